import { everyCase } from '../../shared/assessment/every-case.ts';
import type { NamesDirectory } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import type { QuarterPlacing } from '../../shared/domain/assessment/kernel/streaks.ts';
import { type AssessmentPeriod, periodBefore } from '../../shared/domain/assessment/period.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { resultsDigest } from '../../shared/domain/assessment/settlement/results-digest.ts';
import {
  judgeRun,
  type LockedResult,
  type SettlementInput,
} from '../../shared/domain/assessment/settlement/settle-run.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import type {
  SettledOutcome,
  SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { divisionOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { unitsWithOverdueRectification } from '../../shared/domain/assessment/unit-task/task-as-fact.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';
import { type OpenedRun, runOfTask } from './run-of-task.ts';

export interface SettlingDeps extends CountingDeps {
  readonly assessments: Pick<
    AssessmentStore,
    'run' | 'scheme' | 'counties' | 'result' | 'resultsOf' | 'latestResult'
  >;
  readonly cases: Pick<CaseStore, 'one' | 'list' | 'save'>;
  readonly directory: NamesDirectory;
  readonly settlementRules: readonly SettlementRule[];
  readonly clock: Clock;
  readonly digest: Digest;
}

/** A settlement with all that following it up needs. */
export interface SettlingContext {
  readonly run: OpenedRun;
  readonly rule: SettlementRule;
  /** All of the input but what a judgement alone needs, and the results. */
  readonly basis: Omit<SettlementInput, 'history' | 'overdue' | 'results'>;
}

export async function contextOf(deps: SettlingDeps, settlement: SettlementRecord): Promise<SettlingContext> {
  const { runId, superior, period, lockedAt, revising } = settlement;
  const run = await runOfTask(deps.assessments, runId);
  const since = revising?.at ?? lockedAt ?? deps.clock.now();
  const rule = settlementRuleFor(superior, shanghaiDateOf(since), deps.settlementRules);
  const basis = {
    runId,
    runKind: run.kind,
    scheme: run.scheme,
    period,
    lockedAt,
    superior,
    rule,
    calendar: await countingCalendar(deps),
  };
  return { run, rule, basis };
}

/** What the scheme makes of the results, in the form in which it is kept. */
export async function outcomeOf(
  deps: SettlingDeps,
  settlement: SettlementRecord,
  results: readonly UnitResult[],
): Promise<SettledOutcome> {
  const { basis } = await contextOf(deps, settlement);
  const judged = judgeRun({
    ...basis,
    results: results.map(lockedResult),
    history: await historyOf(deps.cases, settlement, basis.scheme),
    overdue: await overdueBelow(deps.cases, settlement),
  });
  if (judged.kind === 'refused') throw new Error(`cannot be judged: ${judged.refusal.name}`);
  return {
    digest: resultsDigest(
      results.map(({ score }) => score),
      deps.digest,
    ),
    results: results.map(({ unitId, revision, score: { total, grade } }) => ({
      unitId,
      revision,
      total,
      grade,
    })),
    placings: [...judged.placings],
    consequences: [...judged.consequences],
    withheld: [...judged.withheld],
  };
}

export function lockedResult({ unitId, revision, score }: UnitResult): LockedResult {
  return { score, revision, office: divisionOfUnit(unitId) };
}

/**
 * The places of a unit in the quarters before, as they are locked now, as far back as a streak of the scheme looks. A quarter that is
 * locked later than this one has no say: its own settlement sees to it.
 */
async function historyOf(
  cases: Pick<CaseStore, 'list'>,
  { superior, schemeId, period }: SettlementRecord,
  { streaks }: Pick<Scheme, 'streaks'>,
): Promise<(unitId: string) => readonly QuarterPlacing[]> {
  const longest = Math.max(1, ...streaks.map(({ quarters }) => quarters));
  if (period.kind !== 'quarter' || longest === 1) return () => [];
  const earlier: SettlementRecord[] = [];
  let quarter: AssessmentPeriod = period;
  for (let back = 1; back < longest; back++) {
    quarter = periodBefore(quarter);
    const ended = await everyCase(cases, settlementCase, {
      side: 'office',
      division: superior,
      under: `${quarter.to}#`,
    });
    const locked = ended.find(
      (one) => one.schemeId === schemeId && one.period.kind === 'quarter' && one.lockedAt !== null,
    );
    if (locked) earlier.push(locked);
  }
  return (unitId) =>
    earlier.map(({ period: past, placings }) => ({
      quarter: past,
      placing: placings.find((placing) => placing.unitId === unitId) ?? null,
    }));
}

/** Units below the office with a rectification that was past its day when the period ended. */
async function overdueBelow(
  cases: Pick<CaseStore, 'list'>,
  { superior, period }: SettlementRecord,
): Promise<ReadonlySet<string>> {
  const year = Number(period.to.slice(0, 4));
  // Of what has ended, that with a last day in this year or the last: what was due earlier was overdue in earlier periods.
  const parts = ['open#', `ended#${year - 1}`, `ended#${year}`];
  const tasks = await Promise.all(
    parts.map((under) => everyCase(cases, taskCase, { side: 'superior', division: superior, under })),
  );
  return unitsWithOverdueRectification(tasks.flat(), period);
}
