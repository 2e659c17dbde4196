import type { Recorded } from '../../shared/api/movement-operations.ts';
import { mayWriteFor, type Territory } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import type { Identity } from '../../shared/domain/person/person.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { endedBy } from './acting-office.ts';
import { movementView } from './movement-view.ts';
import {
  type DecidedPerson,
  decidePerson,
  type RecordedPerson,
  type RecordingDeps,
  writePerson,
} from './recording.ts';

export type RecordedRequest =
  | {
      readonly kind: 'recorded';
      readonly first: Recorded;
      readonly together: readonly Recorded[] | undefined;
    }
  | Refused;

/**
 * Records what one request says: its person, and those recorded together, each as a record of its own with a key of its
 * own. All are decided before any is written, so that a mistake about one leaves nothing; cut off between two writes, it
 * goes on from there when it is sent again.
 */
export async function recordRequest(
  deps: RecordingDeps,
  body: RecordMovement,
  caller: Caller,
  key: string,
): Promise<RecordedRequest> {
  const named = officeOf(body, caller);
  if (typeof named !== 'string') return named;
  const now = deps.clock.now();
  const today = shanghaiDateOf(now);
  const ended = endedBy(await deps.directory.divisionOn(named, today), '/office');
  if (ended) return ended;
  const office = { code: named, formerly: await deps.directory.formerCodes(named, today) };
  const together = 'together' in body ? body.together : undefined;
  if (together) {
    const people = [body.person, ...together];
    return await recordTogether(deps, { body, people, office, caller, key, now, today });
  }
  const decision = await decidePerson(deps, { command: body, office, caller, key, now, today });
  if (decision.kind === 'refused') return decision;
  const written = await writePerson(deps, decision);
  if (written.kind === 'refused') return written;
  return { kind: 'recorded', first: recordedView(written), together: undefined };
}

async function recordTogether(
  deps: RecordingDeps,
  asked: {
    readonly body: RecordMovement;
    readonly people: readonly Identity[];
    readonly office: Territory;
    readonly caller: Caller;
    readonly key: string;
    readonly now: string;
    readonly today: string;
  },
): Promise<RecordedRequest> {
  const { body, people, key, ...same } = asked;
  if (namesOneTwice(people)) return refused('same-person-twice', '/together');
  const decided: DecidedPerson[] = [];
  for (const [row, person] of people.entries()) {
    const first = decided[0] && { togetherWith: movementIdOf(decided[0].movement) };
    const own = row === 0 ? key : `${key}\n${row - 1}`;
    const about = { ...same, command: aboutOne(body, person), key: own, ...first };
    const decision = await decidePerson(deps, about);
    if (decision.kind === 'refused') return of(row, decision);
    decided.push(decision);
  }
  const recorded: Recorded[] = [];
  for (const [row, decision] of decided.entries()) {
    const written = await writePerson(deps, decision);
    if (written.kind === 'refused') return of(row, written);
    recorded.push(recordedView(written));
  }
  const [first, ...others] = recorded as [Recorded, ...Recorded[]];
  return { kind: 'recorded', first, together: others };
}

function namesOneTwice(people: readonly Identity[]): boolean {
  const numbers = people.map(({ document }) => document.number.trim().toUpperCase());
  return new Set(numbers).size < numbers.length;
}

/** What a request says of several people, said of one. */
function aboutOne(body: RecordMovement, person: Identity): RecordMovement {
  const { together: _others, ...command } = { together: undefined, ...body };
  return { ...command, person };
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

/** The refusal of the first person as it is, that of another with its place. */
function of(row: number, refusal: Refused): Refused {
  return row === 0 ? refusal : within(refusal, `/together/${row - 1}`);
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
