import { journeyOf, type Party } from './journey.ts';
import { addDays } from './office-hours.ts';
import type { Atlas, Places } from './places.ts';
import type { Desk } from './responses.ts';
import type { SeededRandom } from './seeded-random.ts';
import type { Step } from './step.ts';
import { syntheticPerson } from './synthetic-person.ts';

/** The person whose story the summary tells: comes, is asked about, moves on, goes home. */
export interface Storyteller {
  readonly party: string;
  readonly documentNumber: string;
  readonly homeCounty: string;
  readonly homeTownship: string;
  readonly firstTownship: string;
  readonly secondTownship: string;
}

export interface Setting {
  readonly atlas: Atlas;
  readonly places: Places;
  readonly random: SeededRandom;
  readonly from: string;
  readonly desk: Desk;
}

/** From Gushi in Henan to Hangzhou where the directory has them, else along any flow. Always answered on time. */
export function tellStory({ atlas, places, random, from, desk }: Setting): {
  storyteller: Storyteller;
  steps: readonly Step[];
} {
  const { homeCounty, first, second } = countiesOf(atlas, places, random);
  const homeTownship = atlas.homeTownship(homeCounty, random);
  const firstTownship = atlas.township(first, random);
  const secondTownship = atlas.township(second, random, firstTownship);
  if (!firstTownship || !secondTownship) throw new Error('the storyteller finds no townships to live in');
  const person = { ...syntheticPerson(0, random, '甄'), name: '甄演示' };
  const party: Party = {
    id: 'story',
    members: [person],
    household: { division: homeCounty, address: '演示村1组' },
    homeTownship,
  };
  const homeDesk: Desk = {
    ...desk,
    exemplary: true,
    townshipUnder: (county) => (homeTownship.startsWith(county) ? homeTownship : desk.townshipUnder(county)),
  };
  const journey = journeyOf(party, homeDesk, 'on-time');
  journey.inflow(addDays(from, 10), firstTownship);
  journey.askHomeSide();
  journey.inflow(addDays(from, 75), secondTownship);
  journey.returnHome(addDays(from, 150), 'household');
  const documentNumber = person.document.number;
  return {
    storyteller: { party: party.id, documentNumber, homeCounty, homeTownship, firstTownship, secondTownship },
    steps: journey.steps,
  };
}

function countiesOf(
  atlas: Atlas,
  places: Places,
  random: SeededRandom,
): { homeCounty: string; first: string; second: string } {
  const exists = (county: string): boolean => places.townshipsOf(county).length > 0;
  if (exists('411525') && exists('330106') && exists('330105')) {
    return { homeCounty: '411525', first: '330106', second: '330105' };
  }
  for (let attempt = 0; attempt < 100; attempt += 1) {
    const { origin, destination } = atlas.flow(random);
    const homeCounty = atlas.homeCounty(origin, random);
    const first = atlas.county(destination, random);
    const second = first && atlas.county(destination, random, first);
    if (first && second && !atlas.notJoined.has(homeCounty)) return { homeCounty, first, second };
  }
  throw new Error('the storyteller finds no counties to move between');
}
