import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { parse, TomlError } from 'smol-toml';
import type * as z from 'zod/mini';
import { nearest } from '../../cli/nearest.ts';
import { Configuration } from './configuration.ts';
import { contradictionsIn } from './contradictions.ts';
import { type Override, overridesIn } from './environment.ts';
import { keyAt, type KeyPath, KEYS, written } from './keys.ts';
import { lineOfKey } from './line-of-key.ts';

/** The configuration cannot be used: a sentence for each fault, with the key, its place, its value and the way out. */
export class WrongConfiguration extends Error {
  override name = 'WrongConfiguration';
}

/**
 * Reads the file, puts the environment over it and checks the whole. Paths come back absolute. Throws `WrongConfiguration` with every
 * fault that can be known at once.
 */
export function readConfiguration(file: string, env: NodeJS.ProcessEnv): Configuration {
  return checkedConfiguration(textOf(file), file, { env });
}

/** The same of a text that is, or will be, that file. */
export function checkedConfiguration(
  text: string,
  file: string,
  { env = {} }: { readonly env?: NodeJS.ProcessEnv } = {},
): Configuration {
  const tables = tablesIn(file, text);
  const { overrides, unknown } = overridesIn(env);
  for (const { path, value } of overrides) put(tables, path, value);
  const place = placeIn(file, text, overrides);
  const parsed = Configuration.safeParse(tables);
  const faults = parsed.success
    ? contradictionsIn(withPaths(parsed.data, dirname(resolve(file)))).map(
        ({ path, zh, en }) =>
          `${place(path)}${written(path)}${shown(valueAt(tables, path))}: ${zh}. ${written(path)} ${en}.`,
      )
    : parsed.error.issues.flatMap((issue) => faultsOf(issue, tables, place));
  if (!parsed.success || faults.length + unknown.length > 0)
    throw new WrongConfiguration(
      [`配置有误 the configuration ${file} cannot be used:`, ...faults, ...unknown].join('\n  '),
    );
  return withPaths(parsed.data, dirname(resolve(file)));
}

function textOf(file: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(file);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why =
      code === 'ENOENT'
        ? '没有这个文件，请先运行 yipan init，或用 --config 指明 there is no such file: run yipan init first, or name it with --config'
        : `读不了，请检查权限 it cannot be read (${code}): check its permissions`;
    throw new WrongConfiguration(`配置文件 the configuration ${file}: ${why}.`, { cause });
  }
  if (!isUtf8(bytes))
    throw new WrongConfiguration(
      `配置文件 the configuration ${file}: 不是 UTF-8 编码，请另存为 UTF-8 it is not UTF-8: save it as UTF-8.`,
    );
  return bytes.toString('utf8').replace(/^\uFEFF/, '');
}

type Tables = Record<string, unknown>;

function tablesIn(file: string, text: string): Tables {
  try {
    return parse(text, { unsafeKeyBehaviour: 'throw' });
  } catch (cause) {
    if (!(cause instanceof TomlError)) throw cause;
    const { line, column, message } = cause;
    const why = message.split('\n')[0]?.replace(/^Invalid TOML document: /, '') ?? '';
    const written = text.split('\n')[line - 1]?.trim() ?? '';
    throw new WrongConfiguration(
      `配置文件 the configuration ${file} 第 ${line} 行第 ${column} 列 line ${line}, column ${column}: 不是有效的 TOML it is not TOML: ${why}: ${written}`,
      { cause },
    );
  }
}

function put(tables: Tables, path: KeyPath, value: unknown): void {
  let at: Record<string | number, unknown> = tables;
  for (const [i, part] of path.slice(0, -1).entries()) {
    // What stands in the way is wrong by itself, and the schema says so.
    if (at[part] === undefined) at[part] = typeof path[i + 1] === 'number' ? [] : {};
    const next = at[part];
    if (typeof next !== 'object' || next === null) return;
    at = next as Record<string | number, unknown>;
  }
  at[path.at(-1) ?? ''] = value;
}

function valueAt(tables: Tables, path: KeyPath): unknown {
  return path.reduce<unknown>((at, part) => (at as Tables | undefined)?.[part], tables);
}

/** Where a key gets its value: the variable, or the line of the file; '' where it has none. */
function placeIn(file: string, text: string, overrides: readonly Override[]): (path: KeyPath) => string {
  return (path) => {
    const by = overrides.find((one) => written(one.path) === written(path));
    if (by) return `环境变量 variable ${by.variable}: `;
    const line = lineOfKey(text, path);
    return line === undefined ? '' : `${file} 第 ${line} 行 line ${line}: `;
  };
}

function shown(value: unknown): string {
  return value === undefined || typeof value === 'object' ? '' : ` = ${JSON.stringify(value)}`;
}

/** A sentence for each key at fault. */
function faultsOf(
  issue: z.core.$ZodIssue,
  tables: Tables,
  place: (path: KeyPath) => string,
): readonly string[] {
  const path = issue.path as KeyPath;
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => unknownKey([...path, key], place([...path, key])));
  const value = valueAt(tables, path);
  const key = keyAt(path);
  if (key) {
    const { must, example } = key.words;
    const way = `例如 For example: ${key.path.at(-1)} = ${JSON.stringify(example)}`;
    const is = value === undefined ? `缺少 it is missing; ` : '';
    return [
      `${place(path)}${written(path)}${shown(value)}: ${is}应为 ${must.zh} it must be ${must.en}. ${way}`,
    ];
  }
  // A section that is missing: say each key that it needs.
  const inner = KEYS.filter(({ path: full }) => full[0] === path[0] && path.length === 1);
  if (value === undefined && inner.length > 0)
    return inner.map(
      ({ path: full, words }) =>
        `${written(full)}: 缺少 it is missing. 例如 For example: [${full[0]}] ${full.at(-1)} = ${JSON.stringify(words.example)}`,
    );
  const header = path[0] === 'issuers' ? '[[issuers]]' : `[${written(path)}]`;
  return [`${place(path)}${written(path)}${shown(value)}: 应为一节 it must be a section ${header}`];
}

function unknownKey(path: KeyPath, where: string): string {
  const sections = [...new Set(KEYS.map(({ path: [section = ''] }) => section))];
  const names =
    path.length === 1 ? sections : KEYS.map(({ path: full }) => written(full.filter((part) => part !== '*')));
  const meant = nearest(written(path.filter((part) => typeof part === 'string')), names);
  const hint = meant ? ` 是否 did you mean ${meant}?` : '';
  return `${where}${written(path)}: 没有这个设置 there is no such setting.${hint} 请改正或删去 Correct or remove it.`;
}

function withPaths(configuration: Configuration, folder: string): Configuration {
  const { data, tls, log, backup, mail } = configuration;
  const full = (path: string): string => resolve(folder, path);
  return {
    ...configuration,
    data: { folder: full(data.folder), keyFile: full(data.keyFile) },
    ...(tls && { tls: { certificate: full(tls.certificate), key: full(tls.key) } }),
    ...(backup && { backup: { ...backup, folder: full(backup.folder) } }),
    ...(mail && {
      mail: {
        ...mail,
        ...(mail.passwordFile !== undefined && { passwordFile: full(mail.passwordFile) }),
        ...(mail.caFile !== undefined && { caFile: full(mail.caFile) }),
      },
    }),
    log: { ...log, ...(log.file !== undefined && { file: full(log.file) }) },
  };
}
