import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { DEPARTMENTS, departmentsScheme, DEPARTMENTS_RUN as RUN } from './departments-scheme.ts';
import { clerk, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const EDUCATION = `${COUNTY}.D-EDU`;
const LABOUR = `${COUNTY}.D-HR`;
const here = clerk(COUNTY);
const manager: Caller = { subject: 'm', role: 'manager', divisions: [COUNTY] };
const reviewer: Caller = { subject: 'r', role: 'reviewer', divisions: [COUNTY] };
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
/** Departments by the tasks that the county gave them, done by their day. */
const scheme = departmentsScheme([
  {
    id: 'tasks',
    zh: '阶段性任务按时完成',
    en: 'tasks on time',
    measure: 'work-tasks-on-time',
    points: '100',
    target: '100',
    method: { kind: 'per-point', perPoint: '0.5' },
  },
]);

let world: World;
let keys = 0;
beforeEach(async () => {
  world = await smallWorld('2026-03-30T01:00:00.000Z');
  await post(operator, '/assessments/schemes', { scheme });
  for (const department of DEPARTMENTS) await post(here, `/divisions/${COUNTY}/departments`, department);
});
afterEach(() => world.close());

const post = (caller: Caller, path: string, body: object) =>
  world.call(caller, 'POST', path, { body, key: `k${++keys}` });
const get = async (caller: Caller, path: string) => (await world.call(caller, 'GET', path)).body;
const order = (unitIds: readonly string[], dueOn: string) => ({
  kind: 'account-check',
  unitIds,
  opinion: '核对随迁子女入学台账',
  dueOn,
});
const set = (unitIds: readonly string[], dueOn: string) =>
  post(manager, `/divisions/${COUNTY}/tasks`, order(unitIds, dueOn));
const act = (caller: Caller, taskId: string, body: object) =>
  post(caller, `/assessments/tasks/${taskId}/actions`, body);
const scoreOf = async (unit: string) =>
  (await get(manager, `/assessments/runs/${RUN}/units/${unit}`)).result?.score;

/** Two tasks for either department; that of education are both done in time, one of the other's is late. */
async function quarter(): Promise<void> {
  const first = (await set([EDUCATION, LABOUR], '2026-05-08')).body.tasks;
  const second = (await set([EDUCATION, LABOUR], '2026-06-05')).body.tasks;
  const ids = [...first, ...second].map(({ taskId }: { taskId: string }) => taskId);
  await world.advanceTo('2026-05-06T01:00:00.000Z');
  const done = { action: 'report', doneOn: '2026-05-06', evidence: '台账核对表' };
  for (const id of ids.slice(0, 3)) expect((await act(here, id, done)).status).toBe(200);
  // The county's own second hand accepts what its first one reported.
  expect((await act(manager, ids[0] ?? '', { action: 'accept' })).body.task.state).toBe('accepted');
  await world.advanceTo('2026-06-20T01:00:00.000Z');
  await act(here, ids[3] ?? '', { ...done, doneOn: '2026-06-18' });
  await world.advanceTo('2026-07-01T01:00:00.000Z');
}

describe('departments and their tasks', () => {
  it('are given dated work, and measured by what of it was reported by its day', async () => {
    await quarter();
    expect(await scoreOf(EDUCATION)).toMatchObject({
      total: '100.00',
      lines: [{ numerator: 2, denominator: 2 }],
    });
    expect(await scoreOf(LABOUR)).toMatchObject({
      total: '75.00',
      lines: [{ numerator: 1, denominator: 2 }],
    });
    expect(world.failures).toEqual([]);
  });

  it('refuse work before they are there and after they ended', async () => {
    expect((await set([`${COUNTY}.D-NONE`], '2026-05-08')).body.type).toBe('/problems/unit-unknown');
    await post(here, `/divisions/${COUNTY}/departments/D-HR/actions`, { action: 'end', on: '2026-04-01' });
    expect((await set([LABOUR], '2026-05-08')).status).toBe(201);
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const { body } = await set([EDUCATION, LABOUR], '2026-05-08');
    expect(body).toMatchObject({ type: '/problems/unit-unknown', pointer: '/unitIds/1' });
    expect((await set([EDUCATION, WEST_LAKE], '2026-05-08')).status).toBe(201);
  });

  it('go by their names in ranking, exports and the bulletin', async () => {
    await quarter();
    await post(here, `/divisions/${COUNTY}/departments/D-EDU/actions`, {
      action: 'rename',
      on: '2026-07-01',
      name: '区教育和体育局',
    });
    // Past the days of objection: it is locked, ranked and drafted.
    await world.advanceTo('2026-07-10T01:00:00.000Z');
    const { groups } = await get(manager, `/assessments/runs/${RUN}/ranking?within=${COUNTY}`);
    expect(groups[0].units.map(({ name, place }: { name: string; place: number }) => [name, place])).toEqual([
      ['区教育局', 1],
      ['区人力资源和社会保障局', 2],
    ]);
    const results = await world.call(
      manager,
      'GET',
      `/assessments/runs/${RUN}/units/export?within=${COUNTY}&format=csv&sheet=results`,
    );
    expect(String(results.body)).toContain(`${EDUCATION},区教育局,部门`);
    const one = await world.call(
      manager,
      'GET',
      `/assessments/runs/${RUN}/units/${LABOUR}/export?format=csv&sheet=lines`,
    );
    expect(String(one.body)).toContain(`${LABOUR},区人力资源和社会保障局`);
    const { bulletins } = await get(manager, `/divisions/${COUNTY}/bulletins`);
    const path = `/assessments/bulletins/${bulletins[0].bulletinId}`;
    const text = async () =>
      String((await world.call(manager, 'GET', `${path}/document?format=markdown`)).body);
    for (const words of ['区教育局', '区人力资源和社会保障局']) expect(await text()).toContain(words);
    expect(await text()).not.toContain('D-EDU');
    // Drafted anew it says the same: names are those of the period's last day.
    await world.call(reviewer, 'POST', `${path}/redraft`);
    expect(await text()).toContain('区教育局');
    expect(await text()).not.toMatch(/区教育和体育局|D-HR/);
    expect(world.failures).toEqual([]);
  });
});
