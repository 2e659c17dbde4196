import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import type { Standing } from '../../shared/domain/movement/movement.ts';
import { cityOf, isDistrictName } from '../../shared/domain/person/migrant-rule.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { areaOn } from '../../shared/domain/village/area.ts';
import { divisionRefused } from './division-refusal.ts';
import type { Warning } from './recording-person.ts';

/**
 * Every division that a command names must be valid on the day it speaks of, and so must a village and an area. The first
 * that is not refuses it. A township that has registered no village (no area) yet is not held up by that: the record
 * cannot wait for a list, so the code is taken as it is, with a warning.
 */
export async function checkPlaces(
  directory: DirectoryStore,
  places: readonly NamedPlace[],
): Promise<{ readonly kind: 'checked'; readonly warnings: readonly Warning[] } | Refused> {
  const warnings: Warning[] = [];
  for (const { code, field, on, mayBeFormer, area } of places) {
    const found = await directory.divisionOn(code, on);
    if (found.kind === 'refused') {
      const { refusal } = found;
      // People quote old codes: one that somebody carries on is good enough, and delivery follows the lineage.
      const isCarriedOn = refusal.name === 'division-abolished' && refusal.successors.length > 0;
      const isUnlisted = refusal.name === 'division-unknown' && (await hasNoVillages(directory, code, on));
      if (isUnlisted) warnings.push({ name: 'village-not-registered', field });
      else if (!(mayBeFormer && isCarriedOn)) return divisionRefused(refusal, field);
    }
    if (area === undefined) continue;
    const township = code.slice(0, 9);
    const areaField = field.replace(/division$/, 'area');
    if (areaOn(await directory.area(township, area), on)) continue;
    if ((await directory.areasOf(township)).length > 0)
      return refused('area-unknown', areaField, { code: area, date: on, township });
    warnings.push({ name: 'area-not-registered', field: areaField });
  }
  return { kind: 'checked', warnings };
}

/** True of a village's code where its township is valid and has registered none at all. */
async function hasNoVillages(directory: DirectoryStore, code: string, on: string): Promise<boolean> {
  if (code.length !== 12) return false;
  const township = await directory.divisionOn(code.slice(0, 9), on);
  return township.kind === 'found' && (await directory.villagesOf(code.slice(0, 9))).length === 0;
}

/** A division that a command names, and the day on which it must be valid. */
export interface NamedPlace {
  readonly code: string;
  readonly field: string;
  readonly on: string;
  readonly mayBeFormer?: true;
  readonly area?: string;
}

/** The divisions that a command names, in the order in which they are checked. */
export function placesNamed(command: RecordMovement, today: string): readonly NamedPlace[] {
  const said = command.kind === 'correction' ? command.right : command;
  const on = said.happenedOn ?? command.happenedOn;
  const at = command.kind === 'correction' ? '/right' : '';
  const places: NamedPlace[] = [];
  if ('residence' in said && said.residence) {
    const { division: code, area } = said.residence;
    places.push({ code, field: `${at}/residence/division`, on, ...(area && { area }) });
  }
  if ('household' in said && said.household) {
    places.push({
      code: said.household.division,
      field: `${at}/household/division`,
      on: on > today ? today : on,
      mayBeFormer: true,
    });
  }
  if ('destination' in said && said.destination) {
    places.push({
      code: said.destination.division,
      field: `${at}/destination/division`,
      on,
      mayBeFormer: true,
    });
  }
  return places;
}

/**
 * The counties that a record speaks of and that lie in one city with another of them: only there does the migrant rule
 * ask whether they are districts. Nearly always there are none.
 */
export function countiesOfOneCity(
  places: readonly NamedPlace[],
  standing: Standing | undefined,
): readonly string[] {
  const known = [standing?.household, standing?.open?.division];
  const counties: string[] = [];
  for (const code of [...places.map((place) => place.code), ...known]) {
    const county = code?.slice(0, 6);
    if (county !== undefined && !counties.includes(county)) counties.push(county);
  }
  return counties.filter((one) => counties.some((other) => other !== one && cityOf(other) === cityOf(one)));
}

/** Which of some counties are districts of a city. */
export async function districtsAmong(
  directory: DirectoryStore,
  counties: readonly string[],
  today: string,
): Promise<readonly string[]> {
  const districts: string[] = [];
  for (const county of counties) {
    const found = await directory.divisionOn(county, today);
    if (found.kind === 'found' && isDistrictName(found.division.name)) districts.push(county);
  }
  return districts;
}
