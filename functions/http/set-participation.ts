import * as z from 'zod/mini';
import { setParticipationOperation } from '../../shared/api/participation-operations.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { withParticipation } from '../../shared/domain/participation/participation.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { divisionRefused } from './division-refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, DIRECTORY_TABLE: text });
export const uses = {
  directory: ['divisionOn', 'participationOf', 'saveParticipation'],
} as const satisfies Uses;

export interface Deps {
  readonly directory: DirectoryStore;
}

/**
 * `PUT /divisions/{code}/participation`: a county joins, leaves, or gets a day put right. Whoever sets the same again
 * changes nothing. Notices that wait on paper for it stay where they are: they are the sender's to send again.
 */
export function createSetParticipation({ directory }: Deps, edge: HttpEdge): HttpHandler {
  return http(setParticipationOperation, edge, async ({ params: { code }, body: { joinedOn, leftOn } }) => {
    if (code.length !== 6) return refused('division-level-wrong', '/code', { code, expected: 'county' });
    const found = await directory.divisionOn(code, joinedOn);
    if (found.kind === 'refused') return divisionRefused(found.refusal, '/code');
    const before = await directory.participationOf(code);
    const decision = withParticipation(before, { joinedOn, leftOn: leftOn ?? null });
    if (decision.kind === 'refused') return decision;
    const saved = await directory.saveParticipation(code, before, decision.history);
    if (saved === 'changed-meanwhile') return refused('registry-changed-meanwhile', undefined, { code });
    return { status: 200, body: { county: code, participation: decision.history } };
  });
}
