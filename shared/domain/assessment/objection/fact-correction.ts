import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { Lead } from '../fact/lead.ts';

const record = z.string().check(z.minLength(1), z.maxLength(120));

/** Lists of facts of which a single record can be struck: it then counts for nobody. */
export const StrikableList = z.enum([
  'movements',
  'duties',
  'holds',
  'departuresFound',
  'tasks',
  'leads',
  'premises',
  'checks',
  'errors',
  'falsehoods',
  'reports',
]);
export type StrikableList = z.infer<typeof StrikableList>;

/**
 * What an upheld objection puts right: one record struck, or one field of it as it really was. There is no way to add a
 * record or points: what was never recorded is recorded first, by the office whose work it is.
 */
export const FactCorrection = z.discriminatedUnion('kind', [
  /** 剔除: not this unit's, counted twice, or a finding that does not stand. */
  z.strictObject({ kind: z.literal('strike'), record, list: StrikableList }),
  /** Registered on paper in time, and entered later. */
  z.strictObject({ kind: z.literal('movement-recorded'), record, at: Instant }),
  /** Accepted or answered in time by other proven means. */
  z.strictObject({ kind: z.literal('duty-done'), record, at: Instant }),
  /** The answer left nothing open. */
  z.strictObject({ kind: z.literal('reply-complete'), record }),
  z.strictObject({ kind: z.literal('task-done'), record, on: LocalDate }),
  /** The sampled record was right after all. */
  z.strictObject({ kind: z.literal('check-right'), record }),
  z.strictObject({ kind: z.literal('lead-outcome'), record, outcome: Lead.shape.outcome }),
  z.strictObject({ kind: z.literal('premises-registered'), record, on: LocalDate }),
  z.strictObject({ kind: z.literal('premises-inspected'), record, on: LocalDate }),
]);
export type FactCorrection = z.infer<typeof FactCorrection>;
