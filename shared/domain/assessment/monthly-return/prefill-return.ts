import { addDays } from '../../calendar/date.ts';
import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import { type Instant, startOfDayInShanghai } from '../../calendar/instant.ts';
import { type Month, monthBounds, nextMonth } from '../../calendar/period.ts';
import { padded } from '../../calendar/civil-day.ts';
import { workingDayFrom } from '../../calendar/working-days.ts';
import type { MovementFact } from '../../fact/movement-fact.ts';
import { limitOnDay, type RunningLimit } from '../running-limit.ts';
import type { SettlementRule } from '../settlement/settlement-rule.ts';
import {
  type Counts,
  type MonthlyReturn,
  ReturnCategory,
  returnStateAfter,
  type ReturnRow,
} from './monthly-return.ts';

/** One person more or less at a place, from one record. */
export interface ResidenceChange {
  readonly record: string;
  readonly category: ReturnCategory;
  readonly direction: 'in' | 'out';
  readonly recordedAt: Instant;
}

/** What an office's own movements did to its number of people. Local people and the household side count nobody in or out. */
export function residenceChangesOf(
  movements: readonly MovementFact[],
  office: string,
): readonly ResidenceChange[] {
  return movements.flatMap((fact): readonly ResidenceChange[] => {
    const category = ReturnCategory.options.find((one) => one === fact.category);
    if (category === undefined || fact.side !== 'residence' || !fact.office.startsWith(office)) return [];
    const direction =
      fact.kind === 'inflow' ? 'in' : fact.kind === 'outflow' || fact.kind === 'return' ? 'out' : null;
    return direction === null
      ? []
      : [{ record: fact.movement, category, direction, recordedAt: fact.recordedAt }];
  });
}

/** One return for an office and month, however often it is opened. */
export function returnIdOf(office: string, month: Month): string {
  return `${office}.${month}`;
}

/**
 * What a month opens with: the closing counts of the month before, those of offices that this one took over added to its own. Where
 * none of them made a return there is no such month: then it is what the ledger counts, without what the records of the month did.
 */
export function openingOf(
  before: readonly MonthlyReturn[],
  ledger: Counts | null,
  changes: readonly ResidenceChange[],
): Counts {
  const opening: Partial<Record<ReturnCategory, number>> = {};
  for (const category of ReturnCategory.options) {
    const closings = before.flatMap(({ rows }) => rows.filter((row) => row.category === category));
    const net = changes
      .filter((change) => change.category === category)
      .reduce((sum, { direction }) => sum + (direction === 'in' ? 1 : -1), 0);
    const count =
      before.length > 0
        ? closings.reduce((sum, { closing }) => sum + closing, 0)
        : (ledger?.[category] ?? 0) - net;
    // Where more left than the ledger knew of, nobody can have been there.
    opening[category] = Math.max(0, count);
  }
  return opening;
}

/** A return that opens with other counts, as long as nobody has filed it. */
export function reopenedWith(known: MonthlyReturn, opening: Counts, now: Instant): MonthlyReturn {
  const rows = known.rows.map((row) => {
    const first = opening[row.category] ?? 0;
    return { ...row, opening: first, closing: first + row.inflow - row.outflow + row.adjusted };
  });
  const isSame =
    rows.every((row, i) => row.opening === known.rows[i]?.opening) ||
    returnStateAfter('refresh', known.state) === null;
  return isSame
    ? known
    : {
        ...known,
        rows,
        version: known.version + 1,
        timeline: [...known.timeline, { at: now, event: 'refresh' }],
      };
}

/** What a return is filled from. */
export interface PrefillFacts {
  readonly office: string;
  readonly month: Month;
  /** The closing counts of the last confirmed return; of an office's first one, the ledger's. */
  readonly opening: Counts;
  /** Of any days: those recorded in the month are taken, each record once. */
  readonly changes: readonly ResidenceChange[];
  readonly ledger: Counts | null;
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
  readonly now: Instant;
}

/** 月报表 as the records make it: people at the start, plus inflow, minus outflow. */
export function prefillReturn(facts: PrefillFacts): MonthlyReturn {
  const { office, month, now } = facts;
  return {
    returnId: returnIdOf(office, month),
    version: 1,
    state: 'prefilled',
    office,
    month,
    rows: rowsOf(facts),
    adjustments: [],
    ledger: ledgerOf(facts.ledger),
    zero: false,
    limit: returnLimit(month, facts.rule, facts.calendar),
    noted: [],
    filedBy: null,
    confirmedBy: null,
    confirmedAt: null,
    timeline: [{ at: now, event: 'prefill' }],
  };
}

/** The counts taken again; the same return where none has changed or somebody has filed it. */
export function refreshReturn(known: MonthlyReturn, facts: PrefillFacts): MonthlyReturn {
  const rows = rowsOf(facts);
  const ledger = ledgerOf(facts.ledger);
  const isSame =
    JSON.stringify([rows, ledger]) === JSON.stringify([known.rows, known.ledger]) ||
    returnStateAfter('refresh', known.state) === null;
  return isSame
    ? known
    : {
        ...known,
        rows,
        ledger,
        version: known.version + 1,
        timeline: [...known.timeline, { at: facts.now, event: 'refresh' }],
      };
}

/** The day by which the return of a month is confirmed: a day of the next month, by the rule. */
export function returnLimit(month: Month, rule: SettlementRule, calendar: HolidayCalendar): RunningLimit {
  const day = `${nextMonth(month)}-${padded(rule.returnDay, 2)}`;
  const rolled = rule.returnRolls ? workingDayFrom(day, calendar) : { date: day, provisional: false };
  return {
    ...limitOnDay(rule.ruleId, monthBounds(month).to, rolled.date),
    rollToWorkingDay: rule.returnRolls,
    provisional: rolled.provisional,
  };
}

function rowsOf({ month, opening, changes }: PrefillFacts): ReturnRow[] {
  const { from, to } = monthBounds(month);
  const start = startOfDayInShanghai(from);
  const end = startOfDayInShanghai(addDays(to, 1));
  const seen = new Map(
    changes
      .filter(({ recordedAt }) => start <= recordedAt && recordedAt < end)
      .map((change) => [change.record, change]),
  );
  const count = (category: ReturnCategory, direction: ResidenceChange['direction']) =>
    [...seen.values()].filter((one) => one.category === category && one.direction === direction).length;
  return ReturnCategory.options.map((category) => {
    const first = opening[category] ?? 0;
    const inflow = count(category, 'in');
    const outflow = count(category, 'out');
    const closing = first + inflow - outflow;
    return { category, opening: first, inflow, outflow, adjusted: 0, closing };
  });
}

function ledgerOf(ledger: Counts | null): MonthlyReturn['ledger'] {
  return (
    ledger && {
      migrant: ledger.migrant ?? 0,
      separated: ledger.separated ?? 0,
      'no-household': ledger['no-household'] ?? 0,
    }
  );
}
