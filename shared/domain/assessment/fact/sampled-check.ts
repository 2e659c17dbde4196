import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';

/** 抽查: one recorded line drawn and compared with what is so, by a neighbouring office. */
export const SampledCheck = z.strictObject({
  checkId: z.string().check(z.minLength(1), z.maxLength(80)),
  /** The office whose record it is. */
  office: PlaceCode,
  area: z.optional(AreaCode),
  department: z.optional(AreaCode),
  checkedBy: PlaceCode,
  checkedOn: LocalDate,
  /** The movement or notice looked at. */
  record: z.string().check(z.minLength(1), z.maxLength(80)),
  right: z.boolean(),
});
export type SampledCheck = z.infer<typeof SampledCheck>;
