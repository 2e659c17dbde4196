import { mayWriteFor } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { DivisionLookup } from '../../shared/domain/division/lookup.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { divisionRefused } from './division-refusal.ts';

/**
 * Why a caller may not write for an office today; null where it may. A division that has ended acts no more: its open
 * work went to its successor, and the refusal names that one, so that the clerk knows which sign-in to ask for. What was
 * written under the old code stays readable to both.
 */
export async function mayNotActFor(
  office: string,
  field: string | undefined,
  caller: Caller,
  directory: Pick<DirectoryStore, 'divisionOn'>,
  today: string,
): Promise<Refused | null> {
  if (!mayWriteFor(caller, office)) return refused('division-not-yours', field, { division: office });
  return await hasEnded(office, field, directory, today);
}

/** The refusal of an office that is no division any more. */
export async function hasEnded(
  office: string,
  field: string | undefined,
  directory: Pick<DirectoryStore, 'divisionOn'>,
  today: string,
): Promise<Refused | null> {
  return endedBy(await directory.divisionOn(office, today), field);
}

/** The same of what the directory answered. */
export function endedBy(found: DivisionLookup, field: string | undefined): Refused | null {
  return found.kind === 'refused' && found.refusal.name === 'division-abolished'
    ? divisionRefused(found.refusal, field)
    : null;
}
