import { ancestorCodesOf, type DivisionCode, parentCodeOf } from './code.ts';
import { coversDay } from '../calendar/covers-day.ts';
import type { Division } from './division.ts';
import { type DivisionLookup, periodOn } from './lookup.ts';

/** All divisions as one value: the periods of each code in order of time, and the codes below each code, in order. */
export type Directory = {
  /** Every period; a packed list unpacks itself wholly for it. */
  readonly rows: readonly Division[];
  readonly byCode: Pick<ReadonlyMap<DivisionCode, readonly Division[]>, 'get'>;
  readonly codesUnder: Pick<ReadonlyMap<DivisionCode, readonly DivisionCode[]>, 'get'>;
  /** Every period under a province, and its own. */
  rowsOfProvince(province: DivisionCode): readonly Division[];
  /** At least the periods whose code or initials start with the text, or whose name contains it. */
  rowsLike(text: string): Iterable<Division>;
};

/** Builds a directory from rows in any order. Throws where two periods of one code overlap: the data is broken. */
export function directoryOf(rows: readonly Division[]): Directory {
  const byCode = new Map<DivisionCode, Division[]>();
  const codesUnder = new Map<DivisionCode, DivisionCode[]>();
  for (const row of rows) {
    const periods = byCode.get(row.code);
    if (periods !== undefined) {
      periods.push(row);
      continue;
    }
    byCode.set(row.code, [row]);
    const parent = parentCodeOf(row.code);
    if (parent === undefined) continue;
    const siblings = codesUnder.get(parent);
    if (siblings === undefined) codesUnder.set(parent, [row.code]);
    else siblings.push(row.code);
  }
  for (const periods of byCode.values()) if (periods.length > 1) putInOrder(periods);
  for (const codes of codesUnder.values()) codes.sort();
  return {
    rows,
    byCode,
    codesUnder,
    rowsOfProvince: (province) => rows.filter(({ code }) => code.startsWith(province)),
    rowsLike: () => rows,
  };
}

function putInOrder(periods: Division[]): void {
  periods.sort((a, b) => ((a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1));
  for (const [i, next] of periods.entries()) {
    const before = periods[i - 1];
    if (before === undefined) continue;
    if (before.validTo === null || next.validFrom === null || next.validFrom < before.validTo) {
      throw new Error(`periods of division ${next.code} overlap at ${next.validFrom}`);
    }
  }
}

/** All periods of a code, oldest first; empty for an unknown code. */
export function periodsOf(directory: Directory, code: DivisionCode): readonly Division[] {
  return directory.byCode.get(code) ?? [];
}

/** The division of a code on a day, or why there is none. */
export function divisionOn(directory: Directory, code: DivisionCode, date: string): DivisionLookup {
  return periodOn(periodsOf(directory, code), code, date);
}

/** The divisions directly below a code that are valid on a day, by code. */
export function childrenOn(directory: Directory, code: DivisionCode, date: string): Division[] {
  const codes = directory.codesUnder.get(code) ?? [];
  return codes.flatMap((child) => periodsOf(directory, child).find((p) => coversDay(p, date)) ?? []);
}

/** The divisions above a code that are valid on a day, nearest first; those not in the directory are left out. */
export function ancestorsOn(directory: Directory, code: DivisionCode, date: string): Division[] {
  return ancestorCodesOf(code).flatMap(
    (above) => periodsOf(directory, above).find((p) => coversDay(p, date)) ?? [],
  );
}
