import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { hasEnded } from './acting-office.ts';
import { territoriesOf } from './scope.ts';

/** Who answers today for an office: itself, or whoever took it over. */
export interface Speaking {
  readonly kind: 'speaking';
  readonly heir: string;
}

/**
 * Whether a caller speaks for the office that a case is of. One that was taken over is spoken for by its heir; a token of the old
 * one is told so.
 */
export async function speakingFor(
  office: string,
  caller: Caller,
  directory: Pick<DirectoryStore, 'formerCodes' | 'divisionOn'>,
  today: string,
): Promise<Speaking | Refused> {
  if (caller.divisions.includes(office))
    return (await hasEnded(office, undefined, directory, today)) ?? { kind: 'speaking', heir: office };
  const territories = await territoriesOf(caller, directory, today);
  const heir = territories.find(({ formerly }) => formerly.includes(office));
  return heir
    ? { kind: 'speaking', heir: heir.code }
    : refused('division-not-yours', undefined, { division: office });
}
