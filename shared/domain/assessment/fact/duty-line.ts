import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import type { DeadlineRule } from '../../deadline/deadline-rule.ts';
import { WrittenCode } from '../../division/written-code.ts';
import type { Notice } from '../../notice/notice.ts';
import { departureToldBy } from './departure-found.ts';
import { LimitRun, limitRunsOf } from './limit-run.ts';
import { receiverStretchesOf } from './notice-hold.ts';

/** What a line is about: a limit for acceptance or reply that ended, or the end of a notice whose limits had ended before. */
export const DutyLineKind = z.enum(['acceptance', 'reply', 'end']);
export type DutyLineKind = z.infer<typeof DutyLineKind>;

/**
 * 时限责任记录: what the assessments need to know of a notice, one line for each limit, written when it ended. Its id and its
 * place come from the timeline alone, so that deriving it twice, late or after an outage was recorded changes nothing.
 * A movement notice has one line in its whole life: its acceptance ends it, and the line says both.
 */
export const DutyLine = z.strictObject({
  /** `N-1#acceptance`, `N-1#reply.1`, `N-1#end`. */
  lineId: z.string().check(z.minLength(1), z.maxLength(100)),
  kind: DutyLineKind,
  noticeId: z.string().check(z.minLength(1), z.maxLength(80)),
  /** In whose list it stands: who held the notice meanwhile. Whose duty it was `dutyOf` says, by the day of the limit. */
  office: WrittenCode,
  decidedAt: Instant,
  run: z.optional(LimitRun),
  /** Where the notice ended with it: the stretches in which the receiving side held it (时限责任明细). */
  held: z.optional(z.array(z.strictObject({ from: Instant, until: Instant }))),
  /** What it told the former township: a departure that this one had not cancelled, and when it was told elsewhere. */
  departure: z.optional(z.strictObject({ happenedOn: LocalDate, foundAt: Instant })),
});
export type DutyLine = z.infer<typeof DutyLine>;

/** All lines of a notice so far. Limits that still run have none: they are read from the notice itself. */
export function dutyLinesOf(notice: Notice, rules: readonly DeadlineRule[]): readonly DutyLine[] {
  const { noticeId } = notice;
  const ended = limitRunsOf(notice, rules).flatMap((run): DutyLine[] => {
    const [first] = run.holders;
    if (!run.ended || !first) return [];
    const { office } = first;
    return [{ lineId: run.dutyId, kind: run.what, noticeId, office, decidedAt: run.ended.at, run }];
  });
  // Handed down or handed over, it has its line with each office that held it: which of them let the limit pass is only
  // known when it is judged.
  return withEnd(notice, ended).flatMap((line) => {
    const offices = new Set(line.run?.holders.map(({ office }) => office) ?? [line.office]);
    return [...offices].map((office) => ({ ...line, office }));
  });
}

/** What the end of a notice says beside: in the line of the limit that it ended, or in one of its own. */
function withEnd(notice: Notice, lines: readonly DutyLine[]): readonly DutyLine[] {
  const { noticeId, holder: office } = notice;
  const held = receiverStretchesOf(notice);
  const ending = notice.timeline.at(-1);
  if (!held || !ending) return lines;
  const departure = departureToldBy(notice);
  const said = {
    held: [...held],
    ...(departure && { departure: { happenedOn: departure.happenedOn, foundAt: departure.foundAt } }),
  };
  const last = lines.at(-1);
  // The sender closes what was answered before; every other way to the end ends a limit as well.
  if (last && ending.event !== 'close') return [...lines.slice(0, -1), { ...last, ...said }];
  return [
    ...lines,
    { lineId: `${noticeId}#end`, kind: 'end', noticeId, office, decidedAt: ending.at, ...said },
  ];
}

/** Who held the notice last: whose its end is, whichever office's list the line stands in. */
export function lastHolderOf({ run, office }: DutyLine): string {
  return run?.holders.at(-1)?.office ?? office;
}
