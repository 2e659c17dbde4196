import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import type { Division } from '../division/division.ts';

/** Twelve digits: the township's nine, and three of the village's own. */
export const VillageCode = z.string().check(z.regex(/^[1-9]\d{11}$/));
export type VillageCode = z.infer<typeof VillageCode>;

/** 村, 社区. */
export const VillageKind = z.enum(['village', 'community']);
export type VillageKind = z.infer<typeof VillageKind>;

export const VillageName = z.string().check(z.trim(), z.minLength(1), z.maxLength(40));

/**
 * A village or community as its township registered it, with all its names: one record, one conditional write. Its
 * periods stand in order of time; where one follows another without a gap, the name was changed.
 */
export const Village = z.strictObject({
  code: VillageCode,
  kind: VillageKind,
  version: z.int().check(z.gte(1)),
  periods: z
    .array(
      z.strictObject({
        name: VillageName,
        validFrom: LocalDate,
        /** First day on which it is no longer valid; null: still valid. */
        validTo: z.nullable(LocalDate),
        /** The villages that took it over when it ended; itself where only the name changed. */
        successors: z.array(VillageCode),
      }),
    )
    .check(z.minLength(1)),
});
export type Village = z.infer<typeof Village>;

export function townshipOf(code: VillageCode): string {
  return code.slice(0, 9);
}

/** The periods of a village as rows of the directory. */
export function villageRows({ code, periods }: Village): Division[] {
  return periods.map(({ name, validFrom, validTo, successors }, i) => ({
    code,
    name,
    level: 'village',
    validFrom,
    fromPrecision: 'day',
    validTo,
    toPrecision: 'day',
    predecessors: i > 0 && periods[i - 1]?.validTo === validFrom ? [code] : [],
    successors,
    partsTo: [],
    initials: '',
  }));
}
