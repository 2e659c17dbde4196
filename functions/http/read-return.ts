import * as z from 'zod/mini';
import { readReturnOperation } from '../../shared/api/return-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ReturnReadingDeps, returnView, seenReturn } from './return-reading.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /divisions/{code}/returns/{month}`. */
export function createReadReturn(deps: ReturnReadingDeps, edge: HttpEdge): HttpHandler {
  return http(readReturnOperation, edge, async ({ params, caller }) => {
    const seen = await seenReturn(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    return {
      status: 200,
      headers: { etag: etagOf(seen.monthly) },
      body: { monthly: returnView(seen.monthly) },
    };
  });
}
