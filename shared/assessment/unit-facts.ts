import type { Instant } from '../domain/calendar/instant.ts';
import type { HolidayCalendar } from '../domain/calendar/holiday-calendar.ts';
import type { DutyStore } from '../domain/assessment/fact/duty-store.ts';
import type { ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import { type AssessmentFacts, factsOf } from '../domain/assessment/fact/unit-facts.ts';
import type { AssessmentPeriod } from '../domain/assessment/period.ts';
import type { NeededFacts } from '../domain/assessment/measure/needed-facts.ts';
import type { AssessedUnit } from '../domain/assessment/unit.ts';
import type { DeadlineRule, RecordingRule } from '../domain/deadline/deadline-rule.ts';
import type { FactStore } from '../domain/fact/fact-store.ts';
import type { NoticeStore } from '../domain/notice/notice-store.ts';
import type { Outage } from '../domain/outage/outage.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { readDuties } from './read-duties.ts';
import { readFound } from './read-found.ts';
import { readGivenTasks } from './read-given-tasks.ts';
import { readMovements } from './read-movements.ts';
import { readReported } from './read-reported.ts';

/** What offices recorded and reported. */
export interface RecordedSources {
  readonly facts: Pick<FactStore, 'list'>;
  readonly duties: Pick<DutyStore, 'list'>;
  readonly notices: Pick<NoticeStore, 'box'>;
  readonly reported: Pick<ReportedFactStore, 'list'>;
}

/** What facts are read from. */
export interface FactSources extends RecordedSources {
  /** Settled checks, findings, and what superiors gave offices to do. */
  readonly cases: Pick<CaseStore, 'list'>;
}

/** For which period, as known when. The same values give the same facts, however much later they are read. */
export interface FactReading {
  readonly period: AssessmentPeriod;
  /** What was recorded at this instant or later is not seen. */
  readonly cutOff: Instant;
  readonly rules: readonly DeadlineRule[];
  readonly recordingRules: readonly RecordingRule[];
  /** With the days that outages took (`calendarWithOutages`), as recorded at the cut-off. */
  readonly calendar: HolidayCalendar;
  readonly outages: readonly Outage[];
  /** Absent: all there are. */
  readonly needs?: NeededFacts;
}

/**
 * All facts of some offices that a period can need, office after office and page after page. They are those of every unit
 * whose territory lies in these offices: read once for a township, they serve its villages and areas too (`factsOf`).
 */
export async function factsOfOffices(
  offices: readonly string[],
  sources: FactSources,
  reading: FactReading,
): Promise<AssessmentFacts> {
  const movements = await readMovements(offices, sources.facts, reading);
  const duties = await readDuties(offices, sources, reading);
  const reported = await readReported(offices, sources.reported, reading);
  const found = await readFound(offices, sources.cases, reading);
  const given = await readGivenTasks(offices, sources.cases, reading);
  return { movements, ...duties, ...reported, ...found, tasks: [...reported.tasks, ...given] };
}

/** The kernel's facts of one unit, from the offices in which its territory lies (`officesOfTerritory`). */
export async function unitFactsFor(
  unit: Pick<AssessedUnit, 'territory'>,
  offices: readonly string[],
  sources: FactSources,
  reading: FactReading,
): Promise<AssessmentFacts> {
  return factsOf(unit, await factsOfOffices(offices, sources, reading), reading.period);
}
