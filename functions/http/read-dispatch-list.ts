import * as z from 'zod/mini';
import { readDispatchListOperation } from '../../shared/api/return-operations.ts';
import { everyCase } from '../../shared/assessment/every-case.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { LineResult } from '../../shared/domain/assessment/kernel/result.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { dispatchList, type OpenDuty } from '../../shared/domain/assessment/monthly-return/dispatch-list.ts';
import { returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { runIdOf } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { schemeInForce } from '../../shared/domain/assessment/scheme/scheme-in-force.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { type Month, monthBounds, monthOf } from '../../shared/domain/calendar/period.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({
  ...httpEnv,
  CASES_TABLE: text,
  NOTICES_TABLE: text,
  ASSESSMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  // Registered schemes are read by their ids.
  cases: ['list', 'one'],
  notices: ['box'],
  assessments: ['resultsOf'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly notices: Pick<NoticeStore, 'box'>;
  readonly assessments: Pick<AssessmentStore, 'resultsOf'>;
  readonly directory: DirectoryStore;
  readonly schemes: () => Promise<readonly Scheme[]>;
  readonly digest: Digest;
  readonly clock: Clock;
}

/** Days ahead that are near: a week, so that a meeting at its start sees what falls due in it. */
const NEAR_DAYS = 7;
/** Letters of a township that are looked through, those that are due first. */
const LETTERS = 100;
const PAGE = 200;

/** `GET /divisions/{code}/dispatch-list?month=`: 月调度 of the county’s townships, as things stand now. */
export function createReadDispatchList(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(readDispatchListOperation, edge, async ({ params: { code }, query, caller }) => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    if (!mayRead(await territoriesOf(caller, directory, today), code))
      return refused('division-not-yours', '/code', { division: code });
    const month = query.month ?? monthOf(today);
    const townships = await directory.childrenOn(code, today);
    const below = { side: 'superior', division: code, under: 'open#' } as const;
    const [returns, tasks, letters, lines] = await Promise.all([
      everyCase(cases, returnCase, below),
      everyCase(cases, taskCase, below),
      Promise.all(townships.map(({ code: office }) => lettersOf(deps, office, today))),
      lastLines(deps, code, month),
    ]);
    const list = dispatchList({
      month,
      now,
      nearDays: NEAR_DAYS,
      units: townships.map(({ code: office, name }) => ({ unitId: office, name, office })),
      returns,
      tasks,
      duties: letters.flatMap(({ duties }) => duties),
      cutShort: new Set(letters.filter(({ more }) => more).map(({ office }) => office)),
      lines: (unitId) => lines.get(unitId) ?? [],
    });
    return { status: 200, body: list };
  });
}

/** What waits in the inbox of a township with a limit that has passed or is near. */
async function lettersOf(
  { notices, directory }: Deps,
  office: string,
  today: string,
): Promise<{ readonly office: string; readonly duties: readonly OpenDuty[]; readonly more: boolean }> {
  const codes = [office, ...(await directory.formerCodes(office, today))];
  const until = startOfDayInShanghai(addDays(today, NEAR_DAYS + 2));
  const page = await notices.box('inbox', { divisions: codes, until, limit: LETTERS });
  const duties = page.notices.flatMap(({ noticeId, holder, limit }): readonly OpenDuty[] =>
    limit && codes.includes(holder)
      ? [{ dutyId: `${noticeId}#${limit.what}`, what: limit.what, office, dueOn: limit.on, doneAt: null }]
      : [],
  );
  return { office, duties, more: page.next !== undefined };
}

/** The lines of each township in the month’s assessments, or in those of the month before where it is not scored yet. */
async function lastLines(
  { assessments, schemes, digest }: Deps,
  county: string,
  month: Month,
): Promise<ReadonlyMap<string, readonly LineResult[]>> {
  const known = await schemes();
  const ids = [...new Set(known.map(({ schemeId }) => schemeId))];
  const lines = new Map<string, readonly LineResult[]>();
  for (const scored of [month, monthOf(addDays(monthBounds(month).from, -1))]) {
    const { from, to } = monthBounds(scored);
    for (const schemeId of ids) {
      const scheme = schemeInForce(known, schemeId, from);
      if (!scheme?.peerGroups.some(({ kinds }) => kinds.includes('township'))) continue;
      const period = { kind: 'month', from, to } as const;
      const runId = runIdOf({ kind: 'assessment', scheme, period, within: null, by: '' }, digest);
      let after: string | undefined;
      do {
        const asked = { runId, county, under: county, limit: PAGE };
        const page = await assessments.resultsOf({ ...asked, ...(after !== undefined && { after }) });
        for (const { unitId, score } of page.results)
          lines.set(unitId, [...(lines.get(unitId) ?? []), ...score.lines]);
        after = page.next;
      } while (after !== undefined);
    }
    if (lines.size > 0) break;
  }
  return lines;
}
