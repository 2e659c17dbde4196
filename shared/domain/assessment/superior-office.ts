import { parentCodeOf } from '../division/code.ts';
import type { AssessedUnit } from './unit.ts';

/** The division that a unit is, or lies in: every id of a unit begins with its code. */
export function divisionOfUnit(unitId: string): string {
  return unitId.split('.', 1)[0] ?? unitId;
}

/**
 * The office that assesses a unit, which settles its results, rules on its objections and accepts its tasks: the township for its
 * villages and areas, the county for its townships and departments, the prefecture for its counties.
 */
export function superiorOfUnit({ unitId, kind }: Pick<AssessedUnit, 'unitId' | 'kind'>): string {
  const division = divisionOfUnit(unitId);
  return kind === 'area' || kind === 'department' ? division : (parentCodeOf(division) ?? division);
}
