import * as z from 'zod/mini';
import { redriveOperation } from '../../shared/api/operator-operations.ts';
import type { DeadLetters } from '../../shared/domain/dead-letter/dead-letters.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { deadLettersEnv, httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { derivingUses } from '../stream/deriving.ts';
import { deadLetterRefusal } from './dead-letter-access.ts';

export const Env = z.object({
  ...httpEnv,
  ...deadLettersEnv,
  DELIVERY_QUEUE_URL: text,
  RESIDENTS_TABLE: text,
  FACTS_TABLE: text,
  NOTICES_TABLE: text,
  DUTIES_TABLE: text,
  SWEEPS_TABLE: text,
});
/** It hands a change to its consumer in its own process, so it may do what the consumers do. */
export const uses = {
  ...derivingUses,
  duties: ['put'],
  queue: ['send'],
  sweeps: ['get'],
  deadLetters: ['redriveOne', 'redriveAll'],
} as const satisfies Uses;

export interface Deps {
  readonly deadLetters: DeadLetters;
}

/** Letters put back by one request: some seconds' work, and progress for whoever watches. */
const PAGE = 50;

/** `POST /operations/dead-letters/redrive`: 重新投递, one letter or those of a source, page by page. */
export function createRedrive({ deadLetters }: Deps, edge: HttpEdge): HttpHandler {
  return http(redriveOperation, edge, async ({ body: { source, id, cursor }, caller }) => {
    const no = deadLetterRefusal(deadLetters, caller, source);
    if (no) return no;
    const read = readCursor(cursor, 'after');
    if (read.kind === 'refused') return read;
    const { place } = read;
    const done =
      id === undefined
        ? await deadLetters.redriveAll(source, { limit: PAGE, ...(place && { after: place.after }) })
        : await deadLetters.redriveOne(source, id);
    if (!done) return refused('dead-letter-unknown', '/id', { source, id: id ?? '–' });
    const { next, ...counts } = done;
    const more = next !== undefined && { next: writeCursor({ after: next }) };
    return { status: 200, body: { ...counts, ...more } };
  });
}
