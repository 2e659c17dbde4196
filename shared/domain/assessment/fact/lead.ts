import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';

export const LeadOutcome = z.enum(['registered', 'missing', 'unfounded']);

/**
 * 线索: what a partner reported and the township looked into. `registered`: it stood in the ledger already; `missing`: it was
 * true and did not; `unfounded`: nobody lives there, and nobody's fault.
 */
export const Lead = z.strictObject({
  leadId: z.string().check(z.minLength(1), z.maxLength(80)),
  office: PlaceCode,
  area: z.optional(AreaCode),
  department: z.optional(AreaCode),
  settledOn: LocalDate,
  outcome: LeadOutcome,
});
export type Lead = z.infer<typeof Lead>;
