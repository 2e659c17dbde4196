import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { OutageRule } from '../shared/domain/outage/outage-rule.ts';
import type { OutageStore } from '../shared/domain/outage/outage-store.ts';
import { calendarWithOutages } from '../shared/domain/outage/stopped-days.ts';

/** What counting days needs. */
export interface CountingDeps {
  readonly calendar: HolidayCalendar;
  readonly outages: Pick<OutageStore, 'all'>;
  readonly outageRules: readonly OutageRule[];
}

/** The calendar that limits are counted by today: the official one, without the days that outages took. */
export async function countingCalendar(deps: CountingDeps): Promise<HolidayCalendar> {
  return calendarWithOutages(deps.calendar, await deps.outages.all(), deps.outageRules);
}
