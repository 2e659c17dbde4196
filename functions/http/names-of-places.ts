import { nameOfDivision } from '../../shared/assessment/unit-names.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';

/** Entries that only head a list: nobody writes them in an address. */
const LIST_HEADS = /^(市辖区|县|省直辖县级行政区划|自治区直辖县级行政区划)$/;

/**
 * Whole names by the code that was asked for: 河南省信阳市固始县蒋集镇. A village goes by its township, as the national list ends there; a code
 * that nobody knows is left out. Each by the first of the days on which there was one.
 */
export async function namesOfPlaces(
  codes: readonly string[],
  days: readonly [string, ...string[]],
  directory: Pick<DirectoryStore, 'divisionOn' | 'ancestorsOn'>,
): Promise<ReadonlyMap<string, string>> {
  const wanted = [...new Set(codes.map((code) => code.slice(0, 9)))];
  const named = await Promise.all(
    wanted.map(async (code) => {
      const name = await nameOfDivision(code, days, directory);
      const above = name === undefined ? [] : await directory.ancestorsOn(code, days[0]);
      const whole = [...above.map((one) => one.name).reverse(), name ?? code];
      return [code, whole.filter((part) => !LIST_HEADS.test(part)).join('')] as const;
    }),
  );
  return new Map(named.filter(([code, name]) => code !== name));
}
