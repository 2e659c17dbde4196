import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { checkIdentity } from '../../shared/domain/person/check-identity.ts';
import { hasHouseholdDivision } from '../../shared/domain/person/document.ts';
import type { RegionStatus } from '../../shared/domain/person/id-number.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** Something to look at again; never a reason to refuse. */
export interface Warning {
  readonly name: string;
  readonly field: string;
}

/** The command with the person's identity as it is kept, or the first thing about the person that cannot be. */
export async function checkPerson(
  directory: DirectoryStore,
  command: RecordMovement,
  today: string,
): Promise<
  | { readonly kind: 'checked'; readonly command: RecordMovement; readonly warnings: readonly Warning[] }
  | Refused
> {
  const region = await regionStatus(directory, command.person.document.number.trim().slice(0, 6), today);
  const checked = checkIdentity(command.person, today, () => region);
  if (checked.kind === 'refused') return checked;
  const person = checked.identity;
  const mayHaveHousehold = hasHouseholdDivision(person.document);
  if (command.kind === 'inflow' && mayHaveHousehold && command.household === null) {
    return refused('household-missing', '/household');
  }
  if ('household' in command && command.household && !mayHaveHousehold) {
    return refused('household-not-applicable', '/household');
  }
  const warnings = checked.warnings.map((name) => ({ name, field: '/person/document/number' }));
  return { kind: 'checked', command: { ...command, person }, warnings };
}

async function regionStatus(directory: DirectoryStore, prefix: string, today: string): Promise<RegionStatus> {
  if (!/^[1-9]\d{5}$/.test(prefix)) return 'unknown';
  const found = await directory.divisionOn(prefix, today);
  if (found.kind === 'found') return 'current';
  return found.refusal.name === 'division-unknown' ? 'unknown' : 'abolished';
}
