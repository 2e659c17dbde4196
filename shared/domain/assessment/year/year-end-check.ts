import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { plainNote } from '../plain-note.ts';

const SchemeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/));
const Subject = z.string().check(z.minLength(1), z.maxLength(128));

/** Points of one unit, on the scale of the scheme's total, with at most two digits after the point. */
const UnitPoints = z.strictObject({
  unitId: z.string().check(z.regex(/^[1-9]\d{5,11}(\.[0-9A-Za-z-]{1,20})?$/)),
  points: z.string().check(z.regex(/^(0|[1-9]\d{0,6})(\.\d{1,2})?$/)),
});
const Points = z.array(UnitPoints).check(z.minLength(1), z.maxLength(1000));

const Entered = { points: Points, note: plainNote(200), enteredBy: Subject, enteredAt: Instant };

/** 年终检查: what an office found at its units at the end of an assessment year. One for each office, scheme and year. */
export const YearEndCheck = z.strictObject({
  version: z.int().check(z.minimum(1)),
  superior: DivisionCode,
  schemeId: SchemeId,
  /** First and last day of the assessment year. */
  from: LocalDate,
  to: LocalDate,
  /** Entered, and not signed yet: it counts for nothing. */
  draft: z.nullable(z.strictObject(Entered)),
  /** What counts: signed by a second person. */
  signed: z.nullable(z.strictObject({ ...Entered, number: z.int(), signedBy: Subject, signedAt: Instant })),
  /** Earlier signed ones, which the signed one replaced. */
  replaced: z.array(z.strictObject({ ...Entered, number: z.int(), signedBy: Subject, signedAt: Instant })),
});
export type YearEndCheck = z.infer<typeof YearEndCheck>;

/** What people of the office do with it. `scheme` and `from` say which; `version` is the one that was read. */
export const YearEndAction = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('enter'),
    scheme: SchemeId,
    from: LocalDate,
    points: Points,
    note: plainNote(200),
  }),
  z.strictObject({
    action: z.literal('sign'),
    scheme: SchemeId,
    from: LocalDate,
    version: z.int().check(z.minimum(1)),
  }),
]);
export type YearEndAction = z.infer<typeof YearEndAction>;

export function yearEndIdOf(superior: string, schemeId: string, from: LocalDate): string {
  return `${superior}.${schemeId}.${from}`;
}

/** Checks stand by the first day of their year in the list of their office. */
export const yearEndCase: CaseKind<YearEndCheck> = {
  name: 'year-end-check',
  read: (stored) => YearEndCheck.parse(stored),
  idOf: ({ superior, schemeId, from }) => yearEndIdOf(superior, schemeId, from),
  officeOf: ({ superior }) => superior,
  superiorOf: ({ superior }) => superior,
  orderOf: ({ from, schemeId }) => `${from}#${schemeId}`,
};

export function filedYearEnd(check: YearEndCheck): FiledCase {
  return filed(yearEndCase, check);
}

/** The signed points of a unit, and of which number; null where there are none. */
export function yearEndPoints(
  check: YearEndCheck | undefined,
  unitId: string,
): { readonly number: number; readonly points: string } | null {
  const found = check?.signed?.points.find((one) => one.unitId === unitId);
  return check?.signed && found ? { number: check.signed.number, points: found.points } : null;
}
