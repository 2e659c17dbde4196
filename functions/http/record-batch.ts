import * as z from 'zod/mini';
import { recordBatchOperation } from '../../shared/api/movement-operations.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { RecordMovement } from '../../shared/domain/movement/record-command.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Locale } from '../../shared/lambda/problems.ts';
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

/**
 * `POST /movements/batch`: up to 200 rows, in their order, each with a status and what `POST /movements` would answer.
 * A bad row spoils no other; the whole batch can be sent again with the same key.
 */
export function createRecordBatch(deps: RecordingDeps, edge: HttpEdge): HttpHandler {
  return http(recordBatchOperation, edge, async ({ body, caller, idempotencyKey, locale }) => {
    const rows: unknown[] = [];
    for (const [row, command] of body.rows.entries()) {
      await nextTurn();
      rows.push({
        row,
        ...(await recordRow(deps, command, caller, `${idempotencyKey}\nrow ${row}`, locale)),
      });
    }
    return { status: 200, body: { rows } };
  });
}

async function recordRow(deps: RecordingDeps, row: unknown, caller: Caller, key: string, locale: Locale) {
  const command = RecordMovement.safeParse(row);
  if (!command.success) {
    const [{ problem }, { fieldErrors }] = await sentences();
    const { status, body } = problem(
      { name: 'invalid-request' },
      locale,
      fieldErrors(command.error.issues, locale),
    );
    return { status, problem: body };
  }
  const recorded = await recordRequest(deps, command.data, caller, key);
  if (recorded.kind === 'refused') {
    const [{ problem }] = await sentences();
    const { status, body } = problem(recorded.refusal, locale);
    return { status, problem: body };
  }
  return { status: 201, ...recorded.first, ...(recorded.together && { together: recorded.together }) };
}

/** Loaded with the first bad row, as the edge does. */
function sentences() {
  return Promise.all([
    import('../../shared/lambda/answer.ts'),
    import('../../shared/lambda/field-errors.ts'),
  ]);
}
