import type { DivisionLookup } from '../../shared/domain/division/lookup.ts';
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
export function checkPerson(
  command: RecordMovement,
  today: string,
  region: RegionStatus,
):
  | { readonly kind: 'checked'; readonly command: RecordMovement; readonly warnings: readonly Warning[] }
  | Refused {
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

/** The six digits of a number that name a region; undefined where they are none. */
export function regionIn(number: string): string | undefined {
  const prefix = number.trim().slice(0, 6);
  return /^[1-9]\d{5}$/.test(prefix) ? prefix : undefined;
}

/** What the directory knows of a region. */
export function regionStatus(found: DivisionLookup): RegionStatus {
  if (found.kind === 'found') return 'current';
  return found.refusal.name === 'division-unknown' ? 'unknown' : 'abolished';
}
