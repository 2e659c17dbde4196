import * as z from 'zod/mini';
import { readObjectionOperation } from '../../shared/api/objection-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { seenObjection } from './objection-reading.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `GET /assessments/objections/{objectionId}`: its unit sees it, and whoever stands above. */
export function createReadObjection(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readObjectionOperation, edge, async ({ params: { objectionId }, caller }) => {
    const seen = await seenObjection(deps, objectionId, caller);
    if (seen.kind === 'refused') return seen;
    const { objection } = seen;
    return { status: 200, headers: { etag: etagOf(objection) }, body: { objection } };
  });
}
