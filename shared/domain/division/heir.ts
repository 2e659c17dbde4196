import { addDays } from '../calendar/date.ts';
import { ancestorCodesOf, type DivisionCode } from './code.ts';
import { ancestorsOn, type Directory, periodsOf } from './directory.ts';
import type { Division } from './division.ts';
import { type Succession, successorsOf } from './lineage.ts';

/** Who does an office's work on a day, and why it is not that office itself. */
export type Heir =
  | { readonly kind: 'same' }
  | {
      readonly kind: 'heir';
      readonly division: Division;
      readonly cause: 'successor' | 'common-parent' | 'no-successor';
    }
  /** The directory does not know the code, or nothing above it any more. */
  | { readonly kind: 'nobody' };

/**
 * Who does on `onDate` the work that `code` did on `fromDate`: its one successor, the parent of a split, and where it
 * ended without a successor whatever carries on the division above it.
 */
export function heirOf(directory: Directory, code: DivisionCode, fromDate: string, onDate: string): Heir {
  const own = successorsOf(directory, code, fromDate, onDate);
  if (own.kind === 'same') return { kind: 'same' };
  if (own.kind === 'one') return { kind: 'heir', division: own.division, cause: 'successor' };
  if (own.kind === 'split' && own.commonParent)
    return { kind: 'heir', division: own.commonParent, cause: 'common-parent' };
  if (periodsOf(directory, code).length === 0) return { kind: 'nobody' };
  for (const above of ancestorCodesOf(code)) {
    const division = carriedOnBy(successorsOf(directory, above, fromDate, onDate));
    if (division) return { kind: 'heir', division, cause: 'no-successor' };
  }
  return { kind: 'nobody' };
}

function carriedOnBy(succession: Succession): Division | undefined {
  if (succession.kind === 'split') return succession.commonParent;
  return succession.kind === 'none' ? undefined : succession.division;
}

/** Codes that had ended by a day, and are not used again on it. */
export function endedBy(rows: readonly Division[], date: string): Division[] {
  const last = new Map<DivisionCode, Division>();
  for (const row of rows) {
    if (row.validFrom !== null && row.validFrom > date) continue;
    const known = last.get(row.code);
    if (known === undefined || (known.validFrom ?? '') < (row.validFrom ?? '')) last.set(row.code, row);
  }
  return [...last.values()].filter(({ validTo }) => validTo !== null && validTo <= date);
}

/**
 * Ended codes whose records nobody took over whole: split among several, parted with, or without an heir. Until a person
 * is recorded anew by the township that has them now, the division above keeps the ledger: here by that division.
 */
export function entrustedIn(
  directory: Directory,
  province: DivisionCode,
  date: string,
): ReadonlyMap<DivisionCode, readonly DivisionCode[]> {
  const entrusted = new Map<DivisionCode, DivisionCode[]>();
  for (const row of endedBy(directory.rowsOfProvince(province), date)) {
    const guardian = guardianOf(directory, row, date);
    if (guardian === undefined) continue;
    const codes = entrusted.get(guardian);
    if (codes) codes.push(row.code);
    else entrusted.set(guardian, [row.code]);
  }
  return entrusted;
}

function guardianOf(
  directory: Directory,
  { code, validTo }: Division,
  date: string,
): DivisionCode | undefined {
  if (validTo === null) return undefined;
  const eve = addDays(validTo, -1);
  const succession = successorsOf(directory, code, eve, date);
  if (succession.kind === 'same') return undefined;
  if (succession.kind === 'one') {
    const { trace, division } = succession;
    if (trace.every(({ to, partsTo }) => to.length === 1 && partsTo.length === 0)) return undefined;
    const parts = trace.flatMap(({ partsTo }) => partsTo);
    return ancestorsOn(directory, division.code, date).find((above) =>
      parts.every((part) => part.startsWith(above.code)),
    )?.code;
  }
  const heir = heirOf(directory, code, eve, date);
  return heir.kind === 'heir' ? heir.division.code : undefined;
}
