import { kindOfTownship } from './assessed-county.ts';

/** 天干 and 地支: what comes after the last of them has a number. */
const LETTERS = [...'甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉戌亥'];

/**
 * 甲镇, 乙街道, 丙乡: names for units in the order of their codes, of the same kind as the real ones. What is printed beside
 * invented scores must shame no real place.
 */
export function maskedNames(
  codes: readonly string[],
  nameOf: (code: string) => string,
): ReadonlyMap<string, string> {
  return new Map(
    codes.toSorted().map((code, i) => [code, `${LETTERS[i] ?? `第${i + 1}`}${kindOfTownship(nameOf(code))}`]),
  );
}
