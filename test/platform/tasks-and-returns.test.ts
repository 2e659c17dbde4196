import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { filedTask, taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { openRectification } from '../../shared/domain/assessment/settlement/rectification.ts';
import { DEFAULT_SETTLEMENT_RULES } from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import { watchedPorts } from './watched-ports.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const PREFECTURE = '3301';
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const chief: Caller = { subject: 'chief', role: 'reviewer', divisions: [COUNTY] };
const here = clerk(WEST_LAKE);
const reviewer: Caller = { subject: 'reviewer', role: 'reviewer', divisions: [WEST_LAKE] };
const other = clerk(GONGSHU);

let world: World;
let key = 0;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => {
  const failures = [...world.failures];
  await world.close();
  if (failures.length > 0) throw new Error(failures.join('\n'));
});

async function arrives(ordinal: number, on: string, office = WEST_LAKE) {
  const body = inflowBody(office, on, GUSHI, ordinal);
  const reply = await world.call(clerk(office), 'POST', '/movements', { body, key: `k${++key}` });
  expect(reply.status).toBe(201);
}
const get = (caller: Caller, path: string) => world.call(caller, 'GET', path);
const nameOf = ({ body }: { readonly body: { readonly type?: string } }) =>
  body.type?.replace('/problems/', '');

/** A quarter’s or month’s measure of the county’s townships, by a draft that has it. */
async function measured(measure: string, period: { readonly kind: string; readonly from: string }) {
  const draft = {
    ...AGREEMENT_SCHEME,
    version: 2,
    supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: 1 },
    categories: AGREEMENT_SCHEME.categories.map((category) => ({
      ...category,
      indicators: category.indicators.map((indicator) =>
        indicator.measure === 'own-requests-settled-on-time'
          ? { ...indicator, measure, minimumN: 1 }
          : indicator,
      ),
    })),
  };
  const started = await world.call(manager, 'POST', '/assessments/runs', { body: { draft, period } });
  expect(started.status).toBe(202);
  await world.assess();
  const { runId } = started.body.run;
  const { body } = await get(manager, `/assessments/runs/${runId}/units/${WEST_LAKE}`);
  const line = body.result.score.lines.find((one: { measure: string }) => one.measure === measure);
  const records = await get(manager, `/assessments/runs/${runId}/units/${WEST_LAKE}/measures/${measure}`);
  return { counts: [line.numerator, line.denominator], records: records.body.records };
}

describe('a monthly return', () => {
  const path = `/divisions/${WEST_LAKE}/returns/2026-03`;
  const act = (caller: Caller, body: object, ifMatch?: string, of = path) =>
    world.call(caller, 'POST', `${of}/actions`, {
      body,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  const file = { action: 'file', zero: false, adjustments: [] };

  it('is prefilled, filed late, pressed for, confirmed by another hand and locked; the measure counts it', async () => {
    for (const ordinal of [1, 2, 3]) await arrives(ordinal, '2026-03-02');
    await world.settle();
    await world.advanceTo('2026-03-31T15:00:00.000Z');
    expect(nameOf(await get(here, path))).toBe('return-unknown');
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const { body, headers } = await get(here, path);
    expect(body.monthly).toMatchObject({
      state: 'prefilled',
      rows: [{ category: 'migrant', opening: 0, inflow: 3, outflow: 0, closing: 3 }, {}, {}],
      ledger: { migrant: 3, separated: 0, 'no-household': 0 },
      differences: [],
      limit: { dueOn: '2026-04-01' },
      noted: [],
    });
    // Two midnights later it is overdue, and the county is told.
    await world.advanceTo('2026-04-03T01:00:00.000Z');
    const pressed = await get(here, path);
    expect(pressed.body.monthly).toMatchObject({ version: 3, noted: ['overdue', 'county'] });
    expect(nameOf(await act(here, file, headers['etag']))).toBe('precondition-failed');
    expect(nameOf(await act(here, { ...file, zero: true }, pressed.headers['etag']))).toBe('return-not-zero');
    expect(nameOf(await act(other, file))).toBe('division-not-yours');
    const filed = await act(here, file, pressed.headers['etag']);
    expect(filed.body.monthly).toMatchObject({ state: 'filed', filedBy: here.subject });
    expect(nameOf(await act(here, { action: 'confirm' }))).toBe('role-not-allowed');
    const back = await act(reviewer, { action: 'send-back', reason: '请核对' });
    expect(back.body.monthly.state).toBe('prefilled');
    const adjustments = [{ category: 'migrant', change: -4, note: '上年多报' }];
    expect(nameOf(await act(reviewer, { ...file, adjustments }))).toBe('return-below-zero');
    const again = await act(reviewer, { ...file, adjustments: [{ ...adjustments[0], change: 2 }] });
    expect(again.body.monthly.rows[0]).toMatchObject({ adjusted: 2, closing: 5 });
    expect(again.body.monthly.differences).toEqual([{ category: 'migrant', closing: 5, ledger: 3 }]);
    expect(nameOf(await act(reviewer, { action: 'confirm' }))).toBe('reviewer-is-author');
    const confirmed = await act({ ...reviewer, subject: 'second' }, { action: 'confirm' });
    expect(confirmed.body.monthly).toMatchObject({ state: 'confirmed', confirmedBy: 'second' });
    for (const action of [file, { action: 'confirm' }, { action: 'send-back', reason: '重填' }])
      expect(nameOf(await act({ ...reviewer, subject: 'third' }, action))).toBe('transition-not-allowed');
    // The next month opens with what this one closed. May Day makes the last day later.
    await arrives(4, '2026-04-02');
    await world.settle();
    await world.advanceTo('2026-05-01T01:00:00.000Z');
    const april = `/divisions/${WEST_LAKE}/returns/2026-04`;
    expect((await get(here, april)).body.monthly).toMatchObject({
      rows: [{ opening: 5, inflow: 1, closing: 6 }, {}, {}],
      limit: { dueOn: '2026-05-06', rollToWorkingDay: true },
    });
    await act(here, file, undefined, april);
    await act(reviewer, { action: 'confirm' }, undefined, april);
    await world.advanceTo('2026-06-02T01:00:00.000Z');
    const month = (from: string) => measured('returns-filed-on-time', { kind: 'month', from });
    expect(await month('2026-04-01')).toEqual({
      counts: [0, 1],
      records: [{ record: `return.${WEST_LAKE}.2026-03`, inNumerator: false }],
    });
    expect((await month('2026-05-01')).counts).toEqual([1, 1]);
  });

  it('waits for the month before, which gives it its opening when it is confirmed', async () => {
    await arrives(1, '2026-03-02');
    await world.settle();
    await world.advanceTo('2026-05-01T01:00:00.000Z');
    const april = `/divisions/${WEST_LAKE}/returns/2026-04`;
    expect((await get(here, april)).body.monthly.rows[0]).toMatchObject({ opening: 1, closing: 1 });
    const zero = { ...file, zero: true };
    expect(nameOf(await act(here, zero, undefined, april))).toBe('earlier-return-open');
    const adjustments = [{ category: 'separated', change: 7, note: '清理核实' }];
    await act(here, { ...file, adjustments });
    await act(reviewer, { action: 'confirm' });
    const { body } = await get(here, april);
    expect(body.monthly.rows).toMatchObject([{ opening: 1 }, { opening: 7, closing: 7 }, { opening: 0 }]);
    expect((await act(here, zero, undefined, april)).body.monthly).toMatchObject({
      state: 'filed',
      zero: true,
    });
  });

  it('is listed for the office and for the county above it, what is not confirmed first', async () => {
    await arrives(1, '2026-03-02');
    await world.settle();
    await world.advanceTo('2026-05-01T01:00:00.000Z');
    await act(here, file);
    await act(reviewer, { action: 'confirm' });
    const months = async (caller: Caller, query: string) =>
      (await get(caller, query)).body.returns.map((one: { returnId: string }) => one.returnId);
    const of = (month: string) => `${WEST_LAKE}.${month}`;
    expect(await months(here, `/divisions/${WEST_LAKE}/returns`)).toEqual([of('2026-04'), of('2026-03')]);
    expect(await months(manager, `/divisions/${COUNTY}/returns?below=true`)).toEqual([
      of('2026-04'),
      of('2026-03'),
    ]);
    expect(await months(manager, `/divisions/${COUNTY}/returns?below=true&month=2026-03`)).toEqual([
      of('2026-03'),
    ]);
    expect(await months(manager, `/divisions/${COUNTY}/returns`)).toEqual([]);
    const first = await get(here, `/divisions/${WEST_LAKE}/returns?limit=1`);
    const second = await get(here, `/divisions/${WEST_LAKE}/returns?limit=1&cursor=${first.body.next}`);
    expect([first, second].map(({ body }) => body.returns[0].month)).toEqual(['2026-04', '2026-03']);
    expect(nameOf(await get(other, `/divisions/${WEST_LAKE}/returns`))).toBe('division-not-yours');
    // A county that had nothing to do has none, whoever stands above it.
    expect(
      await months({ ...manager, divisions: ['330105'] }, '/divisions/330105/returns?below=true'),
    ).toEqual([]);
  });

  it('is not asked for months before the platform ran', async () => {
    await arrives(1, '2026-03-02');
    await world.settle();
    await world.advanceTo('2026-03-05T01:00:00.000Z');
    expect(nameOf(await get(here, `/divisions/${WEST_LAKE}/returns/2026-02`))).toBe('return-unknown');
  });

  it('of several months that were missed is opened for each, in their order', async () => {
    await arrives(1, '2026-03-02');
    await world.settle();
    await world.watchLimits();
    world.clock.moveTo('2026-06-20T01:00:00.000Z');
    await world.watchLimits();
    const page = await get(here, `/divisions/${WEST_LAKE}/returns`);
    expect(page.body.returns.map(({ month }: { month: string }) => month)).toEqual([
      '2026-03',
      '2026-04',
      '2026-05',
    ]);
    expect(page.body.returns[2].rows[0]).toMatchObject({ opening: 1, closing: 1 });
  });
});

describe('a rectification', () => {
  const taskId = `agreement-hundred.v1.quarter.2025-10-01.${WEST_LAKE}.rectification`;
  const act = (caller: Caller, body: object, ifMatch?: string) =>
    world.call(caller, 'POST', `/assessments/tasks/${taskId}/actions`, {
      body,
      ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
    });
  const read = (caller = here) => get(caller, `/assessments/tasks/${taskId}`);
  beforeEach(async () => {
    const [rule] = DEFAULT_SETTLEMENT_RULES;
    if (!rule) throw new Error('no rule');
    const task = openRectification(
      {
        runId: 'agreement-hundred.v1.quarter.2025-10-01',
        revision: 1,
        unitId: WEST_LAKE,
        office: WEST_LAKE,
        superior: COUNTY,
        lines: [],
        consequences: [{ unitId: WEST_LAKE, from: 'outcome', rule: 'r', effect: 'support' }],
      },
      { now: world.clock.now(), rule, calendar: officialCalendar() },
    );
    if (!task) throw new Error('nothing to put right');
    await world.stores.cases.save(filedTask(task, rule));
  });
  const report = { action: 'report', doneOn: '2026-03-10', evidence: '整改报告一份' };

  it('is reported, sent back, extended once, reported again and accepted with a supporting unit', async () => {
    await world.advanceTo('2026-03-10T01:00:00.000Z');
    const seen = await read();
    expect(seen.body.task).toMatchObject({ state: 'set', limit: { dueOn: '2026-04-01' }, noted: [] });
    expect((await act(here, { action: 'acknowledge' }, seen.headers['etag'])).status).toBe(200);
    expect(nameOf(await act(here, report, seen.headers['etag']))).toBe('precondition-failed');
    expect(nameOf(await act(manager, report))).toBe('division-not-yours');
    expect(nameOf(await act(other, report))).toBe('task-unknown');
    await act(here, report);
    expect(nameOf(await act(manager, { action: 'accept' }))).toBe('supporting-unit-missing');
    expect(nameOf(await act(here, { action: 'accept' }))).toBe('division-not-yours');
    await act(manager, { action: 'send-back', reason: '缺佐证材料' });
    const extend = { action: 'extend', until: '2026-04-15', reason: '材料补充' };
    expect(nameOf(await act(manager, { ...extend, until: '2026-06-15' }))).toBe('extension-too-long');
    expect((await act(manager, extend)).body.task.limit.dueOn).toBe('2026-04-15');
    expect(nameOf(await act(manager, { ...extend, until: '2026-04-16' }))).toBe('extension-used');
    await act(manager, { action: 'assign-support', supportedBy: { unitId: '330106', name: '区人社局' } });
    await world.advanceTo('2026-04-14T01:00:00.000Z');
    // The reminder of the new day; the old one passed without a mark.
    expect((await read()).body.task.noted).toEqual(['remind']);
    await act(here, { ...report, doneOn: '2026-04-13' });
    const accepted = await act(chief, { action: 'accept', note: '同意' });
    expect(accepted.body.task).toMatchObject({ state: 'accepted', noted: ['remind'] });
    expect(accepted.body.task.timeline.map(({ event }: { event: string }) => event)).toEqual([
      'set',
      'acknowledge',
      'report',
      'send-back',
      'extend',
      'assign-support',
      'press',
      'report',
      'accept',
    ]);
    await arrives(1, '2026-04-14');
    await world.settle();
    await world.advanceTo('2026-05-02T01:00:00.000Z');
    expect((await read()).body.task).toEqual(accepted.body.task);
    expect(await measured('work-tasks-on-time', { kind: 'month', from: '2026-04-01' })).toEqual({
      counts: [1, 1],
      records: [{ record: taskId, inNumerator: true }],
    });
  });

  it('that nobody reports is reminded of, overdue, escalated, each once, and stands open past its limit', async () => {
    await world.advanceTo('2026-04-20T01:00:00.000Z');
    const { task } = (await read(manager)).body;
    expect(task).toMatchObject({ state: 'set', noted: ['remind', 'overdue', 'county', 'prefecture'] });
    expect(task.zh).toContain('（超期）');
    expect(
      task.timeline
        .filter(({ event }: { event: string }) => event === 'press')
        .map(({ at }: { at: string }) => at),
    ).toEqual([
      '2026-03-28T16:00:00.000Z',
      '2026-04-01T16:00:00.000Z',
      '2026-04-02T16:00:00.000Z',
      '2026-04-09T16:00:00.000Z',
    ]);
    expect(await world.watchLimits()).toBe(0);
    await arrives(1, '2026-04-18');
    await world.settle();
    await world.advanceTo('2026-05-01T01:00:00.000Z');
    const late = await measured('work-tasks-on-time', { kind: 'month', from: '2026-04-01' });
    expect(late.counts).toEqual([0, 1]);
  });
});

describe('dated work', () => {
  const order = { kind: 'survey', unitIds: [WEST_LAKE], opinion: '开展摸底排查', dueOn: '2026-03-20' };
  const set = (body: object, idempotencyKey: string, caller = manager, division = COUNTY) =>
    world.call(caller, 'POST', `/divisions/${division}/tasks`, { body, key: idempotencyKey });

  it('is set for several units at once, and once however often it is sent', async () => {
    const village = `${WEST_LAKE}001`;
    const township: Caller = { ...manager, divisions: [WEST_LAKE] };
    const villageBody = { code: village, kind: 'community', name: '测试社区', validFrom: '2026-01-01' };
    await world.call(township, 'POST', `/divisions/${WEST_LAKE}/villages`, { body: villageBody });
    const areaBody = { code: 'G-01', name: '第一网格', villages: [village], validFrom: '2026-01-01' };
    await world.call(township, 'POST', `/divisions/${WEST_LAKE}/areas`, { body: areaBody });
    const below = { ...order, unitIds: [village, `${WEST_LAKE}.G-01`] };
    const first = await set(below, 'below', township, WEST_LAKE);
    expect(first.status).toBe(201);
    expect(first.body.tasks.map(({ unitId }: { unitId: string }) => unitId)).toEqual(below.unitIds);
    const again = await set(below, 'below', township, WEST_LAKE);
    expect(again.body).toEqual({ ...first.body, repeated: true });
    for (const changed of [
      { ...below, unitIds: [village] },
      { ...below, unitIds: [...below.unitIds, WEST_LAKE] },
      { ...below, opinion: '另一件事' },
      { ...below, dueOn: '2026-03-21' },
      { ...below, kind: 'training' },
    ])
      expect(nameOf(await set(changed, 'below', township, WEST_LAKE))).toBe('idempotency-key-reused');
    // The township speaks for its village and area, and sees both in its list.
    const { tasks } = (await get(here, `/divisions/${WEST_LAKE}/tasks`)).body;
    expect(tasks.map(({ unitId }: { unitId: string }) => unitId).sort()).toEqual([...below.unitIds].sort());
    const [one] = first.body.tasks;
    const done = { action: 'report', doneOn: '2026-03-02', evidence: '台账一册' };
    const path = `/assessments/tasks/${one.taskId}/actions`;
    expect((await world.call(here, 'POST', path, { body: done })).body.task.state).toBe('reported');
    expect((await world.call(township, 'POST', path, { body: { action: 'accept' } })).body.task.state).toBe(
      'accepted',
    );
    const facts = await world.stores.cases.list(taskCase, { side: 'office', division: WEST_LAKE, limit: 9 });
    expect(facts.cases).toHaveLength(2);
  });

  it('is set twice at once only once', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => set(order, 'same')));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
    const page = await get(manager, `/divisions/${COUNTY}/tasks?side=superior`);
    expect(page.body.tasks).toHaveLength(1);
  });

  it('is for units of the own office and days to come, and for none where one of them is wrong', async () => {
    for (const [body, name, caller] of [
      [{ ...order, unitIds: [WEST_LAKE, GONGSHU] }, 'division-not-yours'],
      [{ ...order, unitIds: [WEST_LAKE, '330106999'] }, 'unit-unknown'],
      [{ ...order, unitIds: [WEST_LAKE, `${WEST_LAKE}.G-09`] }, 'unit-unknown'],
      [{ ...order, unitIds: [WEST_LAKE, WEST_LAKE] }, 'invalid-request'],
      [{ ...order, unitIds: [COUNTY] }, 'division-not-yours'],
      [{ ...order, dueOn: '2026-03-02' }, 'day-not-ahead'],
      [{ ...order, opinion: '婚育情况摸底' }, 'invalid-request'],
      [order, 'role-not-allowed', here],
      [order, 'division-not-yours', { ...manager, divisions: ['330105'] }],
    ] as const)
      expect(nameOf(await set(body, `wrong-${++key}`, (caller ?? manager) as Caller)), name).toBe(name);
    const page = await get(manager, `/divisions/${COUNTY}/tasks?side=superior`);
    expect(page.body).toEqual({ tasks: [] });
  });

  it('is listed by its last day while it is open, page by page', async () => {
    for (const dueOn of ['2026-03-25', '2026-03-10', '2026-04-02'])
      await set({ ...order, dueOn }, `on-${dueOn}`);
    const days: string[] = [];
    let next = '';
    do {
      const { body } = await get(
        manager,
        `/divisions/${COUNTY}/tasks?side=superior&limit=1${next && `&cursor=${next}`}`,
      );
      days.push(...body.tasks.map(({ limit }: { limit: { dueOn: string } }) => limit.dueOn));
      next = body.next ?? '';
    } while (next);
    expect(days).toEqual(['2026-03-10', '2026-03-25', '2026-04-02']);
    const bad = await get(manager, `/divisions/${COUNTY}/tasks?cursor=bnVsbA`);
    expect(nameOf(bad)).toBe('invalid-request');
  });
});

describe('the dispatch list', () => {
  it('names who is behind and what is near, from returns, tasks, letters and the last scores', async () => {
    for (const ordinal of [1, 2, 3, 4, 5, 6, 7, 8, 9]) await arrives(ordinal, '2026-03-02');
    await arrives(10, '2026-02-02');
    const order = { kind: 'survey', unitIds: [WEST_LAKE], opinion: '开展摸底排查', dueOn: '2026-04-08' };
    await world.call(manager, 'POST', `/divisions/${COUNTY}/tasks`, { body: order, key: 'near' });
    await world.settle();
    await world.advanceTo('2026-04-03T01:00:00.000Z');
    const { body } = await get(manager, `/divisions/${COUNTY}/dispatch-list?month=2026-03`);
    expect(body).toMatchObject({ month: '2026-03', zh: '2026-03调度：1个单位有超期事项，1件将到期。' });
    expect(body.units).toMatchObject([
      { unitId: WEST_LAKE, name: '北山街道', near: [{ what: 'task', daysLeft: 5 }], more: false },
    ]);
    expect(body.units[0].behind[0]).toMatchObject({ what: 'return', daysLeft: -2 });
    expect(body.units[0].behind.slice(1).map(({ what }: { what: string }) => what)).toEqual(['line']);
    // Nobody in Gushi accepted its letters.
    const gushi = { ...manager, divisions: ['411525'] };
    const [unit] = (await get(gushi, '/divisions/411525/dispatch-list')).body.units;
    expect(unit.behind.map(({ what }: { what: string }) => what)).toContain('acceptance');
    for (const caller of [here, gushi])
      expect(nameOf(await get(caller, `/divisions/${COUNTY}/dispatch-list`))).toBe('division-not-yours');
    expect(
      (await get({ ...manager, divisions: [PREFECTURE] }, `/divisions/${COUNTY}/dispatch-list`)).status,
    ).toBe(200);
  });
});

describe('a merger in mid-month', () => {
  const NEW = '330106011';
  const township = (changes: Partial<Division>): Division => ({
    code: NEW,
    name: '新街道',
    level: 'township',
    validFrom: '2026-03-16',
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials: '',
    ...changes,
  });

  it('adds the closings of both to the opening of the heir, who confirms what the old one left', async () => {
    await world.close();
    const OLD = '330106012';
    world = await smallWorld('2026-02-02T01:00:00.000Z', ':memory:', {
      divisions: [
        township({
          code: OLD,
          name: '旧街道',
          validFrom: '2000-01-01',
          validTo: '2026-03-16',
          successors: [NEW],
        }),
        township({ predecessors: [OLD] }),
      ],
    });
    await world.watchLimits();
    await arrives(1, '2026-02-02', OLD);
    await world.settle();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const heir: Caller = { subject: 'heir', role: 'reviewer', divisions: [NEW] };
    const march = `/divisions/${NEW}/returns/2026-03`;
    const february = `/divisions/${OLD}/returns/2026-02`;
    expect((await get(heir, march)).body.monthly.rows[0]).toMatchObject({ opening: 1, closing: 1 });
    expect(nameOf(await get(heir, `/divisions/${OLD}/returns/2026-03`))).toBe('return-unknown');
    const zero = { action: 'file', zero: true, adjustments: [] };
    expect(nameOf(await world.call(heir, 'POST', `${march}/actions`, { body: zero }))).toBe(
      'earlier-return-open',
    );
    const old = clerk(OLD);
    const file = {
      action: 'file',
      zero: false,
      adjustments: [{ category: 'migrant', change: 1, note: '补报' }],
    };
    expect(nameOf(await world.call(old, 'POST', `${february}/actions`, { body: file }))).toBe(
      'division-abolished',
    );
    await world.call(heir, 'POST', `${february}/actions`, { body: file });
    const second = { ...heir, subject: 'second' };
    await world.call(second, 'POST', `${february}/actions`, { body: { action: 'confirm' } });
    expect((await get(heir, march)).body.monthly.rows[0]).toMatchObject({ opening: 2, closing: 2 });
    expect((await world.call(heir, 'POST', `${march}/actions`, { body: zero })).status).toBe(200);
    expect(await world.stores.cases.one(returnCase, `${NEW}.2026-03`)).toMatchObject({ state: 'filed' });
  });
});

describe('a failure at any call', () => {
  /** What the midnight after a month does, with one call to a port failing, and then done again. */
  async function midnight(fault?: Parameters<typeof watchedPorts>[0]) {
    await world.close();
    const ports = watchedPorts(fault);
    world = await smallWorld('2026-03-31T01:00:00.000Z', ':memory:', { settings: { watch: ports.watch } });
    for (const [i, dueOn] of ['2026-04-01', '2026-04-03'].entries()) {
      const body = { kind: 'survey', unitIds: [WEST_LAKE], opinion: '摸底排查', dueOn };
      await world.call(manager, 'POST', `/divisions/${COUNTY}/tasks`, { body, key: `t${i}` });
    }
    await arrives(1, '2026-03-31');
    await world.settle();
    await world.watchLimits();
    world.clock.moveTo('2026-04-03T16:00:00.000Z');
    ports.start();
    const failed = await world.watchLimits().then(
      () => false,
      () => true,
    );
    if (fault) await world.watchLimits();
    ports.check();
    const rows = world.engine.db
      .prepare('SELECT kind, id, version, next, doc FROM cases ORDER BY kind, id')
      .all();
    return { failed, calls: ports.calls, rows: JSON.stringify(rows), count: rows.length };
  }

  it('leaves every return and mark there once', async () => {
    const whole = await midnight();
    expect(whole.count).toBeGreaterThan(3);
    const relevant = whole.calls
      .map((call, nth) => ({ nth, call }))
      .filter(({ call }) => call.port === 'cases' || (call.port === 'sweeps' && call.method === 'keepPlace'));
    expect(relevant.length).toBeGreaterThan(8);
    for (const { nth, call } of relevant)
      for (const side of ['before', 'after'] as const) {
        const { failed, rows } = await midnight({ nth, call, side });
        expect([failed, rows], `${side} ${call.method} ${nth}`).toEqual([true, whole.rows]);
      }
  });
});
