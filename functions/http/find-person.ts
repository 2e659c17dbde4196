import * as z from 'zod/mini';
import { findPersonOperation } from '../../shared/api/movement-operations.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { checkDocument } from '../../shared/domain/person/document.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
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
 * `POST /people/find`: the person of a document, masked, for those who are a side of the person (household, a residence,
 * a recording office). Unknown and forbidden answer alike, after the same reads, and every search is written down under
 * the pseudonym, found or not: whoever tries numbers leaves a line for each.
 */
export function createFindPerson(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(findPersonOperation, edge, async ({ body, caller, requestId }) => {
    const today = shanghaiDateOf(deps.clock.now());
    const checked = checkDocument(body.document.kind, body.document.number, today);
    if (checked.kind === 'refused') {
      return refused(checked.refusal.name, '/document/number', checked.refusal.values);
    }
    const personId = deps.keys.personIdOf(checked.document);
    const [log, territories, person] = await Promise.all([
      deps.movements.log(personId),
      territoriesOf(caller, deps.directory, today),
      maskedPerson(deps, personId),
      noteRead(deps, { personIds: [personId], caller, action: 'find-person', requestId }),
    ]);
    if (!mayRead(territories, ...sidesOf(log))) return refused('person-unknown');
    return { status: 200, headers: { 'cache-control': 'no-store' }, body: { personId, person } };
  });
}
