import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { settlementIdOf } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { tableOf } from '../domain/assessment/markdown-table.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

/** The year of 甲镇 in the worked example, from its records to its place: nothing but requests and the clock. */
const example = readFileSync(new URL('../domain/assessment/worked-example-year.md', import.meta.url), 'utf8');
const rows = tableOf(example, '部分', '登记');
const sums = new Map(tableOf(example, '项', '值').map((row) => [row['项'], row['值']]));
const COUNTY = '330106';
const FROM = '2026-04-01';
const YEAR = `arrivals-alone.v1.year.${FROM}`;
const DAYS = ['2026-06-22', '2026-09-22', '2026-12-22', '2027-03-22'];
const LATE = ['2026-05-12', '2026-08-12', '2026-11-12', '2027-02-12'];

const person = (subject: string, role: Caller['role'] = 'manager'): Caller => ({
  subject,
  role,
  divisions: [COUNTY],
});
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
const [recording] = AGREEMENT_SCHEME.categories;
const scheme = {
  ...AGREEMENT_SCHEME,
  schemeId: 'arrivals-alone',
  effectiveFrom: FROM,
  categories: [
    {
      ...recording,
      points: '100',
      indicators: recording?.indicators.map((line) => ({
        ...line,
        points: '100',
        method: { kind: 'per-point', perPoint: '1' },
      })),
    },
  ],
  breakTiesBy: [],
  peerGroups: [{ id: 'townships', zh: '乡镇', en: 'townships', kinds: ['township'] }],
  year: { ...AGREEMENT_SCHEME.year, firstMonth: 4 },
};
const points = [{ unitId: WEST_LAKE, points: rows[4]?.['得分'] ?? '' }];
const check = { action: 'enter', scheme: 'arrivals-alone', from: FROM, points, note: '查阅台账、现场核对' };

let world: World;
let ordinal = 0;
beforeEach(async () => {
  ordinal = 0;
  world = await smallWorld();
  await post(operator, '/assessments/schemes', { scheme });
});
afterEach(() => world.close());

const post = (caller: Caller, path: string, body: object) => world.call(caller, 'POST', path, { body });
const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
const enter = (caller: Caller, body: object) => post(caller, `/divisions/${COUNTY}/year-end-checks`, body);
const result = async () =>
  (await world.call(person('m'), 'GET', `/assessments/runs/${YEAR}/units/${WEST_LAKE}`)).body.result;

/** Whatever is due by then, without a stop on each day: that is what a machine that was off makes up for. */
async function jump(instant: string): Promise<void> {
  world.clock.moveTo(instant);
  await world.settle();
  await world.assess();
}

async function record(on: string): Promise<void> {
  ordinal += 1;
  const body = inflowBody(WEST_LAKE, on, GUSHI, ordinal);
  const { status } = await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
  expect(status).toBe(201);
}

/** The arrivals of a quarter as the example has them; then the quarter ends, its window passes, it is locked. */
async function quarter(index: number): Promise<void> {
  const row = rows[index];
  const [day = '', late = ''] = [DAYS[index], LATE[index]];
  await jump(`${day}T02:00:00.000Z`);
  const wrong = Number(row?.['迟报']);
  for (let i = 0; i < Number(row?.['登记']); i++) await record(i < wrong ? late : day);
  const end = new Date(Date.parse(`${day}T00:00:00.000Z`) + 12 * 86_400_000).toISOString();
  await jump(end);
  const windowPassed = new Date(Date.parse(end) + 16 * 86_400_000).toISOString();
  if (index < 3) await jump(windowPassed);
}

async function fourQuarters(): Promise<void> {
  for (const index of [0, 1, 2, 3]) await quarter(index);
}

describe('a year', () => {
  it('is made from its locked quarters and the signed check, to the last digit, and is settled like a quarter', async () => {
    await fourQuarters();
    const { assessments, cases } = world.stores;
    expect(await assessments.run(YEAR)).toMatchObject({ state: 'incomplete', requestedBy: 'cycle' });
    const waits = { state: 'failed', reason: 'quarters-not-locked', units: 0 };
    expect(await assessments.outcomes(YEAR)).toMatchObject([
      { county: COUNTY, ...waits },
      { county: '411525', ...waits },
    ]);
    await jump('2027-04-20T01:00:00.000Z');
    // Its quarters are locked; the check is still to be signed.
    expect((await assessments.run(YEAR))?.state).toBe('incomplete');
    expect((await enter(person('r', 'reviewer'), check)).status).toBe(200);
    const sign = { action: 'sign', scheme: 'arrivals-alone', from: FROM, version: 1 };
    expect((await enter(person('m'), sign)).body.check.signed).toMatchObject({ number: 1, signedBy: 'm' });
    await jump('2027-04-21T01:00:00.000Z');
    // The other county's check is its own affair.
    expect(await assessments.outcomes(YEAR)).toMatchObject([
      { county: COUNTY, state: 'scored', units: 1 },
      { county: '411525', ...waits },
    ]);
    const { score } = await result();
    expect(score).toMatchObject({
      period: { kind: 'year', from: FROM, to: '2027-03-31' },
      total: sums.get('全年总分'),
      grade: sums.get('等次'),
      applicable: sums.get('有得分的权重之和'),
      lines: [],
    });
    expect(score.parts).toEqual(
      rows.map((row) => ({
        part: row['部分'],
        weight: row['权重'],
        total: row['得分'] === '–' ? null : row['得分'],
      })),
    );
    const letters = await world.stores.cases.one(settlementCase, settlementIdOf(YEAR, COUNTY));
    expect(letters).toMatchObject({ state: 'open', units: 1 });
    await jump('2027-05-14T01:00:00.000Z');
    expect(await cases.one(settlementCase, settlementIdOf(YEAR, COUNTY))).toMatchObject({
      state: 'settled',
      results: [{ unitId: WEST_LAKE, revision: 1, total: sums.get('全年总分') }],
      placings: [{ unitId: WEST_LAKE, place: 1 }],
    });
    expect(named(await enter(person('r', 'reviewer'), check))).toBe('results-locked');
    expect(world.failures).toEqual([]);
  });

  it('goes on without a check that nobody signed in sixty days, and takes one that is signed before the lock', async () => {
    await fourQuarters();
    await jump('2027-05-30T01:00:00.000Z');
    expect((await world.stores.assessments.run(YEAR))?.state).toBe('incomplete');
    await jump('2027-05-31T01:00:00.000Z');
    const { score } = await result();
    // (100 + 90 + 83.33) / 3: the weight of the check goes to the quarters.
    expect(score).toMatchObject({ total: '91.11', applicable: '52.50' });
    await enter(person('r', 'reviewer'), check);
    await enter(person('m'), { action: 'sign', scheme: 'arrivals-alone', from: FROM, version: 1 });
    const unit = `/assessments/runs/${YEAR}/units/${WEST_LAKE}`;
    const again = await post(person('a', 'auditor'), `${unit}/revisions`, { reason: '年终检查得分已签字' });
    expect(again.body).toMatchObject({ changed: true, result: { revision: 2, score: { total: '92.71' } } });
    const { body } = await world.call(person('m'), 'GET', `${unit}/revisions/2/difference`);
    expect(body.causes).toMatchObject([{ name: 'year', effect: '+1.60' }]);
    expect(body.causes[0].zh).toContain('／–改为100.00、90.00、–、83.33／95.5');
  });

  it('is asked for by operators too, and tried by no draft', async () => {
    await fourQuarters();
    const period = { kind: 'year', from: FROM };
    const joined = await post(operator, '/assessments/runs', { scheme: 'arrivals-alone', period });
    expect(joined.body).toMatchObject({ joined: true, run: { runId: YEAR } });
    const draft = { ...scheme, version: 2 };
    expect(named(await post(person('m'), '/assessments/runs', { draft, period }))).toBe('period-not-one');
  });
});

describe('a year-end check', () => {
  it('is entered by one person and signed by another, of what was read', async () => {
    expect(named(await enter(person('m'), check))).toBe('year-end-too-early');
    await jump('2027-01-04T01:00:00.000Z');
    const sign = (version: number) => ({ action: 'sign', scheme: 'arrivals-alone', from: FROM, version });
    expect(named(await enter(person('m'), sign(1)))).toBe('year-end-not-entered');
    await enter(person('m'), check);
    expect(named(await enter(person('m'), sign(1)))).toBe('reviewer-is-author');
    await enter(person('m'), { ...check, points: [{ unitId: WEST_LAKE, points: '90' }] });
    expect(named(await enter(person('n'), sign(1)))).toBe('registry-changed-meanwhile');
    expect((await enter(person('n'), sign(2))).body.check).toMatchObject({
      draft: null,
      signed: { points: [{ points: '90' }], enteredBy: 'm', signedBy: 'n' },
    });
    await enter(person('m'), check);
    await enter(person('n'), sign(4));
    const { body } = await world.call(person('r', 'auditor'), 'GET', `/divisions/${COUNTY}/year-end-checks`);
    expect(body.checks).toMatchObject([{ version: 5, signed: { number: 2 }, replaced: [{ number: 1 }] }]);
  });
});
