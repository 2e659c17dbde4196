import type { ProvinceCode } from './flows-data.ts';
import { destinationFrom } from './flows.ts';
import type { Journey } from './journey.ts';
import { addDays, daysBetween } from './office-hours.ts';
import type { Atlas } from './places.ts';
import type { Script } from './proportions.ts';
import type { SeededRandom } from './seeded-random.ts';

/** What a script may use. */
export interface Stage {
  readonly journey: Journey;
  readonly atlas: Atlas;
  readonly random: SeededRandom;
  readonly origin: ProvinceCode;
  readonly destination: ProvinceCode;
  readonly homeCounty: string;
  readonly homeTownship: string;
  /** First and last day of the plan. */
  readonly from: string;
  readonly until: string;
}

/** Days that a script leaves at the end, so that its last record still falls into the plan. */
const TAIL = 6;

/** Lets a party play its script. */
export function play(script: Script, stage: Stage): void {
  const { journey, atlas, random, from, until } = stage;
  const length = daysBetween(from, until) - TAIL;
  const single = script === 'stays';
  const start = addDays(from, random.int(0, Math.max(0, Math.floor(length * (single ? 1 : 0.7)))));
  const county = countyToLiveIn(stage);
  const township = townshipIn(atlas, county, random);
  if (script === 'announced' && !atlas.notJoined.has(stage.homeCounty)) {
    const destination = { division: random.chance(0.6) ? county : township };
    journey.outflow(start, { side: 'household', destination }, stage.homeTownship);
    journey.inflow(addDays(journey.today(), random.int(1, 5)), township);
    return;
  }
  journey.inflow(start, township);
  const rest = Math.max(1, daysBetween(journey.today(), until) - TAIL);
  const later = addDays(journey.today(), Math.min(rest, random.int(Math.min(5, rest), rest)));
  switch (script) {
    case 'moves-within-county': {
      const other = atlas.township(county, random, township);
      if (other) journey.changeOfAddress(later, other);
      return;
    }
    case 'moves-on': {
      const next = nextCounty(stage, county);
      if (next) journey.inflow(later, townshipIn(atlas, next, random));
      return;
    }
    case 'leaves-known': {
      const next = nextCounty(stage, county);
      const destination = next ? { destination: { division: next } } : {};
      journey.outflow(later, { side: 'residence', ...destination }, township);
      return;
    }
    case 'leaves-unknown':
      journey.outflow(later, { side: 'residence' }, township);
      return;
    case 'returns-residence':
      journey.returnHome(later, 'residence');
      return;
    case 'returns-household':
      journey.returnHome(later, atlas.notJoined.has(stage.homeCounty) ? 'residence' : 'household');
      return;
    case 'late-entry': {
      const earlier = atlas.county(stage.destination, random, county);
      if (earlier)
        journey.lateInflow(addDays(start, -random.int(10, 60)), townshipIn(atlas, earlier, random));
      return;
    }
    case 'corrected':
      journey.correctArrival();
      return;
    default:
      return;
  }
}

function countyToLiveIn({ atlas, destination, random }: Stage): string {
  const county = atlas.county(destination, random);
  if (!county) throw new Error(`no county to live in, in province ${destination}`);
  return county;
}

/** On from here: in the same province three times in five where it has another county, else where people of this origin go. */
function nextCounty({ atlas, origin, destination, random }: Stage, except: string): string | undefined {
  const province = random.chance(0.6) ? destination : destinationFrom(origin, random);
  return (
    atlas.county(province, random, except) ?? atlas.county(destinationFrom(origin, random), random, except)
  );
}

function townshipIn(atlas: Atlas, county: string, random: SeededRandom): string {
  const township = atlas.township(county, random);
  if (!township) throw new Error(`no township in county ${county}`);
  return township;
}
