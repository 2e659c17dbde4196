import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officesOfTerritory } from '../../shared/assessment/offices-of-territory.ts';
import { unitFactsFor } from '../../shared/assessment/unit-facts.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import type { TerritoryPart } from '../../shared/domain/assessment/unit.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../shared/domain/deadline/default-rules.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const here = clerk(WEST_LAKE);
const home = clerk(GUSHI);
const VILLAGE = `${WEST_LAKE}001`;
let world: World;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => await world.close());

const factsOf = async (...territory: TerritoryPart[]) => {
  const { directory } = world.stores;
  return await unitFactsFor(
    { territory },
    await officesOfTerritory({ territory }, directory, '2026-03-31'),
    world.stores,
    {
      period: { kind: 'quarter', from: '2026-01-01', to: '2026-03-31' },
      cutOff: '2026-04-05T16:00:00.000Z',
      rules: DEFAULT_DEADLINE_RULES,
      recordingRules: DEFAULT_RECORDING_RULES,
      calendar: officialCalendar(),
      outages: [],
    },
  );
};

async function recordedIn(area: string): Promise<string> {
  const put = (path: string, body: object) =>
    world.call(here, 'POST', `/divisions/${WEST_LAKE}/${path}`, { body });
  await put('villages', { code: VILLAGE, kind: 'village', name: '测试村', validFrom: '2020-01-01' });
  await put('areas', { code: area, name: '第一网格', villages: [VILLAGE], validFrom: '2020-01-01' });
  const arrival = inflowBody(WEST_LAKE, '2026-03-01');
  const body = { ...arrival, residence: { ...arrival.residence, division: VILLAGE, area } };
  const { movement } = (await world.call(here, 'POST', '/movements', { body, key: 'k' })).body;
  await world.settle();
  return movement.movement;
}

const accept = (movement: string) =>
  world.call(home, 'POST', `/notices/${movement}.household/actions`, { body: { action: 'accept' } });

describe('the facts of a quarter', () => {
  it('name the village and the area of a movement, which counts for both and for those above', async () => {
    const movement = await recordedIn('G-1');
    const units: TerritoryPart[] = [
      { code: VILLAGE },
      { code: WEST_LAKE, area: 'G-1' },
      { code: WEST_LAKE },
      { code: '330106' },
    ];
    for (const part of units)
      expect((await factsOf(part)).movements.map((fact) => fact.movement)).toEqual([movement]);
    for (const part of [{ code: WEST_LAKE, area: 'G-2' }, { code: `${WEST_LAKE}002` }])
      expect((await factsOf(part)).movements).toEqual([]);
  });

  it('have a notice’s acceptance by its holder, open until it is done', async () => {
    const movement = await recordedIn('G-1');
    const dutyId = `${movement}.household#acceptance`;
    expect((await factsOf({ code: GUSHI })).duties).toMatchObject([{ dutyId, doneAt: null }]);
    await world.advanceTo('2026-03-04T01:00:00.000Z');
    await accept(movement);
    await world.settle();
    const { duties, holds } = await factsOf({ code: '4115' });
    expect(duties).toMatchObject([{ dutyId, office: GUSHI, doneAt: '2026-03-04T01:00:00.000Z' }]);
    expect(holds).toMatchObject([{ office: GUSHI, endedOn: '2026-03-04', receiverDays: 2 }]);
  });

  it('are whole again after a sweep, when a line was lost', async () => {
    const movement = await recordedIn('G-1');
    await accept(movement);
    await world.settle();
    const before = await factsOf({ code: GUSHI });
    expect(before.duties).toHaveLength(1);
    world.engine.write((db) => db.exec('DELETE FROM duties'));
    expect((await factsOf({ code: GUSHI })).duties).toEqual([]);
    expect(await world.reconcile()).toBe(1);
    expect(await factsOf({ code: GUSHI })).toEqual(before);
    expect(await world.reconcile()).toBe(0);
  });
});

describe('the offices of a territory', () => {
  const officesOf = (...territory: TerritoryPart[]) =>
    officesOfTerritory({ territory }, world.stores.directory, '2026-03-31');

  it('are the township of a village or area, and all below a county', async () => {
    expect(await officesOf({ code: VILLAGE }, { code: WEST_LAKE, area: 'G-1' })).toEqual([WEST_LAKE]);
    expect(await officesOf({ code: '330106' })).toEqual(['330106', WEST_LAKE]);
    expect(await officesOf({ code: '3301' })).toEqual(
      expect.arrayContaining(['3301', '330106', WEST_LAKE, '330105', '330105001']),
    );
  });

  it('are those that an ended county had when it ended, for itself and for its heir', async () => {
    const old = ['330104', '330104001'];
    expect(await officesOf({ code: '330104', until: '2021-04-09' })).toEqual(old);
    expect(await officesOf({ code: '330105' }, { code: '330104', from: '2021-04-09' })).toEqual(
      expect.arrayContaining(old),
    );
    expect(await officesOf({ code: '330104' })).toEqual(['330104']);
  });
});
