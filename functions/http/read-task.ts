import * as z from 'zod/mini';
import { readTaskOperation } from '../../shared/api/task-operations.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { seenTask, type TaskReadingDeps, taskView } from './task-reading.ts';
import { etagOf } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one'], directory: ['formerCodes'] } as const satisfies Uses;

/** `GET /assessments/tasks/{taskId}`. */
export function createReadTask(deps: TaskReadingDeps, edge: HttpEdge): HttpHandler {
  return http(readTaskOperation, edge, async ({ params: { taskId }, caller }) => {
    const seen = await seenTask(deps, taskId, caller);
    if (seen.kind === 'refused') return seen;
    return { status: 200, headers: { etag: etagOf(seen.task) }, body: { task: taskView(seen.task) } };
  });
}
