import * as z from 'zod/mini';
import { bulletinFormats, printBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { bulletinFile } from '../../shared/bulletin/bulletin-file.ts';
import { formatAccepted } from '../../shared/document/document-format.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { fileAnswer } from '../../shared/lambda/file-answer.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type BulletinReadingDeps, seenBulletin } from './bulletin-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /assessments/bulletins/{bulletinId}/document`: by `format`, else by what the client accepts, else the page. */
export function createPrintBulletin(deps: BulletinReadingDeps, edge: HttpEdge): HttpHandler {
  return http(printBulletinOperation, edge, async ({ params, query, caller, accept }) => {
    const seen = await seenBulletin(deps, params.bulletinId, caller);
    if (seen.kind === 'refused') return seen;
    const format = query.format ?? formatAccepted(accept, bulletinFormats);
    return fileAnswer({ ...(await bulletinFile(seen.bulletin, format)), opens: format === 'html' });
  });
}
