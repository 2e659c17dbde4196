import * as z from 'zod/mini';
import { Instant } from '../calendar/instant.ts';
import { DivisionCode } from '../division/code.ts';

/** One line of what happened to a case of the assessment: which event, by which office and whose hand, when. */
export function timelineOf<const E extends string>(events: readonly [E, ...E[]]) {
  return z.array(
    z.strictObject({
      at: Instant,
      event: z.enum(events),
      /** Absent where the platform acted by itself. */
      by: z.optional(DivisionCode),
      subject: z.optional(z.string().check(z.minLength(1), z.maxLength(128))),
      /** A code or a few words. */
      note: z.optional(z.string().check(z.maxLength(200))),
    }),
  );
}

/** Who did something, and when. */
export interface Hand {
  readonly by: string;
  readonly subject: string;
  readonly now: Instant;
}
