import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';

/** 出租房屋: known to be let, registered, inspected. Of the house, not of who lives in it. */
export const Premises = z.strictObject({
  premisesId: z.string().check(z.minLength(1), z.maxLength(80)),
  office: PlaceCode,
  area: z.optional(AreaCode),
  knownOn: LocalDate,
  registeredOn: z.nullable(LocalDate),
  /** First day on which it is no longer let; null: it is. */
  endedOn: z.nullable(LocalDate),
  inspectedOn: z.array(LocalDate),
});
export type Premises = z.infer<typeof Premises>;
