import type { Recorded } from '../../shared/api/movement-operations.ts';
import { mayWriteFor } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { hasEnded } from './acting-office.ts';
import { movementView } from './movement-view.ts';
import { type RecordedPerson, type RecordingDeps, recordPerson } from './recording.ts';

export type RecordedRequest =
  | {
      readonly kind: 'recorded';
      readonly first: Recorded;
      readonly together: readonly Recorded[] | undefined;
    }
  | Refused;

/**
 * Records what one request says: its person, and those recorded together, each as a record of its own with a key of its
 * own. Sent again after a refusal of one of them, it goes on from there.
 */
export async function recordRequest(
  deps: RecordingDeps,
  body: RecordMovement,
  caller: Caller,
  key: string,
): Promise<RecordedRequest> {
  const named = officeOf(body, caller);
  if (typeof named !== 'string') return named;
  const today = shanghaiDateOf(deps.clock.now());
  const ended = await hasEnded(named, '/office', deps.directory, today);
  if (ended) return ended;
  const office = { code: named, formerly: await deps.directory.formerCodes(named, today) };
  const { together, ...command } = { together: undefined, ...body };
  const numbers = [body.person, ...(together ?? [])].map(({ document }) =>
    document.number.trim().toUpperCase(),
  );
  if (new Set(numbers).size < numbers.length) return refused('same-person-twice', '/together');
  const first = await recordPerson(deps, { command, office, caller, key });
  if (first.kind === 'refused') return first;
  const others: Recorded[] = [];
  const togetherWith = movementIdOf(first.movement);
  for (const [row, person] of (together ?? []).entries()) {
    const asked = { command: { ...command, person }, office, caller, key: `${key}\n${row}`, togetherWith };
    const other = await recordPerson(deps, asked);
    if (other.kind === 'refused') return within(other, `/together/${row}`);
    others.push(recordedView(other));
  }
  return { kind: 'recorded', first: recordedView(first), together: together && others };
}

/** The recording township: the one named, or the caller's only one. */
function officeOf(command: RecordMovement, caller: Caller): string | Refused {
  const townships = caller.divisions.filter((division) => division.length === 9);
  const office = command.office ?? (townships.length === 1 ? townships[0] : undefined);
  if (office === undefined) return refused('office-ambiguous', '/office');
  return mayWriteFor(caller, office)
    ? office
    : refused('division-not-yours', '/office', { division: office });
}

function within({ refusal }: Refused, prefix: string): Refused {
  const field = refusal.field?.replace(/^\/person/, prefix) ?? prefix;
  return refused(refusal.name, field, refusal.values);
}

function recordedView({
  movement,
  repeated,
  warnings,
}: Extract<RecordedPerson, { kind: 'recorded' }>): Recorded {
  return { movement: movementView(movement), repeated, warnings: [...warnings] };
}
