import * as z from 'zod/mini';
import { listLettersOperation } from '../../shared/api/settlement-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { letterCase, type SentLetter } from '../../shared/domain/assessment/settlement/letter-case.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { letterSummary } from './letter-reading.ts';
import { divisionsAsked } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/letters`: its own, and then those that went to codes that it had before. */
export function createListLetters({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listLettersOperation, edge, async ({ params: { code }, query, caller }) => {
    const today = shanghaiDateOf(clock.now());
    const asked = await divisionsAsked({ code, below: false }, caller, directory, today);
    if (asked.kind === 'refused') return asked;
    const cursor = readCursor(query.cursor, 'division', 'after');
    if (cursor.kind === 'refused') return cursor;
    const { place } = cursor;
    const first = place ? asked.divisions.indexOf(place.division) : 0;
    if (first < 0) return refused('invalid-request', '/cursor');
    const letters: SentLetter[] = [];
    let after = place?.after ?? '';
    for (const [index, division] of asked.divisions.entries()) {
      if (index < first) continue;
      const page = await cases.list(letterCase, {
        side: 'office',
        division,
        limit: query.limit - letters.length,
        ...(after !== '' && { after }),
      });
      letters.push(...page.cases);
      after = '';
      const following = asked.divisions[index + 1];
      const next =
        page.next === undefined
          ? letters.length >= query.limit && following !== undefined && { division: following, after: '' }
          : { division, after: page.next };
      if (next)
        return { status: 200, body: { letters: letters.map(letterSummary), next: writeCursor(next) } };
    }
    return { status: 200, body: { letters: letters.map(letterSummary) } };
  });
}
