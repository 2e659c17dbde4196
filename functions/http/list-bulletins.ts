import * as z from 'zod/mini';
import { listBulletinsOperation } from '../../shared/api/bulletin-operations.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type BulletinReadingDeps, isConcerned, isPublished } from './bulletin-reading.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['list'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps extends Omit<BulletinReadingDeps, 'cases'> {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
}

/** `GET /divisions/{code}/bulletins`: all of the own office’s; of others above or below, what was issued. */
export function createListBulletins({ cases, directory, clock }: Deps, edge: HttpEdge): HttpHandler {
  return http(listBulletinsOperation, edge, async ({ params: { code }, query, caller }) => {
    const isOwn = caller.divisions.includes(code);
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    if (!isOwn && !isConcerned(code, territories))
      return refused('division-not-yours', '/code', { division: code });
    const cursor = readCursor(query.cursor, 'case');
    if (cursor.kind === 'refused') return cursor;
    const found: Bulletin[] = [];
    let after = cursor.place?.case;
    do {
      const page = await cases.list(bulletinCase, {
        side: 'office',
        division: code,
        limit: query.limit - found.length,
        ...(after !== undefined && { after }),
      });
      found.push(...page.cases.filter((one) => isOwn || isPublished(one)));
      after = page.next;
    } while (after !== undefined && found.length < query.limit);
    const next = after === undefined ? {} : { next: writeCursor({ case: after }) };
    return { status: 200, body: { bulletins: found.map(lineOf), ...next } };
  });
}

function lineOf({ bulletinId, version, state, runId, period, document }: Bulletin) {
  const { title, office, number, issuedOn, replaces } = document;
  const { division } = office;
  return { bulletinId, version, state, runId, period, title, division, number, issuedOn, replaces };
}
