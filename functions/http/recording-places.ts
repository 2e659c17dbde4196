import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import type { Standing } from '../../shared/domain/movement/movement.ts';
import { isDistrictName } from '../../shared/domain/person/migrant-rule.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** Every division that a command names must be valid on the day it speaks of. The first that is not refuses it. */
export async function checkPlaces(
  directory: DirectoryStore,
  command: RecordMovement,
  today: string,
): Promise<Refused | null> {
  for (const { code, field, on, mayBeFormer } of placesIn(command, today)) {
    // A village is checked by its township: the national list ends there.
    const found = await directory.divisionOn(code.slice(0, 9), on);
    if (found.kind === 'found') continue;
    // People quote old codes: one that somebody carries on is good enough, and delivery follows the lineage.
    const { refusal } = found;
    if (mayBeFormer && refusal.name === 'division-abolished' && refusal.successors.length > 0) continue;
    const { name, ...values } = refusal;
    const successors = 'successors' in values ? values.successors.join('、') : '';
    return refused(name, field, { ...values, code, successors: successors || '–' });
  }
  return null;
}

interface Place {
  readonly code: string;
  readonly field: string;
  readonly on: string;
  readonly mayBeFormer?: true;
}

function placesIn(command: RecordMovement, today: string): readonly Place[] {
  const said = command.kind === 'correction' ? command.right : command;
  const on = said.happenedOn ?? command.happenedOn;
  const at = command.kind === 'correction' ? '/right' : '';
  const places: Place[] = [];
  if ('residence' in said && said.residence) {
    places.push({ code: said.residence.division, field: `${at}/residence/division`, on });
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

/** Which of the counties that a record speaks of are districts of a city: the migrant rule joins those of one city. */
export async function districtsNamed(
  directory: DirectoryStore,
  command: RecordMovement,
  standing: Standing | undefined,
  today: string,
): Promise<ReadonlySet<string>> {
  const named = placesIn(command, today).map(({ code }) => code);
  const known = [standing?.household, standing?.open?.division].flatMap((code) => code ?? []);
  const counties = new Set([...named, ...known].map((code) => code.slice(0, 6)));
  const districts = new Set<string>();
  for (const county of counties) {
    const found = await directory.divisionOn(county, today);
    if (found.kind === 'found' && isDistrictName(found.division.name)) districts.add(county);
  }
  return districts;
}
