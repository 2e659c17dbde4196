import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { PlaceCode } from '../division/code.ts';
import { Category } from '../movement/movement.ts';
import { PersonId } from '../person/person.ts';

/** 流入人口台账 (people living here) and 流出人口台账 (people of here who live elsewhere). */
export const Ledger = z.enum(['living-here', 'living-elsewhere']);
export type Ledger = z.infer<typeof Ledger>;

/**
 * One line of a ledger, a projection of a person's log. It keeps the highest `seq` it has seen, so that a repeat or an
 * older record changes nothing; it is closed, never deleted.
 */
export const Resident = z.strictObject({
  ledger: Ledger,
  /** The township (living here) or household division (living elsewhere) in whose ledger the line stands. */
  division: PlaceCode,
  personId: PersonId,
  seq: z.int(),
  open: z.boolean(),
  household: z.nullable(PlaceCode),
  residence: z.nullable(PlaceCode),
  area: z.optional(z.string()),
  since: LocalDate,
  until: z.optional(LocalDate),
  category: Category,
});
export type Resident = z.infer<typeof Resident>;
