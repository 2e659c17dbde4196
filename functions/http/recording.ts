import { type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { Movement } from '../../shared/domain/movement/movement.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { recordMovement } from '../../shared/domain/movement/record-movement.ts';
import type { IdentityKeys } from '../../shared/domain/person/identity-keys.ts';
import type { Identity } from '../../shared/domain/person/person.ts';
import type { VaultStore } from '../../shared/domain/person/vault-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { categoryOf, DEFAULT_MIGRANT_RULES } from '../../shared/domain/person/migrant-rule.ts';
import type { Uses } from '../../shared/uses.ts';
import { checkPerson, regionIn, regionStatus, type Warning } from './recording-person.ts';
import { checkPlaces, countiesOfOneCity, districtsAmong, placesNamed } from './recording-places.ts';

export const recordingUses = {
  movements: ['log', 'append'],
  vault: ['get', 'put'],
  directory: ['divisionOn', 'formerCodes', 'villagesOf', 'area', 'areasOf'],
} as const satisfies Uses;

/** What recording one person needs; `POST /movements` and its batch share it. */
export interface RecordingDeps {
  readonly movements: MovementStore;
  readonly vault: VaultStore;
  readonly keys: IdentityKeys;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

export type RecordedPerson =
  | {
      readonly kind: 'recorded';
      readonly movement: Movement;
      readonly repeated: boolean;
      readonly warnings: readonly Warning[];
    }
  | Refused;

/** A decision that is ready to be written, or was written before. */
export type DecidedPerson = {
  readonly kind: 'decided';
  readonly movement: Movement;
  readonly repeated: boolean;
  readonly warnings: readonly Warning[];
  /** The identity to be sealed; absent where the vault has one. */
  readonly unsealed?: Identity;
};

/** Decides one person's record: checks, log, decision. Nothing is written. */
export async function decidePerson(
  deps: RecordingDeps,
  asked: {
    readonly command: RecordMovement;
    readonly office: Territory;
    readonly caller: Caller;
    readonly key: string;
    /** Business time, and the day it is in Shanghai. */
    readonly now: string;
    readonly today: string;
    readonly togetherWith?: string;
  },
): Promise<DecidedPerson | Refused> {
  const { now, today } = asked;
  const prefix = regionIn(asked.command.person.document.number);
  const region = prefix ? regionStatus(await deps.directory.divisionOn(prefix, today)) : 'unknown';
  const checked = checkPerson(asked.command, today, region);
  if (checked.kind === 'refused') return checked;
  const { command } = checked;
  const named = placesNamed(command, today);
  const places = await checkPlaces(deps.directory, named);
  if (places.kind === 'refused') return places;
  const warnings = [...checked.warnings, ...places.warnings];

  const personId = deps.keys.personIdOf(command.person.document);
  const [log, sealed] = await Promise.all([deps.movements.log(personId), deps.vault.get(personId)]);
  const counties = countiesOfOneCity(named, log.at(-1)?.after);
  const districts = counties.length > 0 ? await districtsAmong(deps.directory, counties, today) : [];
  const decision = recordMovement(command, {
    personId,
    log,
    office: asked.office,
    now,
    today,
    recordedBy: asked.caller.subject,
    requestKey: deps.keys.digest(`${asked.caller.subject}\n${asked.key}`),
    contentDigest: deps.keys.digest(JSON.stringify(command)),
    categoryOf: (household, residence) =>
      categoryOf(household, residence, command.happenedOn, DEFAULT_MIGRANT_RULES, (county) =>
        districts.includes(county),
      ),
    ...(asked.togetherWith && { togetherWith: asked.togetherWith }),
  });
  if (decision.kind === 'refused') return decision;
  const { movement } = decision;
  const repeated = decision.kind === 'repeated';
  return { kind: 'decided', movement, repeated, warnings, ...(!sealed && { unsealed: command.person }) };
}

/**
 * Writes what was decided, by one conditional write. The vault item is written before the person's first record, so that
 * no record can exist whose identity is lost.
 */
export async function writePerson(
  deps: RecordingDeps,
  { movement, repeated, warnings, unsealed }: DecidedPerson,
): Promise<RecordedPerson> {
  if (repeated) return { kind: 'recorded', movement, repeated, warnings };
  const { personId } = movement;
  if (unsealed) await deps.vault.put({ personId, version: 1, ...deps.keys.seal(personId, unsealed) });
  const written = await deps.movements.append(movement);
  if (written === 'taken') return await toldToRetry(deps, movement, warnings);
  return { kind: 'recorded', movement, repeated, warnings };
}

/** Another writer had this number first: either this very request (sent twice at once), or another office. */
async function toldToRetry(
  { movements }: RecordingDeps,
  { personId, requestKey, contentDigest }: Movement,
  warnings: readonly Warning[],
): Promise<RecordedPerson> {
  const log = await movements.log(personId);
  const mine = log.find(
    (record) => record.requestKey === requestKey && record.contentDigest === contentDigest,
  );
  return mine
    ? { kind: 'recorded', movement: mine, repeated: true, warnings }
    : refused('person-changed-meanwhile', '/person/document/number');
}
