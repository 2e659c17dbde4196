import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { departmentCase } from '../domain/assessment/department/department.ts';
import type { AssessmentPeriod } from '../domain/assessment/period.ts';
import type { AssessedUnit } from '../domain/assessment/unit.ts';
import { coversDay } from '../domain/calendar/covers-day.ts';
import { addDays } from '../domain/calendar/date.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';

export type NamesDirectory = Pick<DirectoryStore, 'divisionOn' | 'villagesOf' | 'areasOf'>;
type Named = Pick<AssessedUnit, 'unitId' | 'kind'>;

/** Where units have their names: the directory, the registers of townships, and the departments of counties. */
export interface NameSources {
  readonly directory: NamesDirectory;
  readonly cases: Pick<CaseStore, 'one'>;
}

/**
 * The names that units had on the last day of a period; one that ended in it, the name of its first day, or else its last one. The
 * registers of a township are read once for all its units. A unit that no register knows goes by its id.
 */
export async function unitNames(
  units: readonly Named[],
  { from, to }: Pick<AssessmentPeriod, 'from' | 'to'>,
  { directory, cases }: NameSources,
): Promise<ReadonlyMap<string, string>> {
  const days = [to, from] as const;
  const names = new Map(units.map(({ unitId }) => [unitId, unitId]));
  const byRegister = Map.groupBy(units, ({ unitId, kind }) =>
    kind === 'village' || kind === 'community' || kind === 'area' ? unitId.slice(0, 9) : '',
  );
  for (const { unitId, kind } of byRegister.get('') ?? []) {
    const name =
      kind === 'department'
        ? nameAmong((await cases.one(departmentCase, unitId))?.periods ?? [], days)
        : await nameOfDivision(unitId, days, directory);
    if (name !== undefined) names.set(unitId, name);
  }
  byRegister.delete('');
  for (const [township, below] of byRegister) {
    const known = await namesBelow(township, below, days, directory);
    for (const { unitId } of below) names.set(unitId, known.get(unitId) ?? unitId);
  }
  return names;
}

/** The name of a division on the first of the days on which there was one of this code; else the name that it ended with. */
export async function nameOfDivision(
  code: string,
  days: readonly string[],
  directory: Pick<DirectoryStore, 'divisionOn'>,
): Promise<string | undefined> {
  let ended: string | undefined;
  for (const day of days) {
    const found = await directory.divisionOn(code, day);
    if (found.kind === 'found') return found.division.name;
    if (found.refusal.name === 'division-abolished') ended ??= addDays(found.refusal.validTo, -1);
  }
  const last = ended === undefined ? undefined : await directory.divisionOn(code, ended);
  return last?.kind === 'found' ? last.division.name : undefined;
}

async function namesBelow(
  township: string,
  units: readonly Named[],
  days: readonly [string, string],
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
      const name = nameAmong(periods, days);
      return name === undefined ? [] : [[id, name] as const];
    }),
  );
}

interface NamedPeriod {
  readonly name: string;
  readonly validFrom: string;
  readonly validTo: string | null;
}

function nameAmong(
  periods: readonly NamedPeriod[],
  [last, first]: readonly [string, string],
): string | undefined {
  const on = (day: string) => periods.find((one) => coversDay(one, day));
  return (on(last) ?? on(first) ?? periods.findLast(({ validFrom }) => validFrom <= last))?.name;
}
