import { readFileSync } from 'node:fs';
import { COMMAND } from './command-name.ts';
import { parseArgs } from 'node:util';
import type { Operation } from '../../shared/api/operation.ts';
import { type Field, fieldsOf } from './fields.ts';
import { nearest } from './nearest.ts';
import { OWN_OPTIONS } from './own-options.ts';
import { WrongUsage } from './wrong-usage.ts';

type OwnValues = {
  readonly [name in keyof typeof OWN_OPTIONS]?:
    | ((typeof OWN_OPTIONS)[name] extends { multiple: true }
        ? string[]
        : (typeof OWN_OPTIONS)[name]['type'] extends 'boolean'
          ? boolean
          : string)
    | undefined;
};

/** A command line that was understood. */
export interface Invocation {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  /** Undefined where the operation has none. */
  readonly body: unknown;
  readonly own: OwnValues;
}

/** Reads what follows the name of a command. Throws `WrongUsage` about the first thing that is not right. */
export function invocationOf(
  command: string,
  operation: Operation,
  args: readonly string[],
  readInput: () => string = () => readFileSync(0, 'utf8'),
): Invocation {
  const fields = fieldsOf(operation);
  const { own, given } = optionsOf(command, fields, args);
  if (own.help) return { operation, params: {}, query: {}, body: undefined, own };
  const missing = fields.filter(
    ({ part, required, at }) => part !== 'body' && required && !given.has(key(part, at)),
  );
  if (missing.length > 0) {
    const flags = missing.map(({ flag }) => `--${flag}`).join(' ');
    throw new WrongUsage(`${command} 缺少 lacks ${flags}. ${seeHelp(command)}`);
  }
  const values = (part: Field['part']): Record<string, string> =>
    Object.fromEntries(
      fields.flatMap((field) => {
        const texts = field.part === part ? given.get(key(part, field.at)) : undefined;
        return texts ? [[field.at[0] ?? '', texts.at(-1) ?? '']] : [];
      }),
    );
  return {
    operation,
    params: values('path'),
    query: values('query'),
    body: operation.body && bodyOf(command, operation, fields, own.body, given, readInput),
    own,
  };
}

function seeHelp(command: string): string {
  return `全部参数 all parameters: ${COMMAND} ${command} --help`;
}

function key(part: Field['part'], at: readonly string[]): string {
  return `${part} ${at.join('.')}`;
}

function optionsOf(command: string, fields: readonly Field[], args: readonly string[]) {
  const byName = new Map(
    fields.flatMap((field) => [field.flag, ...field.aliases].map((name) => [name, field] as const)),
  );
  const options = {
    ...Object.fromEntries(
      [...byName.keys()].map((name) => [name, { type: 'string', multiple: true } as const]),
    ),
    ...OWN_OPTIONS,
  };
  const { values, positionals, tokens } = parsed(command, options, args);
  const inPath = fields.filter(({ part }) => part === 'path');
  if (positionals.length > inPath.length) {
    throw new WrongUsage(`多余的参数 unexpected "${positionals[inPath.length]}". ${seeHelp(command)}`);
  }
  const given = new Map<string, string[]>();
  for (const [i, text] of positionals.entries()) given.set(key('path', inPath[i]?.at ?? []), [text]);
  for (const token of tokens) {
    const field = token.kind === 'option' ? byName.get(token.name) : undefined;
    if (token.kind !== 'option' || !field || token.name in OWN_OPTIONS) continue;
    const name = key(field.part, field.at);
    given.set(name, [...(given.get(name) ?? []), token.value ?? '']);
  }
  return { own: values as OwnValues, given };
}

function parsed(
  command: string,
  options: Readonly<Record<string, { readonly type: 'string' | 'boolean'; readonly multiple?: boolean }>>,
  args: readonly string[],
) {
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true, tokens: true });
  } catch (cause) {
    const unknown =
      cause instanceof Error ? /Unknown option '-{1,2}([^']+)'/.exec(cause.message)?.[1] : undefined;
    if (unknown === undefined) {
      const why = cause instanceof Error ? cause.message.split('\n')[0] : String(cause);
      throw new WrongUsage(`选项有误 wrong option: ${why} ${seeHelp(command)}`, { cause });
    }
    const meant = nearest(unknown, Object.keys(options));
    throw new WrongUsage(
      `${command} 没有选项 has no option --${unknown}.${meant ? ` 是否 did you mean --${meant}?` : ''} ${seeHelp(command)}`,
      { cause },
    );
  }
}

function bodyOf(
  command: string,
  operation: Operation,
  fields: readonly Field[],
  file: string | undefined,
  given: ReadonlyMap<string, readonly string[]>,
  readInput: () => string,
): unknown {
  const whole = file === undefined ? undefined : jsonFrom(file, readInput);
  const flags = fields.filter(({ part, at }) => part === 'body' && given.has(key('body', at)));
  if (flags.length === 0) {
    if (whole !== undefined) return whole;
    if (operation.body?.safeParse({}).success) return {};
    throw new WrongUsage(`${command} 需要正文 needs a body: --body FILE, or its fields. ${seeHelp(command)}`);
  }
  if (whole !== undefined && !isObject(whole))
    throw new WrongUsage(
      '--body 不是 JSON 对象，不能再加字段 is no JSON object: no fields can be put over it.',
    );
  const body: Record<string, unknown> = structuredClone(whole ?? {});
  for (const field of flags) place(body, field.at, valueOf(field, given.get(key('body', field.at)) ?? []));
  return body;
}

function jsonFrom(file: string, readInput: () => string): unknown {
  let text: string;
  try {
    text = file === '-' ? readInput() : readFileSync(file, 'utf8');
  } catch (cause) {
    throw new WrongUsage(`--body 读不到 cannot be read: ${file}`, { cause });
  }
  return parsedJson(text, `--body ${file}`);
}

function parsedJson(text: string, where: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : '';
    throw new WrongUsage(`${where} 不是 JSON is not JSON: ${why}`, { cause });
  }
}

function place(body: Record<string, unknown>, at: readonly string[], value: unknown): void {
  const [name = '', ...inner] = at;
  if (inner.length === 0) {
    body[name] = value;
    return;
  }
  const next = body[name];
  const object: Record<string, unknown> = isObject(next) ? next : {};
  body[name] = object;
  place(object, inner, value);
}

/** What is no number where one belongs goes as it was typed: the platform says what is wrong with it. */
function valueOf(field: Field, texts: readonly string[]): unknown {
  const one = (text: string): unknown => {
    if (field.nullable && text === 'null') return null;
    if (field.type === 'number')
      return text.trim() !== '' && Number.isFinite(Number(text)) ? Number(text) : text;
    if (field.type === 'boolean') return text === 'true' ? true : text === 'false' ? false : text;
    return field.type === 'json' ? parsedJson(text, `--${field.flag}`) : text;
  };
  if (field.isList) return texts.length === 1 && texts[0] === '' ? [] : texts.map(one);
  return one(texts.at(-1) ?? '');
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
