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

/**
 * What a notice says about a missed cancellation. None where the other township was so quick that the former one's own days
 * had not passed (it can no longer cancel, and is not at fault), nor where the former township disputed it.
 */
export function departureFoundBy(
  notice: Notice,
  context: { readonly recordingRules: readonly RecordingRule[]; readonly calendar: HolidayCalendar },
): DepartureFound | null {
  if (notice.kind !== 'movement-notice' || notice.target !== 'former') return null;
  const { happened, on } = notice.content;
  if (happened === 'correction' || notice.channel === 'paper') return null;
  if (notice.timeline.some(({ event }) => event === 'dispute' || event === 'misroute')) return null;
  const office = notice.holder;
  const rule = recordingRuleFor(office, on, context.recordingRules);
  const foundAt = notice.createdAt;
  // The limit runs from the day of leaving; the day in Shanghai decides, as for the township's own record.
  if (arrivalRecordedOnTime(on, foundAt, rule, context.calendar).onTime) return null;
  return { noticeId: notice.noticeId, office, happenedOn: on, foundAt };
}

/** The day on which it was found out. */
export function foundOn({ foundAt }: DepartureFound): LocalDate {
  return shanghaiDateOf(foundAt);
}
