import { lockedQuarters, type QuarterSources } from '../../shared/assessment/locked-quarters.ts';
import { compareExact, exactOf, ZERO } from '../../shared/domain/assessment/exact/exact.ts';
import type { ScoreInput } from '../../shared/domain/assessment/kernel/score-input.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { superiorOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import {
  yearEndCase,
  yearEndIdOf,
  yearEndPoints,
} from '../../shared/domain/assessment/year/year-end-check.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { ScoringBasis } from './scoring.ts';
import { type UnitsSources, unitsOfPart } from './units-of-part.ts';

/** So long after the year a check is waited for; then its weight goes to the quarters [ours]. */
const WAIT_FOR_CHECK_DAYS = 60;

export interface YearScoringDeps extends QuarterSources {
  readonly directory: UnitsSources['directory'];
  readonly cases: QuarterSources['cases'] & UnitsSources['cases'];
  readonly schemes: () => Promise<readonly Scheme[]>;
  readonly clock: Clock;
}

export interface PartInputs {
  readonly inputs: readonly ScoreInput[];
  /** Units that cannot be scored yet: a quarter of theirs is not locked, or their year-end check not signed. */
  readonly waiting: number;
}

/**
 * The inputs of a year: what was locked for each quarter, and the signed year-end check. Units whose office has locked
 * everything are scored, whatever others wait for.
 */
export async function yearInputsOfPart(
  deps: YearScoringDeps,
  part: string,
  { scheme, period, unitId: only }: ScoringBasis,
): Promise<PartInputs> {
  const units = (await unitsOfPart(part, { scheme, period }, deps)).filter(
    ({ unitId }) => only === undefined || unitId === only,
  );
  const quartersOfUnit = lockedQuarters(deps, scheme, await deps.schemes(), period);
  const checks = new Map<string, ReturnType<typeof checkOf>>();
  const checkOf = (superior: string) =>
    deps.cases.one(yearEndCase, yearEndIdOf(superior, scheme.schemeId, period.from));
  const isCheckDue =
    compareExact(exactOf(scheme.year.yearEnd), ZERO) > 0 &&
    shanghaiDateOf(deps.clock.now()) <= addDays(period.to, WAIT_FOR_CHECK_DAYS);
  const inputs: ScoreInput[] = [];
  let waiting = 0;
  for (const unit of units) {
    const superior = superiorOfUnit(unit);
    const asked = checks.get(superior) ?? checkOf(superior);
    checks.set(superior, asked);
    const [check, locked] = await Promise.all([asked, quartersOfUnit(unit.unitId, superior)]);
    if (locked.kind === 'waiting' || (isCheckDue && !check?.signed)) {
      waiting += 1;
      continue;
    }
    const { quarters, falsehoods } = locked;
    // It was not there in any quarter that was assessed: there is nothing to make a year of.
    if (quarters.every((quarter) => quarter === null)) continue;
    const yearEnd = yearEndPoints(check, unit.unitId);
    inputs.push({
      scheme,
      period,
      unit,
      measured: {},
      before: null,
      peers: {},
      agreement: null,
      falsehoods,
      year: { quarters, yearEnd },
    });
  }
  return { inputs, waiting };
}
