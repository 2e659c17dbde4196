import { divisionOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';

/** The names of units as they were on a day; of one without a name of its own, its id. */
export async function unitNames(
  directory: Pick<DirectoryStore, 'divisionOn' | 'village'>,
  unitIds: readonly string[],
  on: string,
): Promise<(unitId: string) => string> {
  const names = new Map<string, string>();
  for (const unitId of unitIds) {
    const name = divisionOfUnit(unitId) === unitId ? await nameOf(directory, unitId, on) : undefined;
    if (name !== undefined) names.set(unitId, name);
  }
  return (unitId) => names.get(unitId) ?? unitId;
}

async function nameOf(
  directory: Pick<DirectoryStore, 'divisionOn' | 'village'>,
  code: string,
  on: string,
): Promise<string | undefined> {
  if (code.length === 12) {
    const periods = (await directory.village(code))?.periods ?? [];
    return (periods.findLast(({ validFrom }) => validFrom <= on) ?? periods[0])?.name;
  }
  const found = await directory.divisionOn(code, on);
  if (found.kind === 'found') return found.division.name;
  if (found.refusal.name !== 'division-abolished') return undefined;
  // It ended in the period: by the name that it had.
  const last = await directory.divisionOn(code, addDays(found.refusal.validTo, -1));
  return last.kind === 'found' ? last.division.name : undefined;
}
