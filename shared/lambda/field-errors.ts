import type * as z from 'zod/mini';
import type { FieldError } from './answer.ts';
import type { Locale } from './problems.ts';

/** Sentences for the issues of a schema, each naming its field by JSON pointer and the way out. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], locale: Locale): readonly FieldError[] {
  const told = new Set<string>();
  return issues.slice(0, 20).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        detail: locale === 'en' ? 'is not a known field; leave it out' : '不是可接收的字段，请删去',
      }));
    }
    const pointer = pointerOf(issue.path);
    // A text of the wrong form also names no day: one sentence is enough.
    if (told.has(pointer)) return [];
    told.add(pointer);
    const [zh, en] = sentence(issue);
    return [{ pointer, detail: locale === 'en' ? en : zh }];
  });
}

function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

function sentence(issue: z.core.$ZodIssue): readonly [zh: string, en: string] {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined
        ? ['必填', 'is required']
        : [`类型不符，应为 ${issue.expected}`, `has the wrong type; ${issue.expected} is expected`];
    case 'invalid_value':
      return oneOf(issue.values);
    case 'too_small':
      return [`过短或过小，至少 ${issue.minimum}`, `is too short or small; at least ${issue.minimum}`];
    case 'too_big':
      return [`过长或过大，至多 ${issue.maximum}`, `is too long or large; at most ${issue.maximum}`];
    case 'invalid_format':
      return formOf('pattern' in issue && typeof issue.pattern === 'string' ? issue.pattern : '');
    case 'invalid_union':
      return 'options' in issue && Array.isArray(issue.options)
        ? oneOf(issue.options)
        : ['不符合要求', 'is not as required'];
    default:
      return issue.message === 'no such day'
        ? ['没有这一天', 'is no real day']
        : ['不符合要求', 'is not as required'];
  }
}

function oneOf(values: readonly unknown[]): readonly [zh: string, en: string] {
  return [`应为其中之一：${values.join('、')}`, `must be one of: ${values.join(', ')}`];
}

/** Says what dates, instants and codes look like, by their patterns; of other forms the reference tells. */
function formOf(pattern: string): readonly [zh: string, en: string] {
  const example = pattern.includes('T(')
    ? '2026-11-20T08:00:00.000Z'
    : pattern.includes('-\\d{2}-')
      ? '2026-11-20'
      : undefined;
  if (example) return [`格式不符，例如 ${example}`, `is not in the required form, for example ${example}`];
  return /^\/\^(\\d\{[29]\}|\[1-9\]\\d)/.test(pattern)
    ? [
        '格式不符，应为行政区划代码（数字，位数须符合）',
        'is not in the required form: a division code, digits only, of the right length',
      ]
    : ['格式不符', 'is not in the required form'];
}
