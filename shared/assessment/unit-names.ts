import type { AssessmentPeriod } from '../domain/assessment/period.ts';
import type { AssessedUnit } from '../domain/assessment/unit.ts';
import { coversDay } from '../domain/calendar/covers-day.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';

export type NamesDirectory = Pick<DirectoryStore, 'divisionOn' | 'villagesOf' | 'areasOf'>;
type Named = Pick<AssessedUnit, 'unitId' | 'kind'>;

/**
 * The names that units had on the last day of a period; one that ended in it, the name of its first day. The registers of a township are
 * read once for all its units. A unit that no register knows goes by its id.
 */
export async function unitNames(
  units: readonly Named[],
  { from, to }: Pick<AssessmentPeriod, 'from' | 'to'>,
  directory: NamesDirectory,
): Promise<ReadonlyMap<string, string>> {
  const names = new Map(units.map(({ unitId }) => [unitId, unitId]));
  const registered = Map.groupBy(units, ({ unitId, kind }) =>
    kind === 'village' || kind === 'community' || kind === 'area' ? unitId.slice(0, 9) : '',
  );
  for (const { unitId } of registered.get('') ?? []) {
    const name = await nameOfDivision(unitId, [to, from], directory);
    if (name !== undefined) names.set(unitId, name);
  }
  registered.delete('');
  for (const [township, below] of registered) {
    const known = await namesBelow(township, below, [to, from], directory);
    for (const { unitId } of below) names.set(unitId, known.get(unitId) ?? unitId);
  }
  return names;
}

/** The name of a division on the first of the days on which there was one of this code. */
export async function nameOfDivision(
  code: string,
  days: readonly string[],
  directory: Pick<DirectoryStore, 'divisionOn'>,
): Promise<string | undefined> {
  for (const day of days) {
    const found = await directory.divisionOn(code, day);
    if (found.kind === 'found') return found.division.name;
  }
  return undefined;
}

async function namesBelow(
  township: string,
  units: readonly Named[],
  days: readonly string[],
  directory: NamesDirectory,
): Promise<ReadonlyMap<string, string>> {
  const [villages, areas] = await Promise.all([
    units.some(({ kind }) => kind !== 'area') ? directory.villagesOf(township) : [],
    units.some(({ kind }) => kind === 'area') ? directory.areasOf(township) : [],
  ]);
  const all = [
    ...villages.map(({ code, periods }) => ({ id: code, periods })),
    ...areas.map(({ code, periods }) => ({ id: `${township}.${code}`, periods })),
  ];
  return new Map(
    all.flatMap(({ id, periods }) => {
      const period = days
        .map((day) => periods.find((one) => coversDay(one, day)))
        .find((one) => one !== undefined);
      return period ? [[id, period.name] as const] : [];
    }),
  );
}
