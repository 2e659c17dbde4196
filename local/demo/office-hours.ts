import type { SeededRandom } from './seeded-random.ts';

/** True on days when offices work. */
export type IsWorkday = (date: string) => boolean;

/** Monday to Friday, knowing nothing of public holidays. */
export function isWeekday(date: string): boolean {
  const day = new Date(`${date}T00:00:00Z`).getUTCDay();
  return day !== 0 && day !== 6;
}

/** The day so many days later (or earlier): `YYYY-MM-DD`. */
export function addDays(date: string, days: number): string {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);
  return moved.toISOString().slice(0, 10);
}

/** Days from one day to another. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The so-manieth working day after the date; 0: the date itself, or the next working day. */
export function workdayAfter(date: string, workdays: number, isWorkday: IsWorkday): string {
  let day = date;
  let left = workdays;
  while (left > 0 || !isWorkday(day)) {
    day = addDays(day, 1);
    if (isWorkday(day)) left -= 1;
    if (daysBetween(date, day) > 1000) throw new Error(`no working day within 1000 days of ${date}`);
  }
  return day;
}

/** An instant in office hours of the day in Shanghai (08:30 to 11:30, 13:30 to 16:30), as ISO-8601 in UTC. */
export function instantInOffice(date: string, random: SeededRandom): string {
  const minutes = random.pick([30, 330]) + random.int(0, 179);
  return instantOf(date, minutes * 60_000 + random.int(0, 59_999));
}

/** Some minutes after an instant: the same errand, the next sheet of paper. */
export function minutesLater(at: string, minutes: number): string {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString();
}

/** The day of an instant in Shanghai. */
export function dayOf(at: string): string {
  return new Date(Date.parse(at) + 8 * 3_600_000).toISOString().slice(0, 10);
}

function instantOf(date: string, millisecondsUtc: number): string {
  return new Date(Date.parse(`${date}T00:00:00.000Z`) + millisecondsUtc).toISOString();
}
