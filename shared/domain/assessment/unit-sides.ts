import { parentCodeOf } from '../division/code.ts';
import type { UnitKind } from './unit.ts';

/** The two sides of an assessment: the division that answers for a unit, and the office that assesses it. */
export interface UnitSides {
  readonly office: string;
  readonly superior: string;
  /** What a unit of this id can be. */
  readonly kinds: readonly UnitKind[];
}

/** `330106002.G-01`, `330106.D-edu`: a part of the division before the dot. */
const UNIT_ID = /^([1-9]\d(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?)(\.[0-9A-Za-z-]{1,20})?$/;

/**
 * Who stands on which side of a unit, by its id alone: a village or an area is spoken for and assessed by its township, a
 * department by its county; a township is assessed by its county, a county by its prefecture. Undefined for what is no unit.
 */
export function sidesOf(unitId: string): UnitSides | undefined {
  const [, division, part] = UNIT_ID.exec(unitId) ?? [];
  if (division === undefined) return undefined;
  if (part !== undefined) {
    if (division.length === 6) return { office: division, superior: division, kinds: ['department'] };
    return division.length === 9 ? { office: division, superior: division, kinds: ['area'] } : undefined;
  }
  if (division.length === 12) {
    const township = division.slice(0, 9);
    return { office: township, superior: township, kinds: ['village', 'community'] };
  }
  const superior = parentCodeOf(division);
  if (superior === undefined || division.length < 6) return undefined;
  return { office: division, superior, kinds: [division.length === 6 ? 'county' : 'township'] };
}
