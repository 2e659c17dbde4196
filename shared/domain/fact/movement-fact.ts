import * as z from 'zod/mini';
import { Quarter } from '../calendar/period.ts';
import { Category, type Movement, movementIdOf } from '../movement/movement.ts';

/** One line of a township's quarter: what it recorded, for its list of movements and for the quarter's assessment. */
export const MovementFact = z.strictObject({
  office: z.string(),
  /** The quarter in which it was recorded, for example `2026-Q3`. */
  quarter: Quarter,
  recordedAt: z.string(),
  movement: z.string(),
  personId: z.string(),
  kind: z.enum(['inflow', 'outflow', 'return', 'change-of-address', 'correction']),
  side: z.enum(['residence', 'household']),
  happenedOn: z.string(),
  late: z.boolean(),
  category: Category,
  household: z.nullable(z.string()),
  /** The open residence, the village of it where the record names one; the one that ended, where it left none. */
  residence: z.nullable(z.string()),
  /** The responsibility area of that residence, where it is known. */
  area: z.optional(z.string()),
});
export type MovementFact = z.infer<typeof MovementFact>;

export function movementFact(movement: Movement, quarter: string): MovementFact {
  const residence = movement.after.open ?? movement.before?.open;
  return {
    office: movement.office,
    quarter,
    recordedAt: movement.recordedAt,
    movement: movementIdOf(movement),
    personId: movement.personId,
    kind: movement.kind,
    side: movement.side,
    happenedOn: movement.happenedOn,
    late: movement.late,
    category: movement.category,
    household: movement.after.household,
    residence: residence?.division ?? null,
    ...(residence?.area !== undefined && { area: residence.area }),
  };
}
