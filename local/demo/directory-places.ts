import { childrenOn, type Directory, divisionOn } from '../../shared/domain/division/directory.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import type { Places } from './places.ts';

/** The counties and townships that the directory knows on the first *and* on the last of these days. */
export function placesOf(directory: Directory, firstDay: string, lastDay: string): Places {
  const children = (code: string): readonly Division[] => {
    const stillThere = new Set(childrenOn(directory, code, lastDay).map((division) => division.code));
    return childrenOn(directory, code, firstDay).filter((division) => stillThere.has(division.code));
  };
  const codes = (code: string, level: Division['level']): readonly string[] =>
    children(code).flatMap((division) => (division.level === level ? [division.code] : []));
  return {
    // Counties hang under prefectures, or directly under the province.
    countiesOf: (province) => [
      ...codes(province, 'county'),
      ...codes(province, 'prefecture').flatMap((prefecture) => codes(prefecture, 'county')),
    ],
    townshipsOf: (county) => codes(county, 'township'),
    nameOf: (code) => {
      const found = divisionOn(directory, code, lastDay);
      return found.kind === 'found' ? found.division.name : code;
    },
  };
}

/** The same places, of some provinces only. */
export function onlyIn(places: Places, provinces: readonly string[]): Places {
  return {
    ...places,
    countiesOf: (province) => (provinces.includes(province) ? places.countiesOf(province) : []),
  };
}
