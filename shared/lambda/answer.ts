import type { Refusal } from '../domain/refusal.ts';
import { type Locale, problems } from './problems.ts';

/** What a handler gives back. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  /** A file in place of a body; its type is among the headers. */
  readonly bytes?: Uint8Array;
  readonly headers?: Readonly<Record<string, string>>;
}

export interface FieldError {
  readonly pointer: string;
  readonly detail: string;
}

/** RFC 9457 problem details: `type` is stable, the sentence follows Accept-Language. */
export function problem(refusal: Refusal, locale: Locale, errors?: readonly FieldError[]): Answer {
  const { status, [locale]: sentence } = problems[refusal.name];
  return {
    status,
    headers: { 'content-type': 'application/problem+json; charset=utf-8', 'content-language': locale },
    body: {
      type: `/problems/${refusal.name}`,
      title: fill(sentence, refusal.values),
      status,
      ...(refusal.field && { pointer: refusal.field }),
      ...(refusal.values && { values: refusal.values }),
      ...(errors && { errors }),
    },
  };
}

function fill(sentence: string, values: Refusal['values']): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => String(values?.[name] ?? '–'));
}
