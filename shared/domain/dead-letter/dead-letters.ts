import * as z from 'zod/mini';
import { Instant } from '../calendar/instant.ts';

/** 投递失败件: what could not be handled, kept whole and readable until somebody puts it back. */
export const DeadLetter = z.strictObject({
  /** Names it within its source. */
  id: z.string(),
  /** Where it goes back to: `queue:NAME` or `feed:CONSUMER`. */
  source: z.string(),
  reason: z.string(),
  at: Instant,
  /** As it failed. Carries ids, never a name, a number or a telephone. */
  body: z.string(),
});
export type DeadLetter = z.infer<typeof DeadLetter>;

export interface DeadLetterPage {
  readonly letters: readonly DeadLetter[];
  /** Where the next page starts; absent on the last one, and where the store cannot turn pages (SQS). */
  readonly next?: string;
}

export interface Redriven {
  readonly redriven: number;
  /** Those that failed again; they stay where they are. */
  readonly failed: number;
  /** Why, where the store itself knows it. */
  readonly reason?: string;
  /** There are more: ask again, from here on. */
  readonly next?: string;
  /** With `next`: how many of the source are still to be tried, as far as the store can count them. */
  readonly remaining?: number;
}

export interface RedriveQuery {
  readonly after?: string;
  readonly limit: number;
  /** Asked before each letter but the first, so that every call comes on. */
  readonly hasTime: () => boolean;
}

/**
 * Keeps dead letters. A message goes back to its queue; a record of a change feed is handed to its consumer again, which
 * does nothing twice. A letter is removed after it was put back, so it may come back twice and is never lost.
 */
export interface DeadLetters {
  readonly sources: readonly string[];
  list(source: string, query: { readonly after?: string; readonly limit: number }): Promise<DeadLetterPage>;
  /** One by id; undefined where it is not there (any more). */
  redriveOne(source: string, id: string): Promise<Redriven | undefined>;
  /** Up to `limit` of a source while there is time, each tried once on the way through all pages. */
  redriveAll(source: string, query: RedriveQuery): Promise<Redriven>;
}
