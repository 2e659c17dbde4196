import type { AssessmentStore } from '../domain/assessment/assessment-store.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { FalsehoodFinding } from '../domain/assessment/fact/finding.ts';
import type { YearQuarter } from '../domain/assessment/kernel/year-total.ts';
import { type AssessmentPeriod, periodOf, quartersOf } from '../domain/assessment/period.ts';
import { assessmentRunId } from '../domain/assessment/run/run.ts';
import type { Scheme } from '../domain/assessment/scheme/scheme.ts';
import { schemeInForce } from '../domain/assessment/scheme/scheme-in-force.ts';
import { settlementCase } from '../domain/assessment/settlement/settlement-case.ts';
import { type SettlementRecord, settlementIdOf } from '../domain/assessment/settlement/settlement-record.ts';

type Cases = Pick<CaseStore, 'one'>;

export interface QuarterSources {
  readonly cases: Cases;
  readonly assessments: Pick<AssessmentStore, 'run' | 'result' | 'latestResult' | 'inputOf'>;
}

/** A unit's quarters as they were locked, with the falsehoods proven in them; or that one is not locked yet. */
export type LockedQuarters =
  | {
      readonly kind: 'locked';
      readonly quarters: readonly (YearQuarter | null)[];
      readonly falsehoods: readonly FalsehoodFinding[];
    }
  | { readonly kind: 'waiting' };

/** The run of a quarter, under the version that was in force on its first day; null where none was. */
interface QuarterRun {
  readonly runId: string;
  readonly isOver: boolean;
}

/**
 * Reads the quarters of a year for the units of one office after the other. Settlements and runs are read once for all units
 * of a part.
 */
export function lockedQuarters(
  { cases, assessments }: QuarterSources,
  scheme: Scheme,
  schemes: readonly Scheme[],
  year: AssessmentPeriod,
) {
  const settlements = new Map<string, Promise<SettlementRecord | undefined>>();
  const settlementOf = (runId: string, superior: string) => {
    const id = settlementIdOf(runId, superior);
    const known = settlements.get(id) ?? cases.one(settlementCase, id);
    settlements.set(id, known);
    return known;
  };
  const runs = quartersOf(year).map(async (quarter): Promise<QuarterRun | null> => {
    const held = schemeInForce(schemes, scheme.schemeId, quarter.from);
    if (!held) return null;
    const runId = assessmentRunId(held, quarter);
    const run = await assessments.run(runId);
    return run ? { runId, isOver: run.state === 'scored' } : null;
  });
  return async (unitId: string, superior: string): Promise<LockedQuarters> => {
    const quarters: (YearQuarter | null)[] = [];
    const falsehoods: FalsehoodFinding[] = [];
    for (const run of await Promise.all(runs)) {
      if (run === null) {
        quarters.push(null);
        continue;
      }
      const { runId, isOver } = run;
      const settlement = await settlementOf(runId, superior);
      if (!settlement) {
        // An office none of whose units has a result has nothing to settle.
        if (!isOver || (await assessments.latestResult(runId, unitId))) return { kind: 'waiting' };
        quarters.push(null);
        continue;
      }
      if (settlement.lockedAt === null) return { kind: 'waiting' };
      const locked = settlement.results.find((one) => one.unitId === unitId);
      quarters.push(locked ? { runId, revision: locked.revision, total: locked.total } : null);
      if (locked)
        falsehoods.push(...(await falsehoodsOf(assessments, scheme, runId, unitId, locked.revision)));
    }
    return { kind: 'locked', quarters, falsehoods };
  };
}

/** Findings can only matter where one caps by itself, or where a scheme counts several of them over the year. */
async function falsehoodsOf(
  assessments: QuarterSources['assessments'],
  { gradeCaps }: Scheme,
  runId: string,
  unitId: string,
  revision: number,
): Promise<readonly FalsehoodFinding[]> {
  const cappingAlone = new Set(gradeCaps.flatMap(({ kind, findings }) => (findings === 1 ? [kind] : [])));
  const areAllShown = gradeCaps.every(({ kind }) => cappingAlone.has(kind));
  const result = await assessments.result(runId, unitId, revision);
  if (!result) throw new Error('a locked result that is not there');
  if (areAllShown && result.score.cappedBy.length === 0) return [];
  return (await assessments.inputOf(runId, unitId, revision))?.falsehoods ?? [];
}

/** True where the results of a year below an office are locked. */
export async function isYearLocked(
  cases: Cases,
  scheme: Scheme,
  from: string,
  superior: string,
): Promise<boolean> {
  const runId = assessmentRunId(scheme, periodOf('year', from, scheme.year.firstMonth));
  return ((await cases.one(settlementCase, settlementIdOf(runId, superior)))?.lockedAt ?? null) !== null;
}
