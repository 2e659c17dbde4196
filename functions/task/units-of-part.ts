import { everyCase } from '../../shared/assessment/every-case.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { departmentCase, departmentUnitId } from '../../shared/domain/assessment/department/department.ts';
import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { divisionOfUnit } from '../../shared/domain/assessment/superior-office.ts';
import type { AssessedUnit, UnitKind } from '../../shared/domain/assessment/unit.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';

/** Where units are found: departments among the documents of their county. */
export interface UnitsSources {
  readonly directory: UnitsDirectory;
  readonly cases: Pick<CaseStore, 'list'>;
}

export type UnitsDirectory = Pick<DirectoryStore, 'childrenOn' | 'territoryOf' | 'villagesOf' | 'areasOf'>;

const OF_A_TOWNSHIP: ReadonlySet<UnitKind> = new Set(['township', 'village', 'community', 'area']);

/** The kinds of units that a scheme is for. */
export function kindsOf({ peerGroups }: Pick<Scheme, 'peerGroups'>): ReadonlySet<UnitKind> {
  return new Set(peerGroups.flatMap(({ kinds }) => kinds));
}

/** The part that has a unit: its county or its township, by whose code the unit's id begins. */
export function partOfUnit(unitId: string): string {
  return divisionOfUnit(unitId).slice(0, 9);
}

/**
 * The parts in which a county is scored: itself, where the scheme has counties or departments, and each of its townships, where it has them
 * or what lies below them. A part is the code whose units it has. Of a scheme for villages or areas alone, a township that
 * registered none is no part: a country of them would be forty thousand steps for nothing.
 */
export async function partsOfCounty(
  county: string,
  basis: { readonly scheme: Scheme; readonly period: AssessmentPeriod },
  directory: UnitsDirectory,
): Promise<readonly string[]> {
  const kinds = kindsOf(basis.scheme);
  const isBelow = [...kinds].some((kind) => OF_A_TOWNSHIP.has(kind));
  const townships = isBelow ? await townshipsOf(county, basis.period, directory) : [];
  const parts = kinds.has('county') || kinds.has('department') ? [county] : [];
  for (const township of townships) {
    if (kinds.has('township') || (await unitsBelow(township, basis, directory)).length > 0)
      parts.push(township);
  }
  return parts;
}

/** Those of its first and of its last day: one that ended in between counts until then, its heir from then on. */
export async function townshipsOf(
  county: string,
  { from, to }: Pick<AssessmentPeriod, 'from' | 'to'>,
  directory: Pick<DirectoryStore, 'childrenOn'>,
): Promise<readonly string[]> {
  const [first, last] = await Promise.all([
    directory.childrenOn(county, from),
    directory.childrenOn(county, to),
  ]);
  return [...new Set([...first, ...last].map(({ code }) => code))].sort();
}

/** The units of a part, with their dated territories. A unit that was not there in the period is none. */
export async function unitsOfPart(
  part: string,
  { scheme, period }: { readonly scheme: Scheme; readonly period: AssessmentPeriod },
  { directory, cases }: UnitsSources,
): Promise<readonly AssessedUnit[]> {
  const kinds = kindsOf(scheme);
  const own: UnitKind = part.length === 6 ? 'county' : 'township';
  const territory = kinds.has(own) ? [...(await directory.territoryOf(part, period))] : [];
  const units: AssessedUnit[] =
    territory.length === 0 ? [] : [{ unitId: part, kind: own, division: part, territory }];
  if (own === 'county')
    return kinds.has('department') ? [...units, ...(await departments(part, period, cases))] : units;
  return [...units, ...(await unitsBelow(part, { scheme, period }, directory))];
}

/** Villages, communities and areas of a township, of the kinds that the scheme is for. */
async function unitsBelow(
  township: string,
  { scheme, period }: { readonly scheme: Scheme; readonly period: AssessmentPeriod },
  directory: UnitsDirectory,
): Promise<readonly AssessedUnit[]> {
  const kinds = kindsOf(scheme);
  const isForVillages = kinds.has('village') || kinds.has('community');
  const found = [
    ...(isForVillages ? await villages(township, period, directory) : []),
    ...(kinds.has('area') ? await areas(township, period, directory) : []),
  ];
  return found.filter(({ kind }) => kinds.has(kind));
}

async function villages(
  township: string,
  period: AssessmentPeriod,
  directory: UnitsDirectory,
): Promise<AssessedUnit[]> {
  return (await directory.villagesOf(township)).flatMap(({ code, kind, periods }) =>
    periods.some((one) => meets(one, period))
      ? [{ unitId: code, kind, division: code, territory: [{ code }] }]
      : [],
  );
}

/** What names the area counts for it, on the days on which there was one of this code. */
async function areas(
  township: string,
  period: AssessmentPeriod,
  directory: UnitsDirectory,
): Promise<AssessedUnit[]> {
  return (await directory.areasOf(township)).flatMap(({ code, periods }) => {
    const territory = periods
      .filter((one) => meets(one, period))
      .map(({ validFrom, validTo }) => ({
        code: township,
        area: code,
        ...(validFrom > period.from && { from: validFrom }),
        ...(validTo !== null && validTo <= period.to && { until: validTo }),
      }));
    return territory.length === 0
      ? []
      : [{ unitId: `${township}.${code}`, kind: 'area' as const, division: township, territory }];
  });
}

/** What names the department counts for it, wherever its county's offices are. */
async function departments(
  county: string,
  period: AssessmentPeriod,
  cases: Pick<CaseStore, 'list'>,
): Promise<AssessedUnit[]> {
  const found = await everyCase(cases, departmentCase, { side: 'office', division: county });
  return found.flatMap((department) => {
    const territory = department.periods
      .filter((one) => meets(one, period))
      .map(({ validFrom, validTo }) => ({
        code: county,
        department: department.code,
        ...(validFrom > period.from && { from: validFrom }),
        ...(validTo !== null && validTo <= period.to && { until: validTo }),
      }));
    return territory.length === 0
      ? []
      : [{ unitId: departmentUnitId(department), kind: 'department' as const, division: county, territory }];
  });
}

function meets(
  { validFrom, validTo }: { readonly validFrom: string; readonly validTo: string | null },
  { from, to }: AssessmentPeriod,
): boolean {
  return validFrom <= to && (validTo === null || validTo > from);
}
