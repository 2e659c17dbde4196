import type { Locale } from './locale.tsx';

/** All clocks of the platform are read in Asia/Shanghai, wherever the browser stands. */
const ZONE = 'Asia/Shanghai';
const formats = new Map<string, Intl.DateTimeFormat>();

/** An instant as a date and a time of day: 2026年3月5日 09:30. */
export function instantText(instant: string, locale: Locale): string {
  return formatOf(locale, 'instant', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: ZONE,
    hourCycle: 'h23',
  }).format(new Date(instant));
}

/** A day (YYYY-MM-DD) in words of the language. */
export function dayText(day: string, locale: Locale): string {
  return formatOf(locale, 'day', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}

export function numberText(value: number, locale: Locale): string {
  return value.toLocaleString(locale);
}

function formatOf(locale: Locale, name: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${name}`;
  let format = formats.get(key);
  if (!format) formats.set(key, (format = new Intl.DateTimeFormat(locale, options)));
  return format;
}
