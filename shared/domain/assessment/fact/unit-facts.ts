import type { LocalDate } from '../../calendar/date.ts';
import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { MovementFact } from '../../fact/movement-fact.ts';
import type { AssessmentPeriod } from '../period.ts';
import { type AssessedUnit, countsFor } from '../unit.ts';
import { type DepartureFound, foundOn } from './departure-found.ts';
import type { DueTask } from './due-task.ts';
import type { ErrorFinding, FalsehoodFinding } from './finding.ts';
import type { HandReport } from './hand-report.ts';
import type { Lead } from './lead.ts';
import type { NoticeDuty } from './notice-duty.ts';
import type { NoticeHold } from './notice-hold.ts';
import type { PermitCount } from './permit-count.ts';
import type { Premises } from './premises.ts';
import type { SampledCheck } from './sampled-check.ts';

/** All that the measures read, frozen at a cut-off. Each list may be in any order. */
export interface AssessmentFacts {
  readonly movements: readonly MovementFact[];
  readonly duties: readonly NoticeDuty[];
  readonly holds: readonly NoticeHold[];
  readonly departuresFound: readonly DepartureFound[];
  readonly tasks: readonly DueTask[];
  readonly leads: readonly Lead[];
  readonly premises: readonly Premises[];
  readonly checks: readonly SampledCheck[];
  readonly errors: readonly ErrorFinding[];
  readonly falsehoods: readonly FalsehoodFinding[];
  readonly reports: readonly HandReport[];
  readonly permitCounts: readonly PermitCount[];
}

/** Nothing happened. */
export const NO_FACTS: AssessmentFacts = {
  movements: [],
  duties: [],
  holds: [],
  departuresFound: [],
  tasks: [],
  leads: [],
  premises: [],
  checks: [],
  errors: [],
  falsehoods: [],
  reports: [],
  permitCounts: [],
};

/**
 * The facts that count for a unit. What happened counts on its own day (a movement when it was recorded, a duty on its last
 * day); what stands (premises, counts of permits) counts for whoever has the place when the period ends.
 */
export function factsOf(
  unit: Pick<AssessedUnit, 'territory'>,
  facts: AssessmentFacts,
  { to: end }: Pick<AssessmentPeriod, 'to'>,
): AssessmentFacts {
  const at = (office: string, on: LocalDate, area?: string, department?: string) =>
    countsFor(unit, office, on, area, department);
  const dated = unit.territory.some(({ from, until }) => from !== undefined || until !== undefined);
  return {
    // Turning an instant into a day is most of the work of a large unit: only where a part of it is dated.
    movements: facts.movements.filter((fact) =>
      at(placeOf(fact), dated ? shanghaiDateOf(fact.recordedAt) : end, areaOf(fact)),
    ),
    duties: facts.duties.filter(({ office, dueOn }) => at(office, dueOn)),
    holds: facts.holds.filter(({ office, endedOn }) => at(office, endedOn)),
    departuresFound: facts.departuresFound.filter((found) => at(found.office, foundOn(found))),
    tasks: facts.tasks.filter(({ office, area, department, dueOn }) => at(office, dueOn, area, department)),
    leads: facts.leads.filter(({ office, area, department, settledOn }) =>
      at(office, settledOn, area, department),
    ),
    premises: facts.premises.filter(({ office, area }) => at(office, end, area)),
    checks: facts.checks.filter(({ office, area, department, checkedOn }) =>
      at(office, checkedOn, area, department),
    ),
    errors: facts.errors.filter(({ office, establishedOn }) => at(office, establishedOn)),
    falsehoods: facts.falsehoods.filter(({ office, establishedOn }) => at(office, establishedOn)),
    reports: facts.reports.filter(({ office, area, department, on }) => at(office, on, area, department)),
    permitCounts: facts.permitCounts.filter(({ office, area }) => at(office, end, area)),
  };
}

/** The village of the recording township where the residence names one, else the township itself. */
function placeOf({ office, residence }: MovementFact): string {
  return residence?.startsWith(office) === true ? residence : office;
}

/** The responsibility area of the residence, where that lies in the recording township: another one's areas have codes of their own. */
function areaOf({ office, residence, area }: MovementFact): string | undefined {
  return residence?.startsWith(office) === true ? area : undefined;
}
