import type { DivisionCode } from './code.ts';
import { coversDay } from '../calendar/covers-day.ts';
import { type Division, mayCoverDay } from './division.ts';

/** Why a code may not be used on a date. Always names both. */
export type DivisionRefusal =
  | { readonly name: 'division-unknown'; readonly code: string; readonly date: string }
  | {
      readonly name: 'division-not-yet-valid';
      readonly code: string;
      readonly date: string;
      readonly validFrom: string;
    }
  | {
      readonly name: 'division-abolished';
      readonly code: string;
      readonly date: string;
      readonly validTo: string;
      /** Where it went; empty where it has no successor. */
      readonly successors: readonly DivisionCode[];
    };

export type DivisionLookup =
  | { readonly kind: 'found'; readonly division: Division }
  | { readonly kind: 'refused'; readonly refusal: DivisionRefusal };

/**
 * The period of a code on a day, out of all periods of that code (in any order): for stores that fetch one code.
 * A day in the year of a beginning known only by year finds that period where no other covers the day.
 */
export function periodOn(periods: readonly Division[], code: DivisionCode, date: string): DivisionLookup {
  const division =
    periods.find((period) => coversDay(period, date)) ?? periods.find((period) => mayCoverDay(period, date));
  return division === undefined ? refuse(periods, code, date) : { kind: 'found', division };
}

function refuse(periods: readonly Division[], code: DivisionCode, date: string): DivisionLookup {
  const ended = lastEndedBy(periods, date);
  if (ended !== undefined) {
    const { validTo, successors } = ended;
    return { kind: 'refused', refusal: { name: 'division-abolished', code, date, validTo, successors } };
  }
  const starts = periods.flatMap((period) => period.validFrom ?? []).sort();
  const validFrom = starts[0];
  return validFrom === undefined
    ? { kind: 'refused', refusal: { name: 'division-unknown', code, date } }
    : { kind: 'refused', refusal: { name: 'division-not-yet-valid', code, date, validFrom } };
}

/** The period that ended last, on or before the day; undefined where none has ended. */
export function lastEndedBy(
  periods: readonly Division[],
  date: string,
): (Division & { readonly validTo: string }) | undefined {
  let last: (Division & { readonly validTo: string }) | undefined;
  for (const period of periods) {
    const { validTo } = period;
    if (validTo === null || validTo > date) continue;
    if (last === undefined || last.validTo < validTo) last = { ...period, validTo };
  }
  return last;
}
