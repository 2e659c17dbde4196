import { type Flow, flows } from './flows.ts';
import { livingHereFromElsewhere2020, type ProvinceCode, provinces } from './flows-data.ts';
import { randomOf, type SeededRandom, type Weighted, weightsOf } from './seeded-random.ts';

/** The divisions that the plan may name: those valid throughout its months. */
export interface Places {
  /** Counties (six digits) of a province (two digits). */
  countiesOf(province: string): readonly string[];
  /** Townships (nine digits) of a county. */
  townshipsOf(county: string): readonly string[];
  nameOf(code: string): string;
}

/** Choosing of places. Counties that have not joined send nothing themselves: nobody is recorded there. */
export interface Atlas {
  readonly notJoined: ReadonlySet<string>;
  flow(random: SeededRandom): Flow;
  /** A county to come from, joined or not. */
  homeCounty(province: ProvinceCode, random: SeededRandom): string;
  homeTownship(county: string, random: SeededRandom): string;
  /** A joined county to live in, other than `except`; undefined where the province has no other. */
  county(province: ProvinceCode, random: SeededRandom, except?: string): string | undefined;
  /** A township to live in, other than `except`; undefined where the county has no other. */
  township(county: string, random: SeededRandom, except?: string): string | undefined;
  /** A joined township of another county, of the same province where that has another. */
  neighbour(code: string, random: SeededRandom): string | undefined;
}

interface Province {
  readonly home: Weighted<string>;
  readonly joined: Weighted<string>;
}

/**
 * Counties of each province that the exchange goes between; those of few townships come first. Two thousand people in
 * all counties would leave nobody enough records to be judged by, and each first start with an assessment of forty thousand
 * townships in which nothing happened.
 */
const COUNTIES_A_PROVINCE = 1;
/** … and of a province to which at least so many people came from others (the census of 2020: five provinces). */
const COUNTIES_WHERE_MANY_COME = 2;
const MANY = 5_000_000;
const FEW_TOWNSHIPS = [5, 8, 12];

/** One in twenty comes from a county that has not joined: weight of that county for each one that has. */
const WEIGHT_NOT_JOINED = 1 / 19;

/**
 * Which counties have not joined is drawn county by county from the seed, so that it does not depend on the list; so are
 * those of each province that the exchange goes between. `alwaysJoined` are those that the storyteller needs.
 */
export function atlasOf(
  places: Places,
  seed: string,
  shareNotJoined: number,
  alwaysJoined: readonly string[],
): Atlas {
  const notJoined = new Set<string>();
  const byProvince = new Map<ProvinceCode, Province>();
  for (const { code } of provinces) {
    const counties = places.countiesOf(code).filter((county) => places.townshipsOf(county).length > 0);
    for (const county of counties) {
      const draw = randomOf(seed, 'joined', county).chance(shareNotJoined);
      if (draw && !alwaysJoined.includes(county)) notJoined.add(county);
    }
    const drawn = inDrawnOrder(places, seed, counties);
    const joined = drawn.filter((county) => !notJoined.has(county)).slice(0, countiesIn(code));
    if (joined.length === 0) continue;
    const outside = drawn.filter((county) => notJoined.has(county)).slice(0, 1);
    const attraction = (county: string) => [county, attractionOf(places.nameOf(county))] as const;
    byProvince.set(code, {
      home: weightsOf([
        ...joined.map((county) => [county, 1] as const),
        ...outside.map((county) => [county, joined.length * WEIGHT_NOT_JOINED] as const),
      ]),
      joined: weightsOf(joined.map(attraction)),
    });
  }
  const known = flows.filter(
    ({ origin, destination }) => byProvince.has(origin) && byProvince.has(destination),
  );
  const flowChoice = weightsOf(known.map((flow) => [flow, flow.people]));
  const provinceOf = (code: ProvinceCode): Province => {
    const province = byProvince.get(code);
    if (!province) throw new Error(`no counties in province ${code}`);
    return province;
  };
  const county: Atlas['county'] = (code, random, except) => {
    const province = byProvince.get(code);
    return province && otherThan(() => random.weighted(province.joined), except);
  };
  const township: Atlas['township'] = (code, random, except) => {
    const choice = townshipsWeighing(places, code, urbanWeight);
    return otherThan(() => random.weighted(choice), except);
  };
  return {
    notJoined,
    flow: (random) => random.weighted(flowChoice),
    homeCounty: (province, random) => random.weighted(provinceOf(province).home),
    homeTownship: (code, random) => random.weighted(townshipsWeighing(places, code, ruralWeight)),
    county,
    township,
    neighbour: (code, random) => {
      const here = code.slice(0, 6);
      const other =
        county(code.slice(0, 2) as ProvinceCode, random, here) ??
        county(random.weighted(flowChoice).destination, random, here);
      return other && township(other, random);
    },
  };
}

function countiesIn(province: ProvinceCode): number {
  return livingHereFromElsewhere2020[province] > MANY ? COUNTIES_WHERE_MANY_COME : COUNTIES_A_PROVINCE;
}

/** As the seed has it, small counties first. */
function inDrawnOrder(places: Places, seed: string, counties: readonly string[]): readonly string[] {
  const key = (county: string): number => {
    const townships = places.townshipsOf(county).length;
    // Of one township nobody moves to another.
    const size = townships < 2 ? FEW_TOWNSHIPS : FEW_TOWNSHIPS.filter((few) => townships > few);
    return randomOf(seed, 'stage', county).next() + size.length;
  };
  return counties
    .map((county) => ({ county, at: key(county) }))
    .sort((a, b) => a.at - b.at)
    .map(({ county }) => county);
}

/** Draws until something else comes, at most 50 times. */
function otherThan(draw: () => string, except: string | undefined): string | undefined {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const drawn = draw();
    if (drawn !== except) return drawn;
  }
  return undefined;
}

function townshipsWeighing(
  places: Places,
  county: string,
  weight: (name: string) => number,
): Weighted<string> {
  return weightsOf(places.townshipsOf(county).map((township) => [township, weight(places.nameOf(township))]));
}

/** City districts and county-level cities draw more people than counties. Ours: no source gives figures by county. */
function attractionOf(county: string): number {
  return /[区市]$/.test(county) ? 4 : 1;
}

function urbanWeight(township: string): number {
  return township.endsWith('街道') ? 3 : township.endsWith('镇') ? 2 : 1;
}

function ruralWeight(township: string): number {
  return township.endsWith('街道') ? 1 : 3;
}
