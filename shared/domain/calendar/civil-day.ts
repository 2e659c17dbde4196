/**
 * Days as integers (0 = 1970-01-01), the ground under dates and instants. Proleptic Gregorian arithmetic only: nothing
 * here, and nothing built on it, asks the process for its time zone.
 */
const DAYS_PER_ERA = 146_097; // 400 Gregorian years
const EPOCH_SHIFT = 719_468; // days from 0000-03-01 to 1970-01-01
const ZERO = 48; // the digit 0; dates are read by their characters, as every request reads some dozens of them
const DASH = 45;

/** The number that the digits of a text say from one place to another; NaN where one of them is no digit. */
export function digitsOf(text: string, from: number, to: number): number {
  let number = 0;
  for (let i = from; i < to; i++) {
    const digit = text.charCodeAt(i) - ZERO;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    number = number * 10 + digit;
  }
  return number;
}

/** True for `YYYY-MM-DD` that names a day of the Gregorian calendar: 2026-02-29 does not. */
export function isRealDate(text: string): boolean {
  return text.length === 10 && startsWithDate(text);
}

/** True for a text whose first ten characters name a day. */
export function startsWithDate(text: string): boolean {
  if (text.charCodeAt(4) !== DASH || text.charCodeAt(7) !== DASH) return false;
  const day = digitsOf(text, 8, 10);
  return day >= 1 && day <= daysInMonth(digitsOf(text, 0, 4), digitsOf(text, 5, 7));
}

/** Days of a month, 28 to 31; 0 where the month is not one of the twelve. */
export function daysInMonth(year: number, month: number): number {
  if (!(month >= 1 && month <= 12)) return 0;
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01; throws on what is no date. */
export function dayNumberOf(date: string): number {
  if (!isRealDate(date)) throw new RangeError(`not a date: ${date}`);
  return dayNumberAtStartOf(date);
}

/** The same of a text that is known to start with a date. */
export function dayNumberAtStartOf(text: string): number {
  // Years are counted from March, so that the leap day is the last day of its year.
  const month = digitsOf(text, 5, 7);
  const year = digitsOf(text, 0, 4) - (month <= 2 ? 1 : 0);
  const era = Math.floor(year / 400);
  const yearOfEra = year - era * 400;
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + digitsOf(text, 8, 10) - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
}

/** The date of a day number, the inverse of `dayNumberOf`; throws outside the years 0000 to 9999. */
export function dateOfDayNumber(number: number): string {
  const shifted = number + EPOCH_SHIFT;
  const era = Math.floor(shifted / DAYS_PER_ERA);
  const dayOfEra = shifted - era * DAYS_PER_ERA;
  // Leap days of 4, 100 and 400 years are taken out before dividing by the length of a common year.
  const leapDays =
    Math.floor(dayOfEra / 1460) - Math.floor(dayOfEra / 36_524) + Math.floor(dayOfEra / 146_096);
  const yearOfEra = Math.floor((dayOfEra - leapDays) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  if (!Number.isInteger(number) || year < 0 || year > 9999)
    throw new RangeError(`no date has the number ${number}`);
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}`;
}

/** A number with leading zeros. */
export function padded(number: number, width: number): string {
  return String(number).padStart(width, '0');
}
