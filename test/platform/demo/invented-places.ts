import { provinces } from '../../../local/demo/flows-data.ts';
import type { Places } from '../../../local/demo/places.ts';

/** Places in the form of real codes, as many as a test needs: 12 counties a province, 6 townships a county. */
export function inventedPlaces(countiesAProvince = 12): Places {
  const known = new Set<string>(provinces.map(({ code }) => code));
  const codes = (above: string, count: number, first: number): string[] =>
    Array.from(
      { length: count },
      (_, i) => above + String(first + i).padStart(above.length === 2 ? 4 : 3, '0'),
    );
  const countiesOf = (province: string): string[] =>
    known.has(province) ? codes(province, countiesAProvince, 101) : [];
  return {
    countiesOf,
    townshipsOf: (county) => (countiesOf(county.slice(0, 2)).includes(county) ? codes(county, 6, 1) : []),
    nameOf: (code) => {
      const last = Number(code.slice(-1));
      if (code.length === 6) return last % 2 === 0 ? `演示${last}区` : `演示${last}县`;
      return last % 3 === 0 ? `演示${last}乡` : last % 3 === 1 ? `演示${last}街道` : `演示${last}镇`;
    },
  };
}
