import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { DivisionCode } from '../division/code.ts';
import { AreaCode } from '../village/area.ts';

/** A division’s code, alone or with what tells its areas and departments apart: `330106009`, `330106009.G-01`. */
export const UnitId = z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{1,39}$/));

/** 责任单位: what may be assessed. There is no kind for a person, and none can be added in data. */
export const UnitKind = z.enum(['county', 'township', 'department', 'village', 'community', 'area']);
export type UnitKind = z.infer<typeof UnitKind>;

/**
 * A code whose records count for the unit, on the days from `from` until the day before `until`. With an area or a department, only
 * records that name this responsibility area of the township, or this department of the county, do.
 */
export const TerritoryPart = z.strictObject({
  code: DivisionCode,
  area: z.optional(AreaCode),
  department: z.optional(AreaCode),
  from: z.optional(LocalDate),
  until: z.optional(LocalDate),
});
export type TerritoryPart = z.infer<typeof TerritoryPart>;

export const AssessedUnit = z.strictObject({
  unitId: UnitId,
  kind: UnitKind,
  /** The division by whose county overrides of the scheme it goes. */
  division: DivisionCode,
  /**
   * Dated, so that after a merger in mid-quarter a record counts for the right unit on each side of the day: the heir's
   * territory has the old code from that day on, the old unit's has it until then.
   */
  territory: z.array(TerritoryPart).check(z.minLength(1)),
});
export type AssessedUnit = z.infer<typeof AssessedUnit>;

/** True where what happened at a place (in an area of it, or done by a department, where the record names one) on a day counts for the unit. */
export function countsFor(
  unit: Pick<AssessedUnit, 'territory'>,
  place: string,
  on: LocalDate,
  inArea?: string,
  ofDepartment?: string,
): boolean {
  return unit.territory.some(
    ({ code, area, department, from, until }) =>
      place.startsWith(code) &&
      (area === undefined || area === inArea) &&
      (department === undefined || department === ofDepartment) &&
      (from === undefined || from <= on) &&
      (until === undefined || on < until),
  );
}
