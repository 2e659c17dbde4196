import { addDays, type LocalDate } from '../domain/calendar/date.ts';
import type { HolidayCalendar } from '../domain/calendar/holiday-calendar.ts';
import { type Instant, shanghaiDateOf, startOfDayInShanghai } from '../domain/calendar/instant.ts';
import type { DeadlineRule } from '../domain/deadline/deadline-rule.ts';
import { dueAfter, type RulePart } from '../domain/deadline/due.ts';
import type { NoticeCursor, NoticeStore } from '../domain/notice/notice-store.ts';
import type { Notice } from '../domain/notice/notice.ts';
import {
  type DepartureFound,
  departureToldBy,
  wasMissed,
} from '../domain/assessment/fact/departure-found.ts';
import { type DutyLine, type DutyLineKind, lastHolderOf } from '../domain/assessment/fact/duty-line.ts';
import type { DutyCursor, DutyStore } from '../domain/assessment/fact/duty-store.ts';
import { type LimitRun, limitRunsOf, runBefore } from '../domain/assessment/fact/limit-run.ts';
import { dueOf, dutyOf, type NoticeDuty } from '../domain/assessment/fact/notice-duty.ts';
import { type NoticeHold, receiverDaysOf } from '../domain/assessment/fact/notice-hold.ts';
import { EVERYTHING } from '../domain/assessment/measure/needed-facts.ts';
import { instantsOf } from '../domain/assessment/period.ts';
import { PAGE } from './page.ts';
import type { FactReading, FactSources } from './unit-facts.ts';

/** After every decision: what was open at the cut-off may have been decided since, this very moment too. */
const EVER: Instant = '9999-12-31T23:59:59.999Z';

export interface ReadDuties {
  readonly duties: readonly NoticeDuty[];
  readonly holds: readonly NoticeHold[];
  readonly departuresFound: readonly DepartureFound[];
}

/**
 * The duties of offices as they stood at the cut-off: those that ended, from their lines, and those that were open, from the
 * notices. The inbox is read first, so that what is decided meanwhile is met twice and not missed; the line goes before.
 */
export async function readDuties(
  offices: readonly string[],
  sources: Pick<FactSources, 'duties' | 'notices'>,
  reading: FactReading,
): Promise<ReadDuties> {
  const found: Found = { duties: [], holds: [], departuresFound: [] };
  const { lines: kinds } = reading.needs ?? EVERYTHING;
  if (kinds.length === 0) return found;
  const take = taking(found, reading);
  for (const office of new Set(offices)) {
    const open = await waitingNotices(office, sources.notices, reading);
    const waiting = waitingOf(open, reading);
    for (const kind of kinds) {
      await eachLine(office, kind, sources.duties, reading, (line) => {
        if (waiting.runs.size > 0) forget(waiting, line);
        take.line(line);
      });
    }
    for (const run of waiting.runs.values()) take.run(run);
    for (const departure of waiting.departures.values()) take.departure(departure);
  }
  return found;
}

type Found = { -readonly [List in keyof ReadDuties]: ReadDuties[List][number][] };

/** What the notices of an inbox say that no line says yet. They have not ended: no office's days in hand are among it. */
interface Waiting {
  readonly runs: Map<string, LimitRun>;
  readonly departures: Map<string, DepartureFound>;
}

function waitingOf(open: readonly Notice[], { rules }: FactReading): Waiting {
  const waiting: Waiting = { runs: new Map(), departures: new Map() };
  for (const notice of open) {
    for (const run of limitRunsOf(notice, rules)) waiting.runs.set(run.dutyId, run);
    const departure = departureToldBy(notice);
    if (departure) waiting.departures.set(departure.noticeId, departure);
  }
  return waiting;
}

/** A line that was written goes before what its notice says. */
function forget(waiting: Waiting, { noticeId, run, departure }: DutyLine): void {
  if (run) waiting.runs.delete(run.dutyId);
  if (departure) waiting.departures.delete(noticeId);
}

/** Adds lines and limits to what was found, as far as they were known at the cut-off. */
function taking(found: Found, reading: FactReading) {
  const { cutOff, outages, calendar, needs = EVERYTHING } = reading;
  // Only whoever needs every kind of line can need days in hand and departures, which stand in any of them.
  const isWhole = needs.lines.length === EVERYTHING.lines.length;
  const run = (limit: LimitRun): void => {
    const known = runBefore(limit, cutOff);
    const duty = known && dutyOf(known, dueOf(known, calendar));
    if (duty) found.duties.push(duty);
  };
  const departure = (told: DepartureFound): void => {
    if (told.foundAt < cutOff && wasMissed(told, reading)) found.departuresFound.push(told);
  };
  const line = (ended: DutyLine): void => {
    const { noticeId, decidedAt, held } = ended;
    if (ended.run) run(ended.run);
    if (!isWhole) return;
    if (held && decidedAt < cutOff) {
      found.holds.push({
        noticeId,
        office: lastHolderOf(ended),
        endedOn: shanghaiDateOf(decidedAt),
        receiverDays: receiverDaysOf(held, outages),
      });
    }
    if (ended.departure) departure({ noticeId, office: lastHolderOf(ended), ...ended.departure });
  };
  return { line, run, departure };
}

/** What stands in an inbox with a limit that can have passed, or can have begun, in the period. */
async function waitingNotices(
  office: string,
  notices: Pick<NoticeStore, 'box'>,
  reading: FactReading,
): Promise<readonly Notice[]> {
  const found: Notice[] = [];
  const { until } = reachOf(reading);
  let after: NoticeCursor | undefined;
  do {
    const page = await notices.box('inbox', {
      divisions: [office],
      until,
      limit: PAGE,
      ...(after && { after }),
    });
    // What was returned or answered waits there for its sender, and is no duty of this office.
    for (const notice of page.notices) if (notice.holder === office) found.push(notice);
    after = page.next;
  } while (after);
  return found;
}

async function eachLine(
  office: string,
  kind: DutyLineKind,
  duties: Pick<DutyStore, 'list'>,
  reading: FactReading,
  take: (line: DutyLine) => void,
): Promise<void> {
  const from = reachOf(reading).from[kind];
  let after: DutyCursor | undefined;
  do {
    const page = await duties.list({
      offices: [office],
      kind,
      from,
      until: EVER,
      limit: PAGE,
      ...(after && { after }),
    });
    for (const line of page.lines) take(line);
    after = page.next;
  } while (after);
}

/** How far before and after the period there may be something that counts in it. */
interface Reach {
  /** A limit may end long before its last day; the end of a notice counts on its own day. */
  readonly from: Readonly<Record<DutyLineKind, Instant>>;
  /** The latest limit of an acceptance that began in the period. */
  readonly until: Instant;
}

const reaches = new WeakMap<HolidayCalendar, Map<string, Reach & Pick<FactReading, 'rules'>>>();
/** Periods that are kept for a calendar. */
const REACHES_KEPT = 50;

/** Counted once for a run, not for each of its offices. */
function reachOf({ period, rules, calendar }: FactReading): Reach {
  const ofCalendar = reaches.get(calendar) ?? new Map<string, Reach & Pick<FactReading, 'rules'>>();
  const name = `${period.from} ${period.to}`;
  const known = ofCalendar.get(name);
  if (known?.rules === rules) return known;
  const { start, end } = instantsOf(period);
  const reaching = (kind: 'acceptance' | 'reply'): Instant =>
    startOfDayInShanghai(firstDayReaching(period.from, partsOf(kind, rules), calendar));
  const limits = partsOf('acceptance', rules).map((chain) => lastOf(chain, period.to, calendar).dueAt);
  const reach: Reach = {
    from: { acceptance: reaching('acceptance'), reply: reaching('reply'), end: start },
    until: limits.reduce((latest, limit) => (limit > latest ? limit : latest), end),
  };
  if (ofCalendar.size >= REACHES_KEPT) ofCalendar.clear();
  reaches.set(calendar, ofCalendar.set(name, { ...reach, rules }));
  return reach;
}

/** The limits that may follow each other without a break, as rules have them. */
function partsOf(
  kind: 'acceptance' | 'reply',
  rules: readonly DeadlineRule[],
): readonly (readonly RulePart[])[] {
  return rules.flatMap(({ ruleId, accept, reply, extension }) => {
    if (kind === 'acceptance') return [[{ ruleId, ...accept }]];
    if (!reply) return [];
    return [[{ ruleId, ...reply }, ...(extension ? [{ ruleId, ...extension }] : [])]];
  });
}

function lastOf(chain: readonly RulePart[], from: LocalDate, calendar: HolidayCalendar) {
  let on = from;
  let dueAt = startOfDayInShanghai(from);
  for (const part of chain) ({ dueOn: on, dueAt } = dueAfter(part, on, calendar));
  return { on, dueAt };
}

function firstDayReaching(
  day: LocalDate,
  chains: readonly (readonly RulePart[])[],
  calendar: HolidayCalendar,
): LocalDate {
  let first = day;
  for (const chain of chains)
    while (lastOf(chain, addDays(first, -1), calendar).on >= day) first = addDays(first, -1);
  return first;
}
