import * as z from 'zod/mini';
import { readSampleOperation } from '../../shared/api/sampling-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type SampleReadingDeps, seenSample } from './sample-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /assessments/samples/{sampleId}`: what was published before the draw, and what came of it. */
export function createReadSample(deps: SampleReadingDeps, edge: HttpEdge): HttpHandler {
  return http(readSampleOperation, edge, async ({ params: { sampleId }, caller }) => {
    const seen = await seenSample(deps, sampleId, caller);
    return seen.kind === 'refused' ? seen : { status: 200, body: { sample: seen.sample } };
  });
}
