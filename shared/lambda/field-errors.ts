import type * as z from 'zod/mini';
import type { FieldError } from './answer.ts';
import type { Locale } from './problems.ts';

/** Sentences for the issues of a schema, each naming its field by JSON pointer and the way out. */
export function fieldErrors(issues: readonly z.core.$ZodIssue[], locale: Locale): readonly FieldError[] {
  return issues.slice(0, 20).flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        pointer: pointerOf([...issue.path, key]),
        detail: locale === 'en' ? 'is not a known field; leave it out' : '不是可接收的字段，请删去',
      }));
    }
    const [zh, en] = sentence(issue);
    return [{ pointer: pointerOf(issue.path), detail: locale === 'en' ? en : zh }];
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
      return [`应为其中之一：${issue.values.join('、')}`, `must be one of: ${issue.values.join(', ')}`];
    case 'too_small':
      return [`过短或过小，至少 ${issue.minimum}`, `is too short or small; at least ${issue.minimum}`];
    case 'too_big':
      return [`过长或过大，至多 ${issue.maximum}`, `is too long or large; at most ${issue.maximum}`];
    case 'invalid_format':
      return ['格式不符', 'is not in the required form'];
    default:
      return ['不符合要求', 'is not as required'];
  }
}
