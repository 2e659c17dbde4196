import * as z from 'zod/mini';
import { readBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type BulletinReadingDeps, bulletinView, seenBulletin } from './bulletin-reading.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /assessments/bulletins/{bulletinId}`. */
export function createReadBulletin(deps: BulletinReadingDeps, edge: HttpEdge): HttpHandler {
  return http(readBulletinOperation, edge, async ({ params: { bulletinId }, caller }) => {
    const seen = await seenBulletin(deps, bulletinId, caller);
    if (seen.kind === 'refused') return seen;
    const headers = { etag: etagOf(seen.bulletin) };
    return { status: 200, headers, body: { bulletin: bulletinView(seen) } };
  });
}
