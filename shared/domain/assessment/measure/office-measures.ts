import type { DueTaskKind } from '../fact/due-task.ts';
import { type ReportKind, type ReportUnit, standingReports } from '../fact/hand-report.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import type { MeasureContext, MeasureFormula } from './measure-context.ts';
import { amountOf, type Measured, ratioOf } from './measured.ts';

/** Tasks of some kinds that were due in the period, done by their day. */
export function tasksDoneOnTime(...kinds: readonly DueTaskKind[]): MeasureFormula {
  return ({ tasks }, context) =>
    ratioOf(
      tasks
        .filter(({ kind, dueOn }) => kinds.includes(kind) && isIn(context, dueOn))
        .map(({ taskId, dueOn, doneOn }) => ({ id: taskId, good: doneOn !== null && doneOn <= dueOn })),
    );
}

/** 登记完整率: of the leads that proved true in the period, those that stood in the ledger already. */
export function registrationComplete({ leads }: AssessmentFacts, context: MeasureContext): Measured {
  return ratioOf(
    leads
      .filter(({ outcome, settledOn }) => outcome !== 'unfounded' && isIn(context, settledOn))
      .map(({ leadId, outcome }) => ({ id: leadId, good: outcome === 'registered' })),
  );
}

/** 抽查准确率. */
export function sampledRight({ checks }: AssessmentFacts, context: MeasureContext): Measured {
  return ratioOf(
    checks
      .filter(({ checkedOn }) => isIn(context, checkedOn))
      .map(({ checkId, right }) => ({ id: checkId, good: right })),
  );
}

/** 错报、漏报、迟报例数. */
export function errorsFound({ errors }: AssessmentFacts, context: MeasureContext): Measured {
  return amountOf(
    errors
      .filter(({ establishedOn }) => isIn(context, establishedOn))
      .map(({ findingId }) => ({ id: findingId, amount: 1 })),
  );
}

/** 出租房屋登记率 when the period ends. */
export function premisesRegistered(
  { premises }: AssessmentFacts,
  { period: { to } }: MeasureContext,
): Measured {
  return ratioOf(
    premises
      .filter(({ knownOn, endedOn }) => knownOn <= to && (endedOn === null || endedOn > to))
      .map(({ premisesId, registeredOn }) => ({
        id: premisesId,
        good: registeredOn !== null && registeredOn <= to,
      })),
  );
}

/** 出租房屋巡查率: registered before the period began and still let at its end, looked at within it. */
export function premisesInspected({ premises }: AssessmentFacts, context: MeasureContext): Measured {
  const { from, to } = context.period;
  return ratioOf(
    premises
      .filter(
        ({ registeredOn, endedOn }) =>
          registeredOn !== null && registeredOn < from && (endedOn === null || endedOn > to),
      )
      .map(({ premisesId, inspectedOn }) => ({
        id: premisesId,
        good: inspectedOn.some((day) => isIn(context, day)),
      })),
  );
}

/** What was reported by hand in one unit, a bare count. */
export function reported(kind: ReportKind, unit: ReportUnit): MeasureFormula {
  return ({ reports }, context) =>
    amountOf(
      standingReports(reports)
        .filter((report) => report.kind === kind && report.unit === unit && isIn(context, report.on))
        .map(({ reportId, amount }) => ({ id: reportId, amount })),
    );
}

/** 持证率 by the last count of each office in the period. Shown, never scored. */
export function permitsHeld({ permitCounts }: AssessmentFacts, context: MeasureContext): Measured {
  const last = new Map<string, (typeof permitCounts)[number]>();
  for (const count of permitCounts) {
    const known = last.get(count.office);
    const isLater = !known || count.on > known.on || (count.on === known.on && count.countId > known.countId);
    if (isIn(context, count.on) && isLater) last.set(count.office, count);
  }
  const counts = [...last.values()];
  const ids = counts.map(({ countId }) => countId).sort();
  return {
    numerator: counts.reduce((sum, { holders }) => sum + holders, 0),
    denominator: counts.reduce((sum, { residents }) => sum + residents, 0),
    numeratorRecords: ids,
    denominatorRecords: ids,
  };
}

function isIn({ period: { from, to } }: MeasureContext, day: string): boolean {
  return from <= day && day <= to;
}
