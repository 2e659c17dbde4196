import * as z from 'zod/mini';
import { recordMovementOperation } from '../../shared/api/movement-operations.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { type RecordingDeps, recordingUses } from './recording.ts';
import { recordRequest } from './recording-request.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  MOVEMENTS_TABLE: text,
  VAULT_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = recordingUses;

/** `POST /movements`: records one person, and those recorded together. 201, or a refusal. */
export function createRecordMovement(deps: RecordingDeps, edge: HttpEdge): HttpHandler {
  return http(recordMovementOperation, edge, async ({ body, caller, idempotencyKey }) => {
    const recorded = await recordRequest(deps, body, caller, idempotencyKey);
    if (recorded.kind === 'refused') return recorded;
    const { first, together } = recorded;
    return {
      status: 201,
      headers: { location: `/people/${first.movement.personId}/movements` },
      body: { ...first, ...(together && { together }) },
    };
  });
}
