import middy from '@middy/core';
import type { Context } from 'aws-lambda';
import * as z from 'zod/mini';
import type { Log } from './log.ts';

export type TaskHandler = (event: unknown, context: Context) => Promise<TaskResult>;

/**
 * What a run did, for whoever called it and for the log. A list is for the caller only (a workflow goes through it): the log
 * has its length.
 */
export type TaskResult = Readonly<Record<string, string | number | boolean | readonly string[]>>;

/** The work of a task: in one go while there is time. One machine runs it without an edge, until it is told to stop. */
export type Run<E, R> = (event: E, hasTime: () => boolean) => Promise<R>;

/** The event of a schedule that says nothing but that it is time. */
export const Tick = z.object({});
export type Tick = z.infer<typeof Tick>;

/** Enough to finish what one page began and to write down how far it came. */
const RESERVE_MS = 30_000;

/**
 * The task edge: one event, parsed, worked on until the function's time is nearly up (`hasTime`), its result logged. A
 * failure is logged by its kind and thrown, so that the schedule tries again and keeps the event of the last try; its
 * message stays here, because messages of libraries may quote what they choked on.
 */
export function task<S extends z.ZodMiniType>(
  name: string,
  schema: S,
  { log }: { readonly log: Log },
  handle: Run<z.output<S>, TaskResult>,
): TaskHandler {
  const serve = async (event: unknown, context: Context): Promise<TaskResult> => {
    const parsed = schema.safeParse(event);
    if (!parsed.success) {
      log('task-event-invalid', { task: name });
      throw new Error(`${name}: the event is not of its schema`);
    }
    let kind: string;
    try {
      const result = await handle(parsed.data, () => context.getRemainingTimeInMillis() > RESERVE_MS);
      log('task-done', { task: name, ...figuresOf(result) });
      return result;
    } catch (cause) {
      kind = cause instanceof Error ? cause.name : 'unknown';
      log('task-failed', { task: name, cause: kind });
    }
    // By its name a workflow knows the failure: Lambda hands that on, and the message for people.
    throw Object.assign(new Error(`${name} failed: ${kind}`), { name: kind });
  };
  return middy<unknown, TaskResult>({ timeoutEarlyInMillis: 0 }).handler(serve);
}

function figuresOf(result: TaskResult): Record<string, string | number | boolean> {
  return Object.fromEntries(
    Object.entries(result).map(([name, value]) => [name, typeof value === 'object' ? value.length : value]),
  );
}
