import * as z from 'zod/mini';
import {
  countiesBelow,
  resultsOfCounty,
  resultsOfOffice,
} from '../../shared/assessment/results-of-office.ts';
import { saveNew } from '../../shared/assessment/save-new.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { objectionWindow } from '../../shared/domain/assessment/objection/file-objection.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import {
  announced,
  announcementCase,
  filedAnnouncement,
  notAnnounced,
} from '../../shared/domain/assessment/run/announcement.ts';
import { filedLetter, sentLetter } from '../../shared/domain/assessment/settlement/letter-case.ts';
import { resultLetter } from '../../shared/domain/assessment/settlement/result-letter.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  openedSettlement,
  settlementIdOf,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { divisionOfUnit, superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';
import { type OpenedRun, runOfTask } from './run-of-task.ts';

export const Env = z.object({ ASSESSMENTS_TABLE: text, CASES_TABLE: text, OUTAGES_TABLE: text });
export const uses = {
  assessments: ['run', 'scheme', 'counties', 'outcomes', 'resultsOf', 'latestResult'],
  cases: ['one', 'save'],
  outages: ['all'],
} as const satisfies Uses;

export interface Deps extends CountingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly settlementRules: readonly SettlementRule[];
  readonly clock: Clock;
}

/**
 * Tells the units of a county their provisional results and until when they may object: a settlement for each office that has units
 * here, then a letter to each unit. Counties are told by their prefecture once all its counties are scored: their window is one. Done
 * again, it finds the settlements with their windows, and the letters.
 */
export function createAnnounceCounty(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  const { assessments, cases, clock } = deps;
  return task('announce-county', z.object({ id: z.string() }), edge, async ({ id }) => {
    const announcement = await cases.one(announcementCase, id);
    if (!announcement) throw new Error('there is no such announcement');
    if (announcement.toldAt !== null) return { id, letters: 0 };
    const { runId, county } = announcement;
    const run = await runOfTask(assessments, runId);
    const scored = await scoredCounties(assessments, runId);
    if (!scored.has(county)) {
      // It is filed before the county counts as scored, and whoever was to say so was lost.
      await cases.save(filedAnnouncement(notAnnounced(announcement, clock.now())));
      return { id, letters: 0 };
    }
    const letters = run.kind === 'assessment' ? await tellUnits(deps, run, county, scored) : 0;
    await cases.save(filedAnnouncement(announced(announcement, clock.now())));
    return { id, letters };
  });
}

async function scoredCounties(assessments: Deps['assessments'], runId: string): Promise<ReadonlySet<string>> {
  const outcomes = await assessments.outcomes(runId);
  return new Set(outcomes.filter(({ state }) => state === 'scored').map(({ county }) => county));
}

async function tellUnits(
  deps: Deps,
  run: OpenedRun,
  county: string,
  scored: ReadonlySet<string>,
): Promise<number> {
  const { assessments } = deps;
  const { runId } = run;
  const results = await resultsOfCounty(assessments, { runId, county });
  let letters = 0;
  for (const [superior, own] of Map.groupBy(results, ({ score }) => superiorOfUnit(score))) {
    const isAbove = superior.length < 6;
    if (isAbove) {
      const counties = await countiesBelow(assessments, runId, superior);
      if (!counties.every((one) => scored.has(one))) continue;
    }
    const told = isAbove ? await resultsOfOffice(assessments, runId, superior) : own;
    letters += await tellUnitsOf(deps, run, superior, told);
  }
  return letters;
}

async function tellUnitsOf(
  deps: Deps,
  run: OpenedRun,
  superior: string,
  results: readonly UnitResult[],
): Promise<number> {
  const { window } = await openedFor(deps, run, superior, results.length);
  const now = deps.clock.now();
  return await saveNew(
    deps.cases,
    results.map(({ runId, unitId, revision, score }) => {
      const letter = resultLetter({
        kind: 'provisional',
        runId,
        to: divisionOfUnit(unitId),
        revision,
        score,
        scheme: run.scheme,
        objectUntil: window.dueOn,
        placing: null,
        consequences: [],
        taskId: null,
      });
      return filedLetter(sentLetter(letter, superior, now));
    }),
  );
}

/** The settlement of an office, opened now where it is not there yet. */
async function openedFor(
  deps: Deps,
  run: Pick<OpenedRun, 'runId' | 'schemeId' | 'period'>,
  superior: string,
  units: number,
): Promise<SettlementRecord> {
  const { cases, clock, settlementRules } = deps;
  const { runId, schemeId, period } = run;
  const there = await cases.one(settlementCase, settlementIdOf(runId, superior));
  if (there) return there;
  const now = clock.now();
  const rule = settlementRuleFor(superior, shanghaiDateOf(now), settlementRules);
  const window = objectionWindow(now, rule, await countingCalendar(deps));
  const opened = openedSettlement({ runId, schemeId, period, superior, units, window }, now);
  if ((await cases.save(filedSettlement(opened))) === 'saved') return opened;
  return await openedFor(deps, run, superior, units);
}
