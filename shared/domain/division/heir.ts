import { addDays } from '../calendar/date.ts';
import { ancestorCodesOf, type DivisionCode, provinceCodeOf } from './code.ts';
import { ancestorsOn, type Directory, divisionOn, periodsOf } from './directory.ts';
import { coversDay } from '../calendar/covers-day.ts';
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

/** The periods that ended last of codes that had ended by a day, and are not used again on it. */
export function endedBy(directory: Directory, rows: readonly Division[], date: string): Division[] {
  const last = new Map<DivisionCode, Division>();
  for (const row of rows) {
    if (row.validTo === null || row.validTo > date) continue;
    const known = last.get(row.code);
    if (known === undefined || (known.validTo ?? '') < row.validTo) last.set(row.code, row);
  }
  return [...last.values()].filter(
    ({ code }) => !periodsOf(directory, code).some((period) => coversDay(period, date)),
  );
}

/**
 * Ended codes that nobody took over whole (split among several, parted with, or without an heir) and of which this
 * division, a county or above, keeps the records: until a person is recorded anew by the township that has them now,
 * the ledger is the division's above. They lie under its own code, or under one that it took over, wholly or in part.
 */
export function entrustedTo(directory: Directory, code: DivisionCode, date: string): DivisionCode[] {
  const prefixes = [...takenOverBy(directory, code)];
  const rows = directory
    .rowsOfProvince(provinceCodeOf(code))
    .filter((row) => row.validTo !== null && prefixes.some((prefix) => row.code.startsWith(prefix)));
  return endedBy(directory, rows, date)
    .filter((row) => guardianOf(directory, row, date) === code)
    .map((row) => row.code);
}

function takenOverBy(directory: Directory, code: DivisionCode): Set<DivisionCode> {
  const codes = new Set([code]);
  for (const heir of codes)
    for (const { predecessors } of periodsOf(directory, heir))
      for (const before of predecessors) codes.add(before);
  return codes;
}

function guardianOf(directory: Directory, row: Division, date: string): DivisionCode | undefined {
  const { code, validTo } = row;
  if (validTo === null || isTakenWhole(directory, row, date)) return undefined;
  const eve = addDays(validTo, -1);
  const succession = successorsOf(directory, code, eve, date);
  if (succession.kind === 'same') return undefined;
  if (succession.kind === 'one') {
    const { trace, division } = succession;
    const parts = trace.flatMap(({ partsTo }) => partsTo);
    return ancestorsOn(directory, division.code, date).find((above) =>
      parts.every((part) => part.startsWith(above.code)),
    )?.code;
  }
  const heir = heirOf(directory, code, eve, date);
  return heir.kind === 'heir' ? heir.division.code : undefined;
}

/** True where one division after the other took all of it, up to one that is valid on the day. */
function isTakenWhole(directory: Directory, ended: Division, date: string): boolean {
  const seen = new Set<Division>();
  let row: Division | undefined = ended;
  while (row !== undefined && row.validTo !== null && row.validTo <= date && !seen.has(row)) {
    seen.add(row);
    const { validTo, successors, partsTo }: Division = row;
    const [heir, ...others] = successors;
    if (heir === undefined || others.length > 0 || partsTo.length > 0) return false;
    const next = divisionOn(directory, heir, validTo);
    row = next.kind === 'found' ? next.division : undefined;
  }
  return row !== undefined && !seen.has(row);
}
