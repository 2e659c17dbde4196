import { provinces } from './flows-data.ts';
import type { Atlas, Places } from './places.ts';
import { randomOf } from './seeded-random.ts';

/** Few enough for a table that is read at a glance, enough for the rules about the last three. */
const FEWEST = 6;
const MOST = 9;

/**
 * The county whose townships are busy enough to be judged and ranked: with 镇, 乡 and 街道 where there is such a one. Undefined
 * where no county has so many townships.
 */
export function assessedCounty(
  places: Places,
  atlas: Atlas,
  seed: string,
  except: readonly string[],
): string | undefined {
  const fitting = provinces.flatMap(({ code }) =>
    places.countiesOf(code).flatMap((county) => {
      const townships = places.townshipsOf(county);
      if (atlas.notJoined.has(county) || except.includes(county)) return [];
      if (townships.length < FEWEST || townships.length > MOST) return [];
      const kinds = new Set(townships.map((township) => kindOfTownship(places.nameOf(township))));
      return [{ county, kinds: kinds.size }];
    }),
  );
  const most = Math.max(...fitting.map(({ kinds }) => kinds));
  const best = fitting.filter(({ kinds }) => kinds === most).map(({ county }) => county);
  return best.length === 0 ? undefined : randomOf(seed, 'assessed county').pick(best);
}

/** 镇, 乡 or 街道; other names (苏木, 地区, 农场) count as 乡. */
export function kindOfTownship(name: string): '镇' | '乡' | '街道' {
  if (name.endsWith('街道')) return '街道';
  return name.endsWith('镇') ? '镇' : '乡';
}
