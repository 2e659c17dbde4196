import { everyCase } from '../../shared/assessment/every-case.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { LineResult } from '../../shared/domain/assessment/kernel/result.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import {
  dispatchList,
  type DispatchList,
  type OpenDuty,
} from '../../shared/domain/assessment/monthly-return/dispatch-list.ts';
import { returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { runIdOf } from '../../shared/domain/assessment/run/run.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { schemeInForce } from '../../shared/domain/assessment/scheme/scheme-in-force.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { type Instant, shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { type Month, monthBounds, monthOf } from '../../shared/domain/calendar/period.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';

export interface DispatchDeps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly notices: Pick<NoticeStore, 'box'>;
  readonly assessments: Pick<AssessmentStore, 'resultsOf'>;
  readonly directory: DirectoryStore;
  readonly schemes: () => Promise<readonly Scheme[]>;
  readonly digest: Digest;
}

/** Days ahead that are near: a week, so that a meeting at its start sees what falls due in it. */
const NEAR_DAYS = 7;
/** Letters of a township that are looked through, those that are due first. */
const LETTERS = 100;
const PAGE = 200;

/** A county, a month, and the day on which it is asked. */
export interface DispatchAsked {
  readonly county: string;
  readonly month: Month;
  readonly now: Instant;
}

/** The list of a county’s townships, as things stand now. */
export async function countyDispatch(
  deps: DispatchDeps,
  { county, month, now }: DispatchAsked,
): Promise<DispatchList> {
  const { cases, directory } = deps;
  const today = shanghaiDateOf(now);
  const townships = await directory.childrenOn(county, today);
  const below = { side: 'superior', division: county, under: 'open#' } as const;
  const [returns, tasks, letters, lines] = await Promise.all([
    everyCase(cases, returnCase, below),
    everyCase(cases, taskCase, below),
    Promise.all(townships.map(({ code: office }) => lettersOf(deps, office, today))),
    lastLines(deps, county, month),
  ]);
  return dispatchList({
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
}

/** What waits in the inbox of a township with a limit that has passed or is near. */
async function lettersOf(
  { notices, directory }: DispatchDeps,
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
  { assessments, schemes, digest }: DispatchDeps,
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
