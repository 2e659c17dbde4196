import type { AssessmentPeriod } from '../../shared/domain/assessment/period.ts';
import { type Habits, habitsOfCarelessness } from './habits.ts';
import { journeyOf, type Party } from './journey.ts';
import { addDays, type IsWorkday } from './office-hours.ts';
import type { ProvinceCode } from './flows-data.ts';
import type { Atlas, Places } from './places.ts';
import { reportedFacts } from './reported-facts.ts';
import type { Desk } from './responses.ts';
import { sampling } from './sampling.ts';
import { randomOf, type SeededRandom } from './seeded-random.ts';
import type { Step } from './step.ts';
import type { SyntheticPerson } from './synthetic-person.ts';

/** People of one township and quarter: more than the five records below which a line is not judged. */
const ARRIVALS = 9;
const AWAY = 8;

/** What is recorded so long before a quarter ends is due and answered within it. */
const TAIL_DAYS = 46;

export interface Stage {
  readonly seed: string;
  readonly county: string;
  readonly quarters: readonly AssessmentPeriod[];
  readonly atlas: Atlas;
  readonly places: Places;
  readonly isWorkday: IsWorkday;
  /** The desk of a party, without the habits of this county's townships. */
  readonly deskOf: (random: SeededRandom, homeTownship: string) => Desk;
  /** The next person of the plan; undefined when as many as it may have are made. */
  readonly nextPerson: (random: SeededRandom) => SyntheticPerson | undefined;
}

/**
 * Two quarters in one county whose townships have enough to do to be judged: people come, people of there go elsewhere, the
 * other side asks, and what is done by hand is reported. Townships differ in how carefully they work, and from the first quarter
 * to the second most do better.
 */
export function busyCounty(stage: Stage): readonly Step[] {
  const { county, quarters, places, seed } = stage;
  const townships = places.townshipsOf(county);
  const habits = habitsIn(seed, townships, quarters);
  const steps: Step[] = [];
  for (const [turn, quarter] of quarters.entries()) {
    for (let round = 0; round < ARRIVALS + AWAY; round += 1) {
      for (const township of townships) {
        const random = randomOf(seed, 'busy', turn, township, round);
        const person = stage.nextPerson(random);
        if (!person) break;
        const id = `b${turn + 1}${township.slice(6)}.${round + 1}`;
        const day = addDays(quarter.from, random.int(1, lengthOf(quarter) - TAIL_DAYS));
        // In turn, so that few people give each township some of both.
        const isArrival = round % 2 === 0 || round >= 2 * AWAY;
        const scene = { id, person, township, day, random, habits };
        steps.push(...(isArrival ? arrival(stage, scene) : stay(stage, scene)));
      }
    }
    for (const township of townships) {
      const care = habits(township, quarter.from);
      const { isWorkday } = stage;
      if (care) steps.push(...reportedFacts({ seed, township, quarter, turn, habits: care, isWorkday }));
    }
    steps.push(...sampling({ ...stage, townships, quarter, turn, habits }));
  }
  return steps;
}

interface Scene {
  readonly id: string;
  readonly person: SyntheticPerson;
  readonly township: string;
  readonly day: string;
  readonly random: SeededRandom;
  readonly habits: (office: string, day: string) => Habits | undefined;
}

/** Somebody from another province comes to live here. */
function arrival(stage: Stage, { id, person, township, day, random, habits }: Scene): readonly Step[] {
  const { atlas } = stage;
  const { origin } = atlas.flow(random);
  const homeTownship = atlas.homeTownship(atlas.homeCounty(origin, random), random);
  const party: Party = { id, members: [person], household: { division: homeTownship }, homeTownship };
  const journey = journeyOf(party, { ...stage.deskOf(random, homeTownship), habitsOf: habits });
  journey.inflow(day, township);
  return journey.steps;
}

/** Somebody registered here lives elsewhere, and the township there asks about the registration. */
function stay(stage: Stage, { id, person, township, day, random, habits }: Scene): readonly Step[] {
  const { atlas } = stage;
  const { destination } = atlas.flow(random);
  const province = destination === stage.county.slice(0, 2) ? otherProvince(stage, random) : destination;
  const county = atlas.county(province, random);
  const there = county === undefined ? undefined : atlas.township(county, random);
  if (there === undefined) return [];
  const party: Party = { id, members: [person], household: { division: township }, homeTownship: township };
  const journey = journeyOf(party, { ...stage.deskOf(random, township), habitsOf: habits });
  journey.inflow(day, there);
  journey.askHomeSide();
  return journey.steps;
}

function otherProvince({ atlas, county }: Stage, random: SeededRandom): ProvinceCode {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { destination } = atlas.flow(random);
    if (destination !== county.slice(0, 2)) return destination;
  }
  return county.slice(0, 2) as ProvinceCode;
}

/**
 * Who works how carefully: the townships stand evenly between a model and the last, in an order that the seed decides. From a
 * quarter to the next each comes nearer to the model, by its own measure; the last one least.
 */
function habitsIn(
  seed: string,
  townships: readonly string[],
  quarters: readonly AssessmentPeriod[],
): (office: string, day: string) => Habits | undefined {
  const order = townships
    .map((township) => ({ township, at: randomOf(seed, 'care', township).next() }))
    .sort((a, b) => a.at - b.at);
  const carelessness = new Map(
    order.map(({ township, at }, place) => {
      const first = place / Math.max(1, order.length - 1);
      return [
        township,
        quarters.map((_, turn) => first * (1 - (place === order.length - 1 ? 0 : at * 0.6)) ** turn),
      ];
    }),
  );
  return (office, day) => {
    // What is recorded after the last quarter is done as in it.
    const turn = Math.max(0, quarters.filter(({ from }) => from <= day).length - 1);
    const value = carelessness.get(office)?.[turn];
    return value === undefined ? undefined : habitsOfCarelessness(value);
  };
}

function lengthOf({ from, to }: AssessmentPeriod): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000) + 1;
}
