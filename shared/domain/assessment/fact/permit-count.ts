import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';

/** 持证情况 on a day, two bare counts. Shown only: a permit is voluntary (居住证暂行条例 art. 2). */
export const PermitCount = z.strictObject({
  countId: z.string().check(z.minLength(1), z.maxLength(80)),
  office: PlaceCode,
  area: z.optional(AreaCode),
  on: LocalDate,
  residents: z.int().check(z.minimum(0)),
  holders: z.int().check(z.minimum(0)),
});
export type PermitCount = z.infer<typeof PermitCount>;
