import * as z from 'zod/mini';
import { correctionsOf } from '../../shared/assessment/record-in-hand.ts';
import { readCheckOperation } from '../../shared/api/sampling-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { notReadable } from './case-reading.ts';
import { checkOf } from './check-reading.ts';
import { movementView } from './movement-view.ts';
import { maskedPerson, noteRead, type ReadingDeps } from './reading.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  CASES_TABLE: text,
  MOVEMENTS_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  cases: ['one'],
  movements: ['log'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly movements: Pick<MovementStore, 'log'>;
  readonly directory: DirectoryStore;
}

/**
 * `GET /divisions/{code}/checks/{check}`: the check with the one record to compare and its corrections, the person masked. The checking
 * office is no side of the person: it sees the record for as long as it has to check it, and the rest of the person’s log never.
 */
export function createReadCheck(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readCheckOperation, edge, async ({ params: { code, check: id }, caller, requestId }) => {
    const no = await notReadable(code, caller, deps.directory, shanghaiDateOf(deps.clock.now()));
    if (no) return no;
    const found = await checkOf(code, id, deps.cases);
    if (found.kind === 'refused') return found;
    const { check } = found;
    const answer = (body: object) => ({ status: 200, headers: { etag: etagOf(check) }, body });
    if (check.superior !== code && check.outcome !== null) return answer({ check, movements: [] });
    const personId = check.record.slice(0, check.record.lastIndexOf('.'));
    const log = await deps.movements.log(personId);
    const movement = log.find((one) => movementIdOf(one) === check.record);
    if (!movement) return answer({ check, movements: [] });
    const person = await maskedPerson(deps, personId);
    await noteRead(deps, { personIds: [personId], caller, action: 'read-check', requestId });
    const movements = [movement, ...correctionsOf(movement, log)].map(movementView);
    return answer({ check, movements, person });
  });
}
