import { type Recorded, recordMovementOperation } from '../../shared/api/movement-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { mayWriteFor } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { movementView } from './movement-view.ts';
import { type RecordedPerson, type RecordingDeps, recordPerson } from './recording.ts';

/** `POST /movements`: records one person, and those recorded together, each as a record of its own. 201, or a refusal. */
export function createRecordMovement(deps: RecordingDeps, edge: HttpEdge): HttpHandler {
  return http(recordMovementOperation, edge, async ({ body, caller, idempotencyKey: key }) => {
    const named = officeOf(body, caller);
    if (typeof named !== 'string') return named;
    const today = shanghaiDateOf(deps.clock.now());
    const office = { code: named, formerly: await deps.directory.formerCodes(named, today) };
    const { together, ...command } = { together: undefined, ...body };
    const first = await recordPerson(deps, { command, office, caller, key });
    if (first.kind === 'refused') return first;
    const others: Recorded[] = [];
    for (const [row, person] of (together ?? []).entries()) {
      const togetherWith = movementIdOf(first.movement);
      const other = await recordPerson(deps, {
        command: { ...command, person },
        office,
        caller,
        key: `${key}\n${row}`,
        togetherWith,
      });
      if (other.kind === 'refused') return within(other, `/together/${row}`);
      others.push(recordedView(other));
    }
    return {
      status: 201,
      headers: { location: `/people/${first.movement.personId}/movements` },
      body: { ...recordedView(first), ...(together && { together: others }) },
    };
  });
}

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
