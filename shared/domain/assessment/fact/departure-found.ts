import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { LocalDate } from '../../calendar/date.ts';
import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { type RecordingRule, recordingRuleFor } from '../../deadline/deadline-rule.ts';
import { arrivalRecordedOnTime } from '../../deadline/due.ts';
import type { Notice } from '../../notice/notice.ts';

/** A departure that the former township should have cancelled (离开注销) and learnt of from elsewhere. */
export interface DepartureFound {
  /** The notice that told it. */
  readonly noticeId: string;
  readonly office: string;
  readonly happenedOn: LocalDate;
  readonly foundAt: Instant;
}

interface CountingContext {
  readonly recordingRules: readonly RecordingRule[];
  readonly calendar: HolidayCalendar;
}

/** What a notice says about a missed cancellation; none where nothing was missed. */
export function departureFoundBy(notice: Notice, context: CountingContext): DepartureFound | null {
  const told = departureToldBy(notice);
  return told && wasMissed(told, context) ? told : null;
}

/** The departure that a notice tells the former township of; none where that one disputed it. */
export function departureToldBy(notice: Notice): DepartureFound | null {
  if (notice.kind !== 'movement-notice' || notice.target !== 'former') return null;
  const { happened, on } = notice.content;
  if (happened === 'correction' || notice.channel === 'paper') return null;
  if (notice.timeline.some(({ event }) => event === 'dispute' || event === 'misroute')) return null;
  return {
    noticeId: notice.noticeId,
    office: notice.holder,
    happenedOn: on,
    foundAt: notice.createdAt,
  };
}

/**
 * Whether the former township's own days had passed when another place reported it. Where that one was quicker, it can no
 * longer cancel and is not at fault. The limit runs from the day of leaving; the day in Shanghai decides, as for the
 * township's own record.
 */
export function wasMissed(
  { office, happenedOn, foundAt }: Pick<DepartureFound, 'office' | 'happenedOn' | 'foundAt'>,
  { recordingRules, calendar }: CountingContext,
): boolean {
  const rule = recordingRuleFor(office, happenedOn, recordingRules);
  return !arrivalRecordedOnTime(happenedOn, foundAt, rule, calendar).onTime;
}

/** The day on which it was found out. */
export function foundOn({ foundAt }: DepartureFound): LocalDate {
  return shanghaiDateOf(foundAt);
}
