import { nearest } from '../../cli/nearest.ts';
import { type KeyPath, KEYS, variableOf } from './keys.ts';
import type { Value } from './setting.ts';

/** Variables of other commands and of this one's own start; all else that begins with YIPAN_ must be a key. */
const OTHERS = new Set(['YIPAN_URL', 'YIPAN_TOKEN', 'YIPAN_CONFIG', 'YIPAN_COMMAND']);

/** A key that the environment sets. */
export interface Override {
  readonly variable: string;
  readonly path: KeyPath;
  readonly value: Value;
}

/** What the environment sets, and a sentence for each variable that is no key. An empty one counts as absent. */
export function overridesIn(env: NodeJS.ProcessEnv): {
  readonly overrides: readonly Override[];
  readonly unknown: readonly string[];
} {
  const overrides: Override[] = [];
  const unknown: string[] = [];
  for (const [variable, text] of Object.entries(env)) {
    if (!variable.startsWith('YIPAN_') || OTHERS.has(variable) || !text) continue;
    const found = pathOf(variable);
    if (found) overrides.push({ variable, path: found.path, value: valueOf(text, found.kind) });
    else unknown.push(unknownVariable(variable));
  }
  return { overrides, unknown };
}

function pathOf(variable: string) {
  const place = /^YIPAN_ISSUERS_(\d{1,2})_/.exec(variable)?.[1];
  for (const { path, kind } of KEYS) {
    const placed = path.map((part) => (part === '*' ? Number(place ?? 0) : part));
    if (variableOf(placed) === variable) return { path: placed, kind };
  }
  return undefined;
}

/** Text where it does not fit: the schema says what is wrong with it. */
function valueOf(text: string, kind: 'string' | 'number' | 'boolean'): Value {
  if (kind === 'number' && /^\d+$/.test(text)) return Number(text);
  if (kind === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function unknownVariable(variable: string): string {
  const all = KEYS.map(({ path }) => variableOf(path.map((part) => (part === '*' ? 0 : part))));
  const meant = nearest(variable, all);
  const hint = meant ? ` 是否 did you mean ${meant}?` : '';
  return `环境变量 variable ${variable}: 没有这个设置 there is no such setting.${hint} 请改正或取消它 Correct or unset it.`;
}
