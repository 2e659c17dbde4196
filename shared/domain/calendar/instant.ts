import * as z from 'zod/mini';
import {
  dateOfDayNumber,
  dayNumberAtStartOf,
  dayNumberOf,
  digitsOf,
  padded,
  startsWithDate,
} from './civil-day.ts';
import type { LocalDate } from './date.ts';

const SHAPE = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):([0-5]\d):([0-5]\d)\.(\d{3})Z$/;

/** Asia/Shanghai is UTC+8. It had summer time from 1986 to 1991, which no instant of the platform reaches. */
const SHANGHAI_MS = 8 * 3_600_000;

/** Milliseconds of a day. UTC as we count it has no leap seconds. */
const DAY_MS = 86_400_000;

/** An instant in UTC with milliseconds, `2026-03-01T02:03:04.567Z`; such strings sort as the instants do. */
export const Instant = z.string().check(
  z.regex(SHAPE),
  z.refine((text) => startsWithDate(text), 'no such day'),
);
export type Instant = z.infer<typeof Instant>;

/** Milliseconds since 1970-01-01T00:00Z; throws on what is no instant of our form. */
export function millisecondsOf(instant: Instant): number {
  if (!SHAPE.test(instant) || !startsWithDate(instant)) throw new RangeError(`not an instant: ${instant}`);
  const minutes = digitsOf(instant, 11, 13) * 60 + digitsOf(instant, 14, 16);
  const seconds = minutes * 60 + digitsOf(instant, 17, 19);
  return dayNumberAtStartOf(instant) * DAY_MS + seconds * 1000 + digitsOf(instant, 20, 23);
}

/** The instant of a whole number of milliseconds since 1970-01-01T00:00Z. */
export function instantOf(milliseconds: number): Instant {
  const day = Math.floor(milliseconds / DAY_MS);
  const rest = milliseconds - day * DAY_MS;
  const hour = padded(Math.floor(rest / 3_600_000), 2);
  const minute = padded(Math.floor(rest / 60_000) % 60, 2);
  const second = padded(Math.floor(rest / 1000) % 60, 2);
  return `${dateOfDayNumber(day)}T${hour}:${minute}:${second}.${padded(rest % 1000, 3)}Z`;
}

/** The day that it is in Shanghai at that instant. */
export function shanghaiDateOf(instant: Instant): LocalDate {
  return dateOfDayNumber(shanghaiDayOf(millisecondsOf(instant)));
}

/** The same as a day number, of milliseconds since 1970-01-01T00:00Z. */
export function shanghaiDayOf(milliseconds: number): number {
  return Math.floor((milliseconds + SHANGHAI_MS) / DAY_MS);
}

/** The instant at which a day begins in Shanghai: 16:00 UTC of the day before. */
export function startOfDayInShanghai(date: LocalDate): Instant {
  return instantOf(dayNumberOf(date) * DAY_MS - SHANGHAI_MS);
}
