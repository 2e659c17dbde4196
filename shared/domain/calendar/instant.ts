import * as z from 'zod/mini';
import { dateOfDayNumber, dayNumber, isRealDate, type LocalDate } from './date.ts';

const SHAPE = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2}):(\d{2})\.(\d{3})Z$/;
const DAY_MS = 86_400_000;

/** Asia/Shanghai is UTC+8. It had summer time from 1986 to 1991, which no instant of the platform reaches. */
const SHANGHAI_MS = 8 * 3_600_000;

/** An instant in UTC with milliseconds, `2026-03-01T02:03:04.567Z`; such strings sort as the instants do. */
export const Instant = z.string().check(z.refine(isInstant, 'not an instant in UTC with milliseconds'));
export type Instant = z.infer<typeof Instant>;

function isInstant(text: string): boolean {
  const [, date, hour, minute, second] = SHAPE.exec(text) ?? [];
  return (
    date !== undefined &&
    isRealDate(date) &&
    Number(hour) <= 23 &&
    Number(minute) <= 59 &&
    Number(second) <= 59
  );
}

/** Milliseconds since 1970-01-01T00:00Z; throws on what is no instant of our form. */
export function millisecondsOf(instant: Instant): number {
  const [, date, hour, minute, second, milli] = SHAPE.exec(instant) ?? [];
  if (date === undefined || !isInstant(instant)) throw new RangeError(`not an instant: ${instant}`);
  const seconds = (Number(hour) * 60 + Number(minute)) * 60 + Number(second);
  return dayNumber(date) * DAY_MS + seconds * 1000 + Number(milli);
}

/** The instant of a number of milliseconds since 1970-01-01T00:00Z. */
export function instantOf(milliseconds: number): Instant {
  const day = Math.floor(milliseconds / DAY_MS);
  const rest = milliseconds - day * DAY_MS;
  const part = (unit: number, modulo: number, width: number) =>
    String(Math.floor(rest / unit) % modulo).padStart(width, '0');
  return `${dateOfDayNumber(day)}T${part(3_600_000, 24, 2)}:${part(60_000, 60, 2)}:${part(1000, 60, 2)}.${part(1, 1000, 3)}Z`;
}

/** The day that it is in Shanghai at that instant. */
export function shanghaiDateOf(instant: Instant): LocalDate {
  return dateOfDayNumber(Math.floor((millisecondsOf(instant) + SHANGHAI_MS) / DAY_MS));
}

/** The instant at which a day begins in Shanghai: 16:00 UTC of the day before. */
export function startOfDayInShanghai(date: LocalDate): Instant {
  return instantOf(dayNumber(date) * DAY_MS - SHANGHAI_MS);
}
