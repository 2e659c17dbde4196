import * as z from 'zod/mini';
import { unmaskPersonOperation } from '../../shared/api/movement-operations.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { noteRead, type ReadingDeps } from './reading.ts';
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
 * `POST /people/{personId}/unmask`: the one operation that shows a whole identity. Only to a present side of the person
 * (household or open residence), for a purpose, and written down before the answer leaves.
 */
export function createUnmaskPerson(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(unmaskPersonOperation, edge, async ({ params: { personId }, body, caller, requestId }) => {
    const [log, sealed, territories] = await Promise.all([
      deps.movements.log(personId),
      deps.vault.get(personId),
      territoriesOf(caller, deps.directory, shanghaiDateOf(deps.clock.now())),
    ]);
    const now = log.at(-1)?.after;
    if (!sealed || !now || !mayRead(territories, now.household, now.open?.division ?? null)) {
      return refused('person-unknown');
    }
    const { purpose } = body;
    await noteRead(deps, { personIds: [personId], caller, action: 'unmask', requestId, purpose });
    const person = deps.keys.open(personId, sealed);
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: { personId, person } };
  });
}
