import { addDays } from '../../shared/domain/calendar/date.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { type Finding, found } from './finding.ts';

/**
 * From when on next year's holidays should be there: the State Council announced those of 2024, 2025 and 2026 between 25 October and
 * 12 November.
 */
const ANNOUNCED_BY = '11-15';

/** Limits past the end of the calendar are provisional: does it reach far enough? */
export function calendarFinding(
  { knownThrough }: Pick<HolidayCalendar, 'knownThrough'>,
  today: string,
  calendarDays: number,
): Finding {
  const subject = 'calendar';
  const next = Number(today.slice(0, 4)) + 1;
  const todo = found(
    `装上含 ${knownThrough < today ? next - 1 : next} 年节假日的新版本；其间的时限都是暂定，之后自动重算`,
    `Install a version that has the holidays of ${knownThrough < today ? next - 1 : next}; limits are provisional until then, and counted again by themselves.`,
  );
  const reaches = found(`覆盖到 ${knownThrough}`, `It reaches to ${knownThrough}.`);
  if (today > knownThrough)
    return {
      subject,
      state: 'failed',
      found: found(
        `只到 ${knownThrough}，今天的时限都是暂定`,
        `It ended on ${knownThrough}: every limit is provisional.`,
      ),
      todo,
    };
  const isMissing = today.slice(5) >= ANNOUNCED_BY && Number(knownThrough.slice(0, 4)) < next;
  if (isMissing || addDays(today, calendarDays) > knownThrough)
    return {
      subject,
      state: 'warning',
      found: found(
        `只到 ${knownThrough}，缺 ${next} 年的节假日`,
        `It reaches to ${knownThrough} only: the holidays of ${next} are missing.`,
      ),
      todo,
    };
  return { subject, state: 'ok', found: reaches };
}
