import * as z from 'zod/mini';
import { listDeadLettersOperation } from '../../shared/api/operator-operations.ts';
import type { DeadLetter, DeadLetters } from '../../shared/domain/dead-letter/dead-letters.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { deadLetterRefusal } from './dead-letter-access.ts';
import { deadLettersEnv, httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';
import { noteRead, type NotingDeps } from './reading.ts';

export const Env = z.object({ ...httpEnv, ...deadLettersEnv, AUDIT_TABLE: text, SWEEPS_TABLE: text });
export const uses = { audit: ['append'], sweeps: [], deadLetters: ['list'] } as const satisfies Uses;

export interface Deps extends NotingDeps {
  readonly deadLetters: DeadLetters;
}

/** A person in a body, however it is quoted: our own JSON, a stream's attribute values, an invocation kept as text. */
const PERSON = /personId\W{1,16}(?:S\W{1,16})?([A-Za-z0-9_-]{22})(?![A-Za-z0-9_-])/g;

/**
 * `GET /operations/dead-letters`: 投递失败件 source after source, whole. A record of a feed tells where a person was
 * recorded, so reading it is written down as every read of a person is.
 */
export function createListDeadLetters(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listDeadLettersOperation, edge, async ({ query, caller, requestId }) => {
    const { deadLetters } = deps;
    const no = deadLetterRefusal(deadLetters, caller, query.source);
    if (no) return no;
    const cursor = readCursor(query.cursor, 'source', 'after');
    if (cursor.kind === 'refused') return cursor;
    const place = cursor.place;
    const asked = query.source === undefined ? deadLetters.sources : [query.source];
    const from = place ? Math.max(asked.indexOf(place.source), 0) : 0;
    const letters: DeadLetter[] = [];
    let next: object | undefined;
    for (const [i, source] of asked.entries()) {
      if (i < from) continue;
      if (letters.length >= query.limit) {
        next = { source, after: '' };
        break;
      }
      const after = place?.source === source && place.after !== '' ? place.after : undefined;
      const limit = query.limit - letters.length;
      const page = await deadLetters.list(source, { limit, ...(after !== undefined && { after }) });
      letters.push(...page.letters);
      if (page.next !== undefined) {
        next = { source, after: page.next };
        break;
      }
    }
    const personIds = letters.flatMap(({ body }) => [...body.matchAll(PERSON)].map(([, id = '']) => id));
    await noteRead(deps, { personIds, caller, action: 'read-dead-letter', requestId });
    const { sources } = deadLetters;
    return { status: 200, body: { sources, letters, ...(next && { next: writeCursor(next) }) } };
  });
}
