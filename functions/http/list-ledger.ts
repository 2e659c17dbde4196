import * as z from 'zod/mini';
import { listLedgerOperation } from '../../shared/api/division-operations.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { ResidentStore } from '../../shared/domain/resident/resident-store.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { maskedPerson, noteRead, type ReadingDeps } from './reading.ts';
import { divisionsAsked } from './scope.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  RESIDENTS_TABLE: text,
  VAULT_TABLE: text,
  AUDIT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  residents: ['list'],
  vault: ['get'],
  audit: ['append'],
  directory: ['formerCodes', 'childrenOn'],
} as const satisfies Uses;

export interface Deps extends ReadingDeps {
  readonly residents: ResidentStore;
  readonly directory: DirectoryStore;
}

/** `GET /divisions/{code}/ledgers/{ledger}`: 流入人口台账 or 流出人口台账 of a division and all below it, masked and audited. */
export function createListLedger(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(listLedgerOperation, edge, async ({ params: { code, ledger }, query, caller, requestId }) => {
    const asked = await divisionsAsked(
      { code, below: true },
      caller,
      deps.directory,
      shanghaiDateOf(deps.clock.now()),
    );
    if (asked.kind === 'refused') return asked;
    const after = readCursor(query.cursor, 'division', 'personId');
    if (after.kind === 'refused') return after;
    const { residents, next } = await deps.residents.list({
      ledger,
      divisions: asked.divisions,
      withClosed: query.closed,
      limit: query.limit,
      ...(after.place && { after: after.place }),
    });
    const lines = await Promise.all(
      residents.map(async (line) => {
        const { name, documentNumber } = await maskedPerson(deps, line.personId);
        return { ...line, name, documentNumber };
      }),
    );
    const personIds = residents.map(({ personId }) => personId);
    await noteRead(deps, { personIds, caller, action: 'read-ledger', requestId });
    return { status: 200, body: { residents: lines, ...(next && { next: writeCursor(next) }) } };
  });
}
