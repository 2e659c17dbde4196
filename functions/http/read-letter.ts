import * as z from 'zod/mini';
import { readLetterOperation } from '../../shared/api/settlement-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type LetterReadingDeps, letterView, seenLetter } from './letter-reading.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

export type Deps = LetterReadingDeps;

/** `GET /assessments/letters/{letterId}`: what a unit was told of its result. */
export function createReadLetter(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(readLetterOperation, edge, async ({ params: { letterId }, caller }) => {
    const seen = await seenLetter(deps, letterId, caller);
    return seen.kind === 'refused' ? seen : { status: 200, body: { letter: letterView(seen.letter) } };
  });
}
