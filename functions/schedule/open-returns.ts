import * as z from 'zod/mini';
import { PAGE } from '../../shared/assessment/page.ts';
import { readMovements } from '../../shared/assessment/read-movements.ts';
import { returnsBefore } from '../../shared/assessment/returns-before.ts';
import type { FactSources } from '../../shared/assessment/unit-facts.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  openingOf,
  prefillReturn,
  refreshReturn,
  residenceChangesOf,
  returnIdOf,
} from '../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { type Counts, ReturnCategory } from '../../shared/domain/assessment/monthly-return/monthly-return.ts';
import { filedReturn, returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { shanghaiDateOf, startOfDayInShanghai } from '../../shared/domain/calendar/instant.ts';
import { Month, monthBounds, monthOf, nextMonth } from '../../shared/domain/calendar/period.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { ResidentCursor, ResidentStore } from '../../shared/domain/resident/resident-store.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { isQuiet } from '../task/fact-reading.ts';
import { countiesTakingPart } from '../task/taking-part.ts';

export const Env = z.object({
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
  FACTS_TABLE: text,
  DUTIES_TABLE: text,
  NOTICES_TABLE: text,
  REPORTED_TABLE: text,
  RESIDENTS_TABLE: text,
  SWEEPS_TABLE: text,
});
export const uses = {
  facts: ['list'],
  duties: ['list'],
  notices: ['box'],
  reported: ['list'],
  residents: ['list'],
  cases: ['one', 'save'],
  directory: ['participantsUnder', 'childrenOn', 'formerCodes'],
  sweeps: ['get', 'placeOf', 'keepPlace'],
} as const satisfies Uses;

export interface Deps extends Omit<FactSources, 'cases'> {
  readonly residents: Pick<ResidentStore, 'list'>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly directory: Pick<DirectoryStore, (typeof uses.directory)[number]>;
  readonly sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>;
  readonly settlementRules: readonly SettlementRule[];
  readonly calendar: HolidayCalendar;
  readonly clock: Clock;
  /** Everything recorded before this instant has been derived; null where nobody knows. */
  readonly wholeUntil: () => Promise<string | null>;
  /** Counties that ever recorded, got or reported anything, where that is known at once. */
  readonly active?: () => ReadonlySet<string>;
}

export type ReturnsOpened = {
  /** Opened or counted again in this run. */
  readonly opened: number;
  readonly through: boolean;
};

/** How far the work has come: through the counties of one month, once as soon as it is over, once when its records are whole. */
const Place = z.strictObject({
  month: Month,
  whole: z.boolean(),
  /** The last county that is done. */
  after: z.string(),
  done: z.boolean(),
});
type Place = z.infer<typeof Place>;

/** Counties between two notes of the place: what a crash has done again, to no effect. */
const KEPT_EVERY = 20;
/** Townships of a county worked on at once. */
const AT_ONCE = 8;

/**
 * 月报表: at the start of each month a prefilled return of the month before for every township of the counties that took part and had
 * anything to do. As soon as the month is over, because it is due within days; and once more when all that was recorded in it has been
 * derived: then what a failure had left out is in it, and what is missing is made up for. Filed ones are left as they are. A return's id is its
 * office and month, so a run that ends early, comes twice or late doubles nothing. Months that were missed are made up for, in their order.
 */
export function createOpenReturns(deps: Deps): Run<Tick, ReturnsOpened> {
  const { sweeps, clock } = deps;
  return async (_, hasTime) => {
    const now = clock.now();
    const last = monthOf(addDays(monthBounds(monthOf(shanghaiDateOf(now))).from, -1));
    const kept = await sweeps.placeOf('open-returns');
    // Nobody owes a return of a time before the platform was there to be filed with: the first is that of this month.
    let place: Place = kept === undefined ? endOfAll(last) : Place.parse(JSON.parse(kept));
    if (kept === undefined) await sweeps.keepPlace('open-returns', JSON.stringify(place));
    let opened = 0;
    for (;;) {
      if (place.done && place.whole) {
        if (place.month >= last) return { opened, through: true };
        place = startOf(nextMonth(place.month), false);
      }
      if (!place.whole) {
        const whole = await deps.wholeUntil();
        const isWhole = whole !== null && whole >= endOf(place.month);
        if (place.done && !isWhole) return { opened, through: true };
        if (isWhole) place = startOf(place.month, true);
      }
      const done = await throughCounties(deps, place, hasTime);
      opened += done.opened;
      place = done.place;
      await sweeps.keepPlace('open-returns', JSON.stringify(place));
      if (!place.done) return { opened, through: false };
    }
  };
}

function startOf(month: Month, whole: boolean): Place {
  return { month, whole, after: '', done: false };
}

/** Nothing is left to do for a month. */
function endOfAll(month: Month): Place {
  return { month, whole: true, after: '', done: true };
}

/** The first instant after a month. */
function endOf(month: Month): string {
  return startOfDayInShanghai(addDays(monthBounds(month).to, 1));
}

async function throughCounties(
  deps: Deps,
  place: Place,
  hasTime: () => boolean,
): Promise<{ readonly place: Place; readonly opened: number }> {
  const { directory, sweeps, active } = deps;
  const { to } = monthBounds(place.month);
  const known = active?.();
  const counties = (await countiesTakingPart(directory, null, to)).filter(
    (county) => county > place.after && (known?.has(county) ?? true),
  );
  let opened = 0;
  let after = place.after;
  for (const [i, county] of counties.entries()) {
    if (!hasTime()) return { place: { ...place, after }, opened };
    opened += await openCounty(deps, county, place);
    after = county;
    if ((i + 1) % KEPT_EVERY === 0)
      await sweeps.keepPlace('open-returns', JSON.stringify({ ...place, after }));
    await nextTurn();
  }
  return { place: { ...place, after, done: true }, opened };
}

async function openCounty(deps: Deps, county: string, { month, whole }: Place): Promise<number> {
  const { directory, clock, active } = deps;
  const { from, to } = monthBounds(month);
  const townships = (await directory.childrenOn(county, to)).map(({ code }) => code);
  const period = { kind: 'month', from, to } as const;
  const offices = [county, ...townships];
  if (!active && (await isQuiet(deps, offices, { period, now: clock.now() }))) return 0;
  let opened = 0;
  for (let i = 0; i < townships.length; i += AT_ONCE) {
    const together = townships.slice(i, i + AT_ONCE);
    const done = await Promise.all(together.map((office) => openReturn(deps, office, month, whole)));
    opened += done.filter(Boolean).length;
  }
  return opened;
}

/** True where the return was opened, or its counts changed. */
async function openReturn(deps: Deps, office: string, month: Month, whole: boolean): Promise<boolean> {
  const { cases, directory, settlementRules, calendar, clock } = deps;
  const known = await cases.one(returnCase, returnIdOf(office, month));
  if (known && (!whole || known.state !== 'prefilled')) return false;
  const now = clock.now();
  const { from, to } = monthBounds(month);
  const formerly = await directory.formerCodes(office, to);
  const codes = [office, ...formerly];
  const before = await returnsBefore(cases, { office, formerly }, month);
  const since = { kind: 'month', from, to: shanghaiDateOf(now) } as const;
  const movements = await readMovements(codes, deps.facts, { period: since, cutOff: now });
  const changes = codes.flatMap((code) => residenceChangesOf(movements, code));
  const isOver = endOf(month);
  const inMonth = changes.filter(({ recordedAt }) => recordedAt < isOver);
  const later = changes.filter(({ recordedAt }) => recordedAt >= isOver);
  // Reading a ledger costs more than all the rest: only when the count is final, or there is nothing else to begin with.
  const ledger =
    whole || before.length === 0 ? openingOf([], await countedNow(deps.residents, codes), later) : null;
  const rule = settlementRuleFor(office, to, settlementRules);
  const opening = openingOf(before, ledger, inMonth);
  const facts = { office, month, opening, changes: inMonth, ledger, rule, calendar, now };
  const monthly = known ? refreshReturn(known, facts) : prefillReturn(facts);
  // Filed in the same moment, or opened by another run: then it stands as it is.
  return monthly !== known && (await cases.save(filedReturn(monthly, rule))) === 'saved';
}

/** Who lives there by the ledger, by kind. */
async function countedNow(
  residents: Pick<ResidentStore, 'list'>,
  divisions: readonly string[],
): Promise<Counts> {
  const counts: Record<ReturnCategory, number> = { migrant: 0, separated: 0, 'no-household': 0 };
  let after: ResidentCursor | undefined;
  do {
    const page = await residents.list({
      ledger: 'living-here',
      divisions,
      withClosed: false,
      limit: PAGE,
      ...(after && { after }),
    });
    for (const { category } of page.residents) {
      const counted = ReturnCategory.options.find((one) => one === category);
      if (counted) counts[counted] += 1;
    }
    after = page.next;
  } while (after);
  return counts;
}
