import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { TownshipCode } from '../division/written-code.ts';
import { coversDay } from '../calendar/covers-day.ts';
import { VillageCode, VillageName } from './village.ts';

/** A code of the township's own choice, known within it only. */
export const AreaCode = z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/));

const Villages = z.array(VillageCode).check(z.minLength(1), z.maxLength(20));

/** 责任区（网格）: what one person of a township looks after, in one or several of its villages. */
export const Area = z.strictObject({
  township: TownshipCode,
  code: AreaCode,
  version: z.int().check(z.gte(1)),
  /** In order of time; where one follows another without a gap, the name or the villages changed. */
  periods: z
    .array(
      z.strictObject({
        name: VillageName,
        villages: Villages,
        validFrom: LocalDate,
        /** First day on which it is no longer valid; null: still valid. */
        validTo: z.nullable(LocalDate),
        /** The areas that took it over when it ended. */
        successors: z.array(AreaCode),
      }),
    )
    .check(z.minLength(1)),
});
export type Area = z.infer<typeof Area>;
export type AreaPeriod = Area['periods'][number];

/** What a township says when it registers an area. */
export const RegisterArea = z.strictObject({
  code: AreaCode,
  name: VillageName,
  villages: Villages,
  validFrom: LocalDate,
});
export type RegisterArea = z.infer<typeof RegisterArea>;

/** Another name or other villages from a day on; or its end. */
export const AreaAction = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('change'),
    on: LocalDate,
    name: z.optional(VillageName),
    villages: z.optional(Villages),
  }),
  z.strictObject({
    action: z.literal('end'),
    on: LocalDate,
    successors: z._default(z.array(AreaCode).check(z.maxLength(10)), []),
  }),
]);
export type AreaAction = z.infer<typeof AreaAction>;

/** The period of an area on a day. */
export function areaOn(area: Area | undefined, date: string): AreaPeriod | undefined {
  return area?.periods.find((period) => coversDay(period, date));
}
