import type { Context } from 'aws-lambda';
import type { Log } from '../../shared/lambda/log.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { TaskHandler } from '../../shared/lambda/task.ts';

/** A function here is never short of time. */
const CONTEXT = { getRemainingTimeInMillis: () => Infinity } as unknown as Context;

/**
 * Functions of a workflow as this machine calls them: one step at a time, each after `afterYou`, and what it wrote is committed before
 * the next one reads and computes, because nobody else may write until then.
 */
export function stepsHere(
  afterYou?: () => Promise<void>,
): (handler: TaskHandler) => (payload: unknown) => Promise<unknown> {
  let before: Promise<unknown> = Promise.resolve();
  return (handler) => (payload) => {
    const step = before.then(async () => {
      await afterYou?.();
      return await handler(payload, CONTEXT);
    });
    before = step.catch(() => undefined).then(nextTurn);
    return step;
  };
}

/** Each unit and county would be a line of its own on a terminal; what failed is worth one. */
export function quietly(log: Log): Log {
  return (code, fields) => {
    if (code !== 'task-done' || Number(fields?.['failed'] ?? 0) > 0) log(code, fields);
  };
}
