import * as z from 'zod/mini';
import { readHistoryOperation } from '../../shared/api/movement-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { movementView } from './movement-view.ts';
import { maskedPerson, noteRead, type ReadingDeps, sidesOf } from './reading.ts';
import { territoriesOf } from './scope.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  MOVEMENTS_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  movements: ['log'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly movements: MovementStore;
  readonly directory: DirectoryStore;
}

/**
 * `GET /people/{personId}/movements`: masked identity and records, by the day they happened. Only those who are a side
 * of the person (household, a residence, a recording office) see anything; unknown and forbidden answer alike.
 */
export function createReadHistory(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readHistoryOperation, edge, async ({ params: { personId }, caller, requestId }) => {
    const [log, territories] = await Promise.all([
      deps.movements.log(personId),
      territoriesOf(caller, deps.directory, shanghaiDateOf(deps.clock.now())),
    ]);
    if (log.length === 0 || !mayRead(territories, ...sidesOf(log))) return refused('person-unknown');
    const person = await maskedPerson(deps, personId);
    await noteRead(deps, { personIds: [personId], caller, action: 'read-history', requestId });
    const movements = log
      .map(movementView)
      .sort((a, b) => (a.happenedOn === b.happenedOn ? a.seq - b.seq : a.happenedOn < b.happenedOn ? -1 : 1));
    return { status: 200, body: { personId, person, movements } };
  });
}
