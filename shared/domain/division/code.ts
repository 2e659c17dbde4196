import * as z from 'zod/mini';

/**
 * A division code: province 2, prefecture 4, county 6 (GB/T 2260), township 9, village 12 digits
 * (the statistical division codes continue GB/T 2260 with three digits a level).
 */
export const DivisionCode = z.string().check(z.regex(/^[1-9]\d(\d{2}(\d{2}(\d{3}(\d{3})?)?)?)?$/));
export type DivisionCode = z.infer<typeof DivisionCode>;

/** A code that a movement or a household registration may name: county, township or village. */
export const PlaceCode = z.string().check(z.regex(/^[1-9]\d{5}(\d{3}(\d{3})?)?$/));
export type PlaceCode = z.infer<typeof PlaceCode>;

/** The five levels, from the top. */
export const DIVISION_LEVELS = ['province', 'prefecture', 'county', 'township', 'village'] as const;
export const DivisionLevel = z.enum(DIVISION_LEVELS);
export type DivisionLevel = z.infer<typeof DivisionLevel>;

const LENGTHS: Readonly<Record<DivisionLevel, number>> = {
  province: 2,
  prefecture: 4,
  county: 6,
  township: 9,
  village: 12,
};

/** The provinces and what stands beside them, by GB/T 2260. */
export const PROVINCE_CODES: readonly string[] =
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  );

/** Provinces without prefectures: 北京, 天津, 上海, 重庆. Their digits 3-4 (01, 02) name no real division. */
const MUNICIPALITIES: ReadonlySet<string> = new Set(['11', '12', '31', '50']);

/** Level of a code, by its length alone; throws on a string that is no division code. */
export function levelOf(code: DivisionCode): DivisionLevel {
  const level = DIVISION_LEVELS.find((name) => LENGTHS[name] === code.length);
  if (level === undefined) throw new Error(`not a division code: ${code}`);
  return level;
}

/**
 * True where digits 3-4 of a county are a heading of the code list and no division: the counties of the four
 * municipalities (110101) and counties directly under a province (省直辖县级行政区划: 419001, 429004, 469001, 659001).
 */
export function isDirectlyUnderProvince(code: DivisionCode): boolean {
  return MUNICIPALITIES.has(code.slice(0, 2)) || code.slice(2, 4) === '90';
}

/**
 * Code of the division directly above, or undefined for a province. Truncation, except that counties directly under a
 * province skip the heading. A prefecture without counties (441900 东莞, 442000 中山, 460400 儋州, 620200 嘉峪关) stands
 * in its own place as a county, and its townships (441900003) hang under that.
 */
export function parentCodeOf(code: DivisionCode): DivisionCode | undefined {
  switch (levelOf(code)) {
    case 'province':
      return undefined;
    case 'prefecture':
      return code.slice(0, 2);
    case 'county':
      return isDirectlyUnderProvince(code) ? code.slice(0, 2) : code.slice(0, 4);
    case 'township':
      return code.slice(0, 6);
    case 'village':
      return code.slice(0, 9);
  }
}

/** Codes above this one, nearest first, ending with the province. */
export function ancestorCodesOf(code: DivisionCode): DivisionCode[] {
  const above: DivisionCode[] = [];
  for (let up = parentCodeOf(code); up !== undefined; up = parentCodeOf(up)) above.push(up);
  return above;
}

/** The province of a code. */
export function provinceCodeOf(code: DivisionCode): DivisionCode {
  return code.slice(0, LENGTHS.province);
}

/** The prefecture of a code, or undefined for a province and for what is directly under one. */
export function prefectureCodeOf(code: DivisionCode): DivisionCode | undefined {
  if (code.length < LENGTHS.prefecture || isDirectlyUnderProvince(code)) return undefined;
  return code.slice(0, LENGTHS.prefecture);
}

/** True where `code` is `ancestor` or lies below it, by their codes (no dates, no lineage). */
export function isWithin(code: DivisionCode, ancestor: DivisionCode): boolean {
  return code.startsWith(ancestor);
}
