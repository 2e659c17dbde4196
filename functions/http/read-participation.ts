import * as z from 'zod/mini';
import { readParticipationOperation } from '../../shared/api/participation-operations.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Deps } from './set-participation.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = { directory: ['participationOf'] } as const satisfies Uses;

/** `GET /divisions/{code}/participation`: every stretch in which a county took part, oldest first. */
export function createReadParticipation({ directory }: Deps, edge: HttpEdge): HttpHandler {
  return http(readParticipationOperation, edge, async ({ params: { code } }) => {
    if (code.length !== 6) return refused('division-level-wrong', '/code', { code, expected: 'county' });
    return {
      status: 200,
      body: { county: code, participation: await directory.participationOf(code) },
    };
  });
}
