import * as z from 'zod/mini';
import { coversDay } from '../calendar/covers-day.ts';
import { LocalDate } from '../calendar/date.ts';
import { DivisionCode, DivisionLevel } from './code.ts';

/** How well a date is known. `year`: only the year is; the date then stands on 31 December of that year. */
export const DatePrecision = z.enum(['day', 'year']);
export type DatePrecision = z.infer<typeof DatePrecision>;

/**
 * One period of one code. A code may have several periods (renamed, or used again), so the key is (code, validFrom).
 * A row carries its own lineage and needs no other row to be understood.
 */
export const Division = z.strictObject({
  code: DivisionCode,
  name: z.string().check(z.minLength(1)),
  level: DivisionLevel,
  /** First day, Asia/Shanghai; null: before our records begin. */
  validFrom: z.nullable(LocalDate),
  fromPrecision: DatePrecision,
  /** First day on which it is no longer valid; null: still valid. */
  validTo: z.nullable(LocalDate),
  toPrecision: DatePrecision,
  /** Codes that it took over, wholly or in part, when it began or while it lasted. */
  predecessors: z.array(DivisionCode),
  /** Codes that took this period over when it ended; several are a split, none an abolition without successor. */
  successors: z.array(DivisionCode),
  /** Codes that received only a part (some townships), while the body stayed or went to `successors`. */
  partsTo: z.array(DivisionCode),
  /** Pinyin initials of the name, lower case (西湖区: xhq). */
  initials: z.string(),
  /** Where the dates and the lineage are known from. */
  source: z.optional(z.string()),
});
export type Division = z.infer<typeof Division>;

/**
 * True where the period may cover the day: a beginning known only by its year is given the whole of that year,
 * so that nobody is refused for a date that no list tells.
 */
export function mayCoverDay(division: Division, date: string): boolean {
  if (coversDay(division, date)) return true;
  const { validFrom, fromPrecision, validTo } = division;
  return (
    validFrom !== null &&
    fromPrecision === 'year' &&
    validFrom.slice(0, 4) === date.slice(0, 4) &&
    (validTo === null || date < validTo)
  );
}
