import { parseCsv } from '@cj-tech-master/excelts/csv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const manager = (division: string): Caller => ({
  subject: 'manager',
  role: 'manager',
  divisions: [division],
});
const PROVINCE = manager('33');
const COUNTY = manager('330106');

let world: World;
let ordinal = 0;
async function arrive(office: string, on: string, household: string | null, times: number) {
  for (let i = 0; i < times; i += 1) {
    ordinal += 1;
    const body = inflowBody(office, on, household, ordinal);
    const reply = await world.call(clerk(office), 'POST', '/movements', { body, key: `k${ordinal}` });
    expect(reply.status).toBe(201);
  }
  await world.settle();
}
const read = async (caller: Caller, path: string) => await world.call(caller, 'GET', `/divisions/${path}`);
const nameOf = ({ body }: { readonly body: { readonly type?: string } }) =>
  body.type?.replace('/problems/', '');

beforeAll(async () => {
  world = await smallWorld();
  await arrive(WEST_LAKE, '2026-03-01', GUSHI, 7);
  await arrive(WEST_LAKE, '2026-02-27', GUSHI, 6);
  await arrive(WEST_LAKE, '2026-03-01', '340102', 6);
  await arrive(WEST_LAKE, '2026-03-01', GONGSHU, 2);
  await arrive(GONGSHU, '2026-03-01', GUSHI, 9);
  await world.advanceTo('2026-04-02T01:00:00.000Z');
});
afterAll(async () => {
  const failures = [...world.failures];
  await world.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
});

describe('flows', () => {
  it('are counted when a month is over, by the day on which it happened', async () => {
    const { body } = await read(PROVINCE, '33/flows');
    expect(body.periods.map(({ flowPeriod }: { flowPeriod: string }) => flowPeriod)).toEqual([
      'month.2026-03-01',
      'month.2026-02-01',
      'quarter.2026-01-01',
    ]);
    expect(
      body.periods.map(({ versions }: { versions: { total: number }[] }) =>
        versions.map(({ total }) => total),
      ),
    ).toEqual([[24], [6], [30]]);
    const months = await read(COUNTY, '330106/flows?kind=month&limit=1');
    expect(months.body.periods[0].versions[0]).toMatchObject({ version: 1, total: null, recordsAdded: null });
    expect(
      (await read(COUNTY, `330106/flows?kind=month&cursor=${months.body.next}`)).body.periods,
    ).toHaveLength(1);
  });

  it('hide what is small, and with it what would give it away', async () => {
    const month = await read(PROVINCE, '33/flows/month.2026-03-01');
    expect(month.body).toMatchObject({ level: 'province', version: 1, smallest: 5, total: 24, told: 16 });
    // The two from the province itself are hidden, and the six of 安徽 with them.
    expect(month.body.cells).toEqual([
      { origin: { code: '41', name: '河南省' }, destination: { code: '33', name: '浙江省' }, count: 16 },
    ]);
    const county = await read(COUNTY, '330106/flows/month.2026-03-01?top=1');
    expect(county.body).toMatchObject({ level: 'county', total: null, told: 7, cellsTold: 1 });
    expect(county.body.cells[0]).toMatchObject({
      origin: { name: '固始县' },
      destination: { name: '西湖区' },
    });
    const towns = await read(COUNTY, '330106/flows/month.2026-03-01?level=township');
    expect(towns.body.cells[0]).toMatchObject({
      origin: { code: GUSHI },
      destination: { code: WEST_LAKE },
      count: 7,
    });
    const prefecture = await read(PROVINCE, '33/flows/quarter.2026-01-01?level=prefecture');
    expect(prefecture.body.cells).toEqual([
      { origin: { code: '4115', name: '信阳市' }, destination: { code: '3301', name: '杭州市' }, count: 22 },
    ]);
  });

  it('are files too', async () => {
    const list = await read(PROVINCE, '33/flows/month.2026-03-01/export?format=csv&level=county');
    const rows = parseCsv(new TextDecoder().decode(list.body));
    expect(rows.slice(1)).toEqual([
      ['411525', '固始县', '330105', '拱墅区', '9'],
      ['411525', '固始县', '330106', '西湖区', '7'],
    ]);
    const table = await read(
      PROVINCE,
      '33/flows/month.2026-03-01/export?format=csv&level=county&sheet=matrix',
    );
    expect(parseCsv(new TextDecoder().decode(table.body))).toEqual([
      ['户籍地代码', '户籍地', '拱墅区', '西湖区'],
      ['411525', '固始县', '9', '7'],
    ]);
    const book = await read(PROVINCE, '33/flows/month.2026-03-01/export');
    expect(book.headers['content-type']).toContain('spreadsheetml');
    expect(decodeURIComponent(book.headers['content-disposition'] ?? '')).toContain(
      '浙江省2026年3月流向统计.xlsx',
    );
  });

  it('are frozen again when enough came late, and the version before stays', async () => {
    await arrive(GONGSHU, '2026-03-20', GUSHI, 4);
    await world.advanceTo('2026-05-02T01:00:00.000Z');
    expect((await read(PROVINCE, '33/flows/month.2026-03-01')).body).toMatchObject({ version: 1, total: 24 });
    await arrive(GONGSHU, '2026-03-21', GUSHI, 2);
    await world.advanceTo('2026-06-02T01:00:00.000Z');
    const now = await read(PROVINCE, '33/flows/month.2026-03-01');
    expect(now.body).toMatchObject({ version: 2, total: 30, told: 22 });
    const before = await read(PROVINCE, '33/flows/month.2026-03-01?version=1');
    expect(before.body).toMatchObject({ version: 1, total: 24, told: 16 });
    const { body } = await read(PROVINCE, '33/flows?kind=month');
    const march = body.periods.find(
      ({ flowPeriod }: { flowPeriod: string }) => flowPeriod === 'month.2026-03-01',
    );
    expect(march.versions[1]).toMatchObject({
      version: 2,
      recordsAdded: 6,
      cellsChanged: 4,
      cellsAppeared: 0,
      cellsDisappeared: 0,
    });
  });

  it('are for managers and auditors of the division', async () => {
    for (const path of ['flows', 'flows/month.2026-03-01', 'flows/month.2026-03-01/export']) {
      expect((await read(clerk(WEST_LAKE), `${WEST_LAKE}/${path}`)).status).toBe(403);
      expect(nameOf(await read(COUNTY, `330105/${path}`))).toBe('division-not-yours');
    }
    for (const end of ['', '/export']) {
      expect(nameOf(await read(COUNTY, `330106/flows/month.2025-03-01${end}`))).toBe('flows-unknown');
      expect(nameOf(await read(COUNTY, `330106/flows/month.2026-03-01${end}?version=9`))).toBe(
        'flows-unknown',
      );
      expect(nameOf(await read(COUNTY, `330106/flows/month.2026-03-01${end}?level=province`))).toBe(
        'division-level-wrong',
      );
      expect(nameOf(await read(PROVINCE, `33/flows/month.2026-03-01${end}?level=township`))).toBe(
        'too-many-divisions',
      );
    }
    expect(nameOf(await read(COUNTY, '330106/flows?cursor=x'))).toBe('invalid-request');
  });
});
