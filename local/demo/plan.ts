import { type AssessmentPeriod, periodBefore, periodOf } from '../../shared/domain/assessment/period.ts';
import { assessedCounty } from './assessed-county.ts';
import { busyCounty } from './busy-county.ts';
import { type Journey, journeyOf, type Party } from './journey.ts';
import { addDays, type IsWorkday, isWeekday } from './office-hours.ts';
import { type Atlas, atlasOf, type Places } from './places.ts';
import { partySizes, type Script, scripts, shareNotJoined, shareVerified } from './proportions.ts';
import type { Desk } from './responses.ts';
import { play } from './scripts.ts';
import { randomOf, type SeededRandom, weightsOf } from './seeded-random.ts';
import type { Step } from './step.ts';
import { type Storyteller, tellStory } from './storyteller.ts';
import { surnameFrom, type SyntheticPerson, syntheticPerson } from './synthetic-person.ts';

/** At most this part of the people live in, or come from, the county that is ranked: of few people it has nearly all. */
const BUSY_SHARE = 0.9;

const STORY_COUNTIES = ['411525', '330106', '330105'];

export interface PlanOptions {
  /** The same seed, people, directory and day give the same plan, to the byte. */
  readonly seed: string;
  readonly people: number;
  readonly directory: Places;
  /** The last day, `YYYY-MM-DD` in Asia/Shanghai: nothing in the plan is later. */
  readonly until: string;
  /** The official calendar, where there is one; else Monday to Friday. */
  readonly isWorkday?: IsWorkday;
}

export interface DemoPlan {
  readonly seed: string;
  readonly from: string;
  readonly until: string;
  readonly people: number;
  /** Counties whose participation must be ended before the plan is played. */
  readonly notJoined: readonly string[];
  readonly storyteller: Storyteller;
  /** The last two quarters that were over on the day after the plan, the earlier one first: the plan begins with it. */
  readonly quarters: readonly AssessmentPeriod[];
  /** The county whose townships are busy enough to be ranked; undefined where the directory has none of the right size. */
  readonly assessed: string | undefined;
  /** In order of time; what follows from something comes after it. */
  readonly steps: readonly Step[];
}

const sizes = weightsOf(partySizes);
const scriptChoice = weightsOf(Object.entries(scripts) as [Script, number][]);

/** Plans the demo exchange: pure, and the same for the same options. */
export function planDemo({ seed, people, directory, until, isWorkday = isWeekday }: PlanOptions): DemoPlan {
  if (people < 1) throw new Error('a plan needs at least its storyteller');
  const quarters = lastTwoQuarters(until);
  const from = quarters[0]?.from ?? until;
  const atlas = atlasOf(directory, seed, shareNotJoined, STORY_COUNTIES);
  const storyRandom = randomOf(seed, 'story');
  const storyteller = tellStory({
    atlas,
    places: directory,
    random: storyRandom,
    from,
    desk: deskOf(atlas, storyRandom, isWorkday),
  });
  const steps: Step[] = [...storyteller.steps];
  let made = 1;
  const busiest = Math.floor(people * BUSY_SHARE);
  const assessed = assessedCounty(directory, atlas, seed, STORY_COUNTIES);
  if (assessed !== undefined) {
    const busy = busyCounty({
      seed,
      county: assessed,
      quarters,
      atlas,
      places: directory,
      isWorkday,
      deskOf: (random, homeTownship) => deskOf(atlas, random, isWorkday, homeTownship),
      nextPerson: (random) => (made <= busiest ? syntheticPerson(made++, random) : undefined),
    });
    steps.push(...busy);
  }
  for (let index = 1; made < people; index += 1) {
    const random = randomOf(seed, 'party', index);
    const size = Math.min(random.weighted(sizes), people - made);
    const journey = playParty(index, made, size, { random, atlas, isWorkday, from, until });
    steps.push(...journey.steps);
    made += size;
  }
  return {
    seed,
    from,
    until,
    people,
    notJoined: [...atlas.notJoined].sort(),
    storyteller: storyteller.storyteller,
    quarters,
    assessed,
    steps: inOrder(steps, until),
  };
}

function lastTwoQuarters(until: string): readonly AssessmentPeriod[] {
  const last = periodBefore(periodOf('quarter', addDays(until, 1), 1));
  return [periodBefore(last), last];
}

interface Scene {
  readonly random: SeededRandom;
  readonly atlas: Atlas;
  readonly isWorkday: IsWorkday;
  readonly from: string;
  readonly until: string;
}

function playParty(index: number, firstOrdinal: number, size: number, scene: Scene): Journey {
  const { random, atlas, isWorkday, from, until } = scene;
  const { origin, destination } = atlas.flow(random);
  const homeCounty = atlas.homeCounty(origin, random);
  const homeTownship = atlas.homeTownship(homeCounty, random);
  const party: Party = {
    id: `p${index}`,
    members: membersOf(firstOrdinal, size, random),
    household: {
      division: random.chance(0.4) ? homeCounty : homeTownship,
      ...(random.chance(0.5) && { address: `演示村${random.int(1, 20)}组` }),
    },
    homeTownship,
  };
  const journey = journeyOf(party, deskOf(atlas, random, isWorkday, homeTownship));
  const script = random.weighted(scriptChoice);
  play(script, { journey, atlas, random, origin, destination, homeCounty, homeTownship, from, until });
  if (random.chance(shareVerified)) journey.askHomeSide();
  return journey;
}

function membersOf(firstOrdinal: number, size: number, random: SeededRandom): Party['members'] {
  const shared = size > 1 && random.chance(0.6) ? surnameFrom(random) : undefined;
  const person = (place: number): SyntheticPerson =>
    // One in four of those who travel together bears another name.
    syntheticPerson(firstOrdinal + place, random, random.chance(0.75) ? shared : undefined);
  return [person(0), ...Array.from({ length: size - 1 }, (_, i) => person(i + 1))];
}

function deskOf(atlas: Atlas, random: SeededRandom, isWorkday: IsWorkday, homeTownship?: string): Desk {
  return {
    random,
    isWorkday,
    hasJoined: (receiver) => !atlas.notJoined.has(receiver.slice(0, 6)),
    elsewhere: (receiver) => atlas.neighbour(receiver, random),
    townshipUnder: (county) =>
      homeTownship?.startsWith(county) ? homeTownship : atlas.homeTownship(county, random),
  };
}

/** By time; a person's own steps keep their order where two fall on one instant. Cuts off what is later than the plan. */
function inOrder(steps: readonly Step[], until: string): readonly Step[] {
  const end = `${until}T15:59:59.999Z`;
  const kept = steps.filter(({ at }) => at <= end);
  return kept.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
}
