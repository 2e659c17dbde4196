import { officesOfTerritory } from '../../shared/assessment/offices-of-territory.ts';
import { EVER } from '../../shared/assessment/read-reported.ts';
import {
  type FactReading,
  factsOfOffices,
  type FactSources,
  type RecordedSources,
} from '../../shared/assessment/unit-facts.ts';
import { DutyLineKind } from '../../shared/domain/assessment/fact/duty-line.ts';
import { FactFamily } from '../../shared/domain/assessment/fact/reported-fact.ts';
import type { AssessmentFacts } from '../../shared/domain/assessment/fact/unit-facts.ts';
import { type AssessmentPeriod, instantsOf } from '../../shared/domain/assessment/period.ts';
import type { NeededFacts } from '../../shared/domain/assessment/measure/needed-facts.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { nextQuarter, quarterOf } from '../../shared/domain/calendar/period.ts';
import type { DeadlineRule, RecordingRule } from '../../shared/domain/deadline/deadline-rule.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { standingOutages } from '../../shared/domain/outage/outage.ts';
import { calendarWithOutages } from '../../shared/domain/outage/stopped-days.ts';
import type { CountingDeps } from '../counting.ts';

export interface FactReadingDeps extends FactSources, CountingDeps {
  readonly rules: readonly DeadlineRule[];
  readonly recordingRules: readonly RecordingRule[];
}

/** Which facts: about a period, recorded before an instant. */
export interface FactsAsked {
  readonly period: AssessmentPeriod;
  readonly factsUntil: string;
  /** Absent: all there are. */
  readonly needs?: NeededFacts;
}

export type Days = Pick<FactReading, 'calendar' | 'outages'>;

const daysKnown = new WeakMap<object, Map<string, Days>>();
/** Cut-offs that are kept: a run has one. */
const DAYS_KEPT = 20;

/**
 * The days that are counted by, as they were known at the cut-off: an outage that is recorded later moves no score, so that
 * they are read once for all parts of a run.
 */
export async function daysAsOf(deps: CountingDeps, cutOff: string): Promise<Days> {
  const { calendar, outages, outageRules } = deps;
  const known = daysKnown.get(outages) ?? new Map<string, Days>();
  daysKnown.set(outages, known);
  const seen = known.get(cutOff);
  if (seen) return seen;
  const recorded = (await outages.all()).filter(({ recordedAt }) => recordedAt < cutOff);
  const days = {
    calendar: calendarWithOutages(calendar, recorded, outageRules),
    outages: standingOutages(recorded),
  };
  if (known.size >= DAYS_KEPT) known.clear();
  known.set(cutOff, days);
  return days;
}

/** All facts that can count for one of these units, read once for all of them; those that are not needed are left out. */
export async function readFacts(
  deps: FactReadingDeps & { readonly directory: Pick<DirectoryStore, 'childrenOn'> },
  units: readonly Pick<AssessedUnit, 'territory'>[],
  { period, factsUntil: cutOff, needs }: FactsAsked,
  days: Days,
): Promise<AssessmentFacts> {
  const offices = await officesOf(units, period, deps.directory);
  const { rules, recordingRules } = deps;
  return await factsOfOffices(offices, deps, {
    period,
    cutOff,
    rules,
    recordingRules,
    ...days,
    ...(needs && { needs }),
  });
}

/** So long before a period something may have been decided that counts in it; longer than any limit. */
const DECIDED_BEFORE_DAYS = 366;

/** True where nothing was recorded, nothing waits and nothing was reported: there is nothing to judge these offices by. */
export async function isQuiet(
  { facts, duties, notices, reported }: RecordedSources,
  offices: readonly string[],
  { period, now }: { readonly period: AssessmentPeriod; readonly now: string },
): Promise<boolean> {
  const { start, end } = instantsOf(period);
  const last = quarterOf(period.to);
  for (let quarter = quarterOf(period.from); quarter <= last; quarter = nextQuarter(quarter)) {
    const page = await facts.list({ offices, quarter, from: start, until: end, limit: 1 });
    if (page.facts.length > 0) return false;
  }
  const waiting = await notices.box('inbox', { divisions: offices, limit: 1 });
  if (waiting.notices.length > 0) return false;
  const from = startOfDayInShanghai(addDays(period.from, -DECIDED_BEFORE_DAYS));
  for (const kind of DutyLineKind.options) {
    const page = await duties.list({ offices, kind, from, until: now, limit: 1 });
    if (page.lines.length > 0) return false;
  }
  for (const family of FactFamily.options) {
    const page = await reported.list({ offices, family, from: EVER, to: period.to, limit: 1 });
    if (page.facts.length > 0) return false;
  }
  return true;
}

/** The offices in whose lists the records of these units stand. */
export async function officesOf(
  units: readonly Pick<AssessedUnit, 'territory'>[],
  { to }: AssessmentPeriod,
  directory: Pick<DirectoryStore, 'childrenOn'>,
): Promise<readonly string[]> {
  const offices = new Set<string>();
  for (const unit of units)
    for (const office of await officesOfTerritory(unit, directory, to)) offices.add(office);
  return [...offices].sort();
}
