import type { DutyLine } from './duty-line.ts';
import type { LimitRun } from './limit-run.ts';

/** What the key of a stored line says already. */
export type LineKey = Pick<DutyLine, 'lineId' | 'kind' | 'office' | 'decidedAt'>;

const NOTICE_KINDS = {
  m: 'movement-notice',
  v: 'verification-request',
  s: 'service-referral',
  c: 'correction',
} as const satisfies Record<string, LimitRun['noticeKind']>;
type Letter = keyof typeof NOTICE_KINDS;
const letterOf = Object.fromEntries(
  Object.entries(NOTICE_KINDS).map(([letter, kind]) => [kind, letter]),
) as Record<LimitRun['noticeKind'], Letter>;

const HAS_NO_END = '-';
const IS_HELD_FROM_START = 'h';

/**
 * A line without what its key says, as some 50 bytes in place of 600: nearly every limit was held by one office until it
 * was decided. Five letters (kind of notice, `d` done or `w` withdrawn, `w`orking or `c`alendar days, `r` where the last one
 * rolls to a working day, `h` where the notice ended with it), when it began, from which day it is counted, how many days;
 * then when a reply was found incomplete, and the departure that the notice told: `mdwrh2026-02-03T01:00:00.000Z2026-02-035`.
 * What is not of this form (handed down, an end of its own) is kept as JSON.
 */
export function packDutyLine(line: DutyLine): string {
  const { run, held, departure } = line;
  if (!run || !isPlain(line, run)) return JSON.stringify(line);
  const { from, days, unit, rollToWorkingDay } = run.counted;
  const letters = [
    letterOf[run.noticeKind],
    run.ended?.how === 'done' ? 'd' : 'w',
    unit === 'working' ? 'w' : 'c',
    rollToWorkingDay ? 'r' : '-',
    held ? IS_HELD_FROM_START : HAS_NO_END,
  ].join('');
  const told = departure && `${departure.happenedOn}${departure.foundAt}`;
  return `${letters}${run.startedAt}${from}${days}|${run.incompleteAt ?? ''}|${told ?? ''}`.replace(
    /\|+$/,
    '',
  );
}

/** What `packDutyLine` was given. Lines are read back as we wrote them: there is no schema between. */
export function unpackDutyLine({ lineId, kind, office, decidedAt }: LineKey, text: string): DutyLine {
  if (text.startsWith('{')) return JSON.parse(text) as DutyLine;
  const daysEnd = text.indexOf('|', DAYS_AT);
  const startedAt = text.slice(5, FROM_AT);
  const run: LimitRun = {
    dutyId: lineId,
    noticeKind: NOTICE_KINDS[text[0] as Letter],
    what: kind === 'acceptance' ? kind : 'reply',
    startedAt,
    counted: {
      from: text.slice(FROM_AT, DAYS_AT),
      days: Number(daysEnd < 0 ? text.slice(DAYS_AT) : text.slice(DAYS_AT, daysEnd)),
      unit: text[2] === 'w' ? 'working' : 'calendar',
      rollToWorkingDay: text[3] === 'r',
    },
    holders: [{ office, since: startedAt }],
    ended: { how: text[1] === 'd' ? 'done' : 'withdrawn', at: decidedAt },
  };
  const [incompleteAt, told] = daysEnd < 0 ? [] : text.slice(daysEnd + 1).split('|');
  if (incompleteAt) run.incompleteAt = incompleteAt;
  const line: DutyLine = { lineId, kind, noticeId: noticeIdIn(lineId), office, decidedAt, run };
  if (text[4] === IS_HELD_FROM_START) line.held = [{ from: startedAt, until: decidedAt }];
  if (told) line.departure = { happenedOn: told.slice(0, 10), foundAt: told.slice(10) };
  return line;
}

const FROM_AT = 29;
const DAYS_AT = 39;

/** Decided by the one office that had it from the start, and said so by its key. */
function isPlain({ lineId, kind, noticeId, office, decidedAt, held }: DutyLine, run: LimitRun): boolean {
  const [holder, ...others] = run.holders;
  const [stretch, ...more] = held ?? [];
  return (
    run.dutyId === lineId &&
    run.what === kind &&
    noticeIdIn(lineId) === noticeId &&
    run.ended?.at === decidedAt &&
    holder?.office === office &&
    holder.since === run.startedAt &&
    others.length === 0 &&
    (held === undefined ||
      (stretch?.from === run.startedAt && stretch.until === decidedAt && more.length === 0))
  );
}

function noticeIdIn(lineId: string): string {
  return lineId.slice(0, Math.max(0, lineId.lastIndexOf('#')));
}
