import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { DEPARTMENTS, departmentsScheme, DEPARTMENTS_RUN as RUN } from './departments-scheme.ts';
import { clerk, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const EDUCATION = `${COUNTY}.D-EDU`;
const here = clerk(COUNTY);
const manager: Caller = { subject: 'm', role: 'manager', divisions: [COUNTY] };
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
/** Departments do not record arrivals: they are measured by what they report and by their tasks. */
const scheme = departmentsScheme([
  {
    id: 'benefits',
    zh: '惠民政策申请按时办结',
    en: 'benefit requests on time',
    measure: 'benefit-requests-settled-on-time',
    points: '60',
    target: '100',
    method: { kind: 'per-point', perPoint: '0.6' },
  },
  {
    id: 'training',
    zh: '培训',
    en: 'training',
    measure: 'training-sessions',
    points: '40',
    target: '4',
    method: { kind: 'proportional' },
  },
]);

let world: World;
beforeEach(async () => {
  world = await smallWorld();
  await post(operator, '/assessments/schemes', { scheme });
  for (const department of DEPARTMENTS) await register(department);
});
afterEach(() => world.close());

const post = (caller: Caller, path: string, body: object, key?: string) =>
  world.call(caller, 'POST', path, { body, ...(key !== undefined && { key }) });
const register = (body: object) => post(here, `/divisions/${COUNTY}/departments`, body);
const get = async (caller: Caller, path: string) => (await world.call(caller, 'GET', path)).body;
let keys = 0;
const report = async (content: object, department?: string) =>
  (await post(here, '/facts', { content, ...(department !== undefined && { department }) }, `d${++keys}`))
    .body;
const scoreOf = async (unit: string) =>
  (await get(manager, `/assessments/runs/${RUN}/units/${unit}`)).result?.score;

describe('departments', () => {
  it('are in the list of their county, with all their names', async () => {
    const path = `/divisions/${COUNTY}/departments`;
    const rename = { action: 'rename', on: '2026-07-01', name: '区教育和体育局' };
    expect((await post(here, `${path}/D-EDU/actions`, rename)).body.department.version).toBe(2);
    const { departments } = await get(clerk(COUNTY), path);
    expect(departments).toMatchObject([
      {
        code: 'D-EDU',
        periods: [
          { name: '区教育局', validFrom: '2026-01-01', validTo: '2026-07-01' },
          { name: '区教育和体育局', validFrom: '2026-07-01', validTo: null },
        ],
      },
      { code: 'D-HR' },
    ]);
    await post(here, `${path}/D-HR/actions`, { action: 'end', on: '2026-06-01' });
    const codes = async (on: string) =>
      (await get(here, `${path}?on=${on}`)).departments.map(({ code }: { code: string }) => code);
    expect([await codes('2026-05-31'), await codes('2026-06-01')]).toEqual([['D-EDU', 'D-HR'], ['D-EDU']]);
  });

  it('are scored by what was reported as theirs, each by itself, and so is what an agreement says', async () => {
    const targets = [{ indicator: 'training', target: '2' }];
    const drafted = { unitId: EDUCATION, scheme: 'departments', from: '2026-04-01', targets };
    const by = (subject: string): Caller => ({ ...manager, subject });
    expect((await post(by('one'), `/divisions/${COUNTY}/agreements`, drafted)).status).toBe(201);
    const signing = `/agreements/departments.${EDUCATION}.2026-04-01/actions`;
    await post(by('two'), signing, { action: 'sign' });
    expect((await post(by('three'), signing, { action: 'countersign' })).body.agreement.state).toBe(
      'in-force',
    );
    await world.advanceTo('2026-06-15T01:00:00.000Z');
    const training = (amount: number) => ({ kind: 'training', on: '2026-05-20', unit: 'sessions', amount });
    await report(training(1), 'D-EDU');
    await report(training(3), 'D-HR');
    await report(training(9));
    const task = (doneOn: string | null) => ({
      kind: 'due-task',
      task: 'benefit-request',
      openedOn: '2026-05-01',
      on: '2026-06-01',
      doneOn,
    });
    const { fact } = await report(task('2026-05-30'), 'D-EDU');
    expect(fact).toMatchObject({ department: 'D-EDU', office: COUNTY });
    await report(task(null), 'D-EDU');
    await world.advanceTo('2026-07-01T01:00:00.000Z');
    const education = await scoreOf(EDUCATION);
    // 60 − 50 × 0.6 = 30; one of the two sessions that were agreed on: 20.
    expect(education).toMatchObject({ kind: 'department', peerGroup: 'departments', total: '50.00' });
    expect(education.lines).toMatchObject([
      { indicator: 'benefits', numerator: 1, denominator: 2, earned: '30.00', targetSetBy: 'scheme' },
      { indicator: 'training', numerator: 1, target: '2', targetSetBy: 'agreement', earned: '20.00' },
    ]);
    // Only training counts for the other, three of four: its 40 points become all there are, but that is too little.
    expect(await scoreOf(`${COUNTY}.D-HR`)).toMatchObject({ applicable: '40.00', total: null });
    expect(await scoreOf(WEST_LAKE)).toBeUndefined();
    const again = await post(
      { ...manager, role: 'auditor' },
      `/assessments/runs/${RUN}/units/${EDUCATION}/revisions`,
      { reason: '核对部门填报' },
    );
    expect(again.body).toMatchObject({ changed: false });
    const records = await get(
      manager,
      `/assessments/runs/${RUN}/units/${EDUCATION}/measures/benefit-requests-settled-on-time`,
    );
    expect(records.records).toHaveLength(2);
    expect(world.failures).toEqual([]);
  });

  it('keep their facts: a correction does not move one to another department', async () => {
    const content = { kind: 'training', on: '2026-03-01', unit: 'sessions', amount: 2 };
    const { fact } = await report(content, 'D-EDU');
    const moved = await post(here, '/facts', { content, department: 'D-HR', corrects: fact.factId }, 'x');
    expect(moved.body).toMatchObject({ type: '/problems/correction-moves-fact', pointer: '/department' });
    const right = { content: { ...content, amount: 3 }, department: 'D-EDU', corrects: fact.factId };
    expect((await post(here, '/facts', right, 'y')).status).toBe(201);
  });
});
