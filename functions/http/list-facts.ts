import * as z from 'zod/mini';
import { listFactsOperation } from '../../shared/api/fact-operations.ts';
import { FactFamily, type ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import type {
  ReportedFactCursor,
  ReportedFactStore,
} from '../../shared/domain/assessment/fact/reported-fact-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { factView } from './fact-view.ts';
import { divisionsAsked } from './scope.ts';

export const Env = z.object({ ...httpEnv, REPORTED_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  reported: ['list'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps {
  readonly reported: Pick<ReportedFactStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /divisions/{code}/facts?from&to`: family after family, each by day; a fact and its corrections stand side by side. */
export function createListFacts(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listFactsOperation, edge, async ({ params: { code }, query, caller }) => {
    const today = shanghaiDateOf(deps.clock.now());
    const asked = await divisionsAsked({ code, below: true }, caller, deps.directory, today);
    if (asked.kind === 'refused') return asked;
    const { from, to, limit } = query;
    if (to < from) return refused('invalid-request', '/to');
    const cursor = readCursor(query.cursor, 'family', 'on', 'root', 'seq');
    if (cursor.kind === 'refused') return cursor;
    const families = query.family ? [query.family] : FactFamily.options;
    const start = cursor.place ? families.findIndex((family) => family === cursor.place?.family) : 0;
    if (start < 0) return refused('invalid-request', '/cursor');
    let after = cursor.place && placeOf(cursor.place);
    const facts: ReportedFact[] = [];
    for (const family of families.slice(start)) {
      const page = await deps.reported.list({
        offices: asked.divisions,
        family,
        from,
        to,
        limit: limit - facts.length,
        ...(after && { after }),
      });
      facts.push(...page.facts);
      const end = page.next ?? (facts.length === limit ? FAMILY_START : undefined);
      const next = page.next ? family : families[families.indexOf(family) + 1];
      if (end && next) {
        const place = { ...end, seq: String(end.seq), family: next };
        return { status: 200, body: { facts: facts.map(factView), next: writeCursor(place) } };
      }
      after = undefined;
    }
    return { status: 200, body: { facts: facts.map(factView) } };
  });
}

/** Before the first record of a family. */
const FAMILY_START: ReportedFactCursor = { on: '', root: '', seq: 0 };

function placeOf({ on, root, seq }: Record<'on' | 'root' | 'seq', string>): ReportedFactCursor {
  const number = Number(seq);
  return { on, root, seq: Number.isSafeInteger(number) && number >= 0 ? number : 0 };
}
