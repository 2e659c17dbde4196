import { readFileSync } from 'node:fs';
// @ts-expect-error -- it has no types of its own
import validator from 'asl-validator';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { assessmentFunctions, assessmentMachine } from '../../local/assessment-workflow.ts';
import { storesOn } from '../../local/runtime/stores.ts';
import {
  SETTLE_FUNCTIONS,
  settleFunctions,
  type SettleFunctions,
  settleMachine,
} from '../../local/settle-workflow.ts';
import { runWorkflow } from '../../local/workflow/run-workflow.ts';
import { WorkflowStopped } from '../../local/workflow/workflow-failure.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import type { FiledCase } from '../../shared/domain/assessment/case/case-kind.ts';
import { canonical } from '../../shared/domain/assessment/exact/canonical.ts';
import { filedObjection } from '../../shared/domain/assessment/objection/objection-case.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import { letterCase } from '../../shared/domain/assessment/settlement/letter-case.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { touchedSettlement } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import {
  DEFAULT_SETTLEMENT_RULES,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import { type Directory, directoryOf } from '../../shared/domain/division/directory.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';
import { movement } from '../domain/assessment/given.ts';
import { crashing } from './crashing.ts';

const SCORED = '2026-07-02T01:00:00.000Z';
/** After the window of five working days that begins on 2 July. */
const OVER = '2026-07-10T01:00:00.000Z';
const RUN = 'agreement-hundred.v1.quarter.2026-04-01';
const COUNTIES = ['330105', '330106'] as const;
const [WEST, EAST] = COUNTIES;
const townshipsOf = (county: string): string[] => [1, 2, 3, 4].map((n) => `${county}00${n}`);
const townships = COUNTIES.flatMap(townshipsOf);

const directory: Directory = directoryOf(
  ['33', '3301', ...COUNTIES, ...townships].map((code) => ({
    code,
    name:
      code.length === 9 ? `${'甲乙丙丁'[Number(code.slice(8)) - 1]}镇` : code === '330105' ? '甲县' : '乙县',
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials: '',
  })),
);

/** Few records and small groups are enough to judge by, so that there are places, and first and last ones. */
function easy(scheme: Scheme): Scheme {
  return {
    ...scheme,
    leastApplicable: '1',
    categories: scheme.categories.map((category) => ({
      ...category,
      indicators: category.indicators.map((indicator) => ({ ...indicator, minimumN: 1 })),
    })),
    outcomes: scheme.outcomes.map((outcome) => ({
      ...outcome,
      ...(outcome.rank && { rank: { ...outcome.rank, n: 1, smallestGroup: 2 } }),
    })),
  };
}

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

const host = { random: () => 1, sleep: async () => {} };
const machine = settleMachine();

/** A quarter of two counties that has been scored, of which nobody has been told yet. */
async function scoredQuarter() {
  const engine = openEngine(':memory:');
  engines.push(engine);
  const stores = storesOn(engine, directory);
  const clock = { at: SCORED, now: () => clock.at };
  for (const county of COUNTIES) await stores.directory.setParticipation(county, '2026-01-01', null);
  for (const [n, township] of townships.entries()) {
    await stores.directory.saveVillage({
      code: `${township}001`,
      kind: 'village',
      version: 1,
      periods: [{ name: `${n}村`, validFrom: '2020-01-01', validTo: null, successors: [] }],
    });
    await stores.facts.put(
      Array.from({ length: 16 }, (_, i) =>
        movement(`m${township}${i}`, {
          office: township,
          residence: `${township}001`,
          happenedOn: i < (n % 4) + 1 ? '2026-04-20' : '2026-05-11', // the later townships are late more often
        }),
      ),
    );
  }
  const settings = {
    stores,
    calendar: officialCalendar(),
    rules: DEFAULT_DEADLINE_RULES,
    outageRules: DEFAULT_OUTAGE_RULES,
    clock,
    log: () => undefined,
  };
  const scoring = assessmentFunctions({
    ...settings,
    wholeUntil: async () => SCORED,
    schemes: [easy(AGREEMENT_SCHEME), easy(VILLAGE_SCHEME)],
  });
  await runWorkflow(assessmentMachine(), {}, { ...host, functions: scoring });
  const functions = settleFunctions({ ...settings, settlementRules: DEFAULT_SETTLEMENT_RULES });
  const settle = (
    by: SettleFunctions = functions,
    entering: (path: string) => void = () => undefined,
  ): Promise<unknown> => runWorkflow(machine, {}, { ...host, functions: by, entering });
  return { engine, stores, clock, settings, functions, settle };
}
type World = Awaited<ReturnType<typeof scoredQuarter>>;

async function told(): Promise<World> {
  const world = await scoredQuarter();
  await world.settle();
  world.clock.at = OVER;
  return world;
}

/** All cases, whatever version they have reached. */
function casesOf({ engine }: World): string {
  const rows = engine.db.prepare('SELECT kind, id, next, doc FROM cases ORDER BY 1, 2').all();
  return canonical(
    rows.map(({ kind, id, next, doc }) => {
      const { version: _, ...rest } = JSON.parse(String(doc)) as { version: number };
      return { kind, id, next, rest };
    }),
  );
}

const list = async <T>(world: World, kind: string): Promise<readonly T[]> =>
  world.engine.db
    .prepare('SELECT doc FROM cases WHERE kind = ? ORDER BY id')
    .all(kind)
    .map(({ doc }) => JSON.parse(String(doc)) as T);

const settlementOf = async ({ stores }: World, superior: string, runId = RUN) => {
  const found = await stores.cases.one(settlementCase, `${runId}.${superior}`);
  if (!found) throw new Error(`no settlement of ${superior}`);
  return found;
};

function objection(changes: Partial<Objection>): Objection {
  return {
    objectionId: `${RUN}.${WEST}001.1`,
    version: 1,
    state: 'filed',
    runId: RUN,
    unitId: `${WEST}001`,
    office: `${WEST}001`,
    superior: WEST,
    revision: 1,
    target: { indicator: 'arrivals-on-time' },
    ground: 'record-wrong',
    evidence: ['登记表'],
    filedBy: 'clerk',
    filedAt: '2026-07-03T01:00:00.000Z',
    limit: null,
    noted: [],
    ruling: null,
    timeline: [],
    ...changes,
  };
}
const rule = settlementRuleFor(WEST, '2026-07-02', DEFAULT_SETTLEMENT_RULES);

let undisturbed = '';
let states: string[] = [];
beforeAll(async () => {
  const world = await told();
  const entered: string[] = [];
  await world.settle(world.functions, (path) => entered.push(path));
  undisturbed = casesOf(world);
  states = entered;
});

describe('workflows/settle-assessment.asl.json', () => {
  const text = readFileSync('workflows/settle-assessment.asl.json', 'utf8');
  const validate = validator as (definition: unknown) => { isValid: boolean; errors: readonly unknown[] };

  it('is valid for Step Functions, decides nothing, and names every function that there is for it', () => {
    const filled: unknown = JSON.parse(
      text.replaceAll('${Partition}', 'aws-cn').replace(/\$\{(\w+)\}/g, '$1'),
    );
    const { isValid, errors } = validate(filled);
    expect([isValid, errors]).toEqual([true, []]);
    const expressions = [...text.matchAll(/\{% (.+?) %\}/g)].map(([, expression = '']) => expression);
    expect(expressions.filter((one) => !/^\$states(\.[A-Za-z]+)+$/.test(one))).toEqual([]);
    const named = new Set([...text.matchAll(/\$\{([A-Z]\w+)\}/g)].map(([, name]) => name));
    expect([...named].sort()).toEqual(['Partition', ...SETTLE_FUNCTIONS].sort());
  });
});

describe('a quarter that was scored', () => {
  it('is told to every unit, with until when it may object, once', async () => {
    const world = await scoredQuarter();
    await world.settle();
    const opened = await settlementOf(world, WEST);
    expect(opened).toMatchObject({ state: 'open', units: 4, window: { dueOn: '2026-07-09' } });
    // The counties are the prefecture’s to settle, the villages their townships’.
    expect(await settlementOf(world, '3301')).toMatchObject({ units: 2 });
    const ofVillages = 'village-thousand.v1.quarter.2026-04-01';
    expect(await settlementOf(world, townships[0] ?? '', ofVillages)).toMatchObject({ units: 1 });
    const { cases } = await world.stores.cases.list(letterCase, {
      side: 'office',
      division: `${WEST}001`,
      limit: 100,
    });
    const own = cases.filter(({ runId }) => runId === RUN || runId === ofVillages);
    expect(own.map(({ unitId, kind, objectUntil }) => [unitId, kind, objectUntil]).sort()).toEqual([
      [`${WEST}001`, 'provisional', '2026-07-09'],
      [`${WEST}001001`, 'provisional', '2026-07-09'],
    ]);
    const before = casesOf(world);
    await world.settle();
    expect(casesOf(world)).toBe(before);
  });

  it('is locked after the window, with places, letters, tasks and a draft of the bulletin', async () => {
    const world = await told();
    world.clock.at = '2026-07-09T16:09:59.999Z';
    await world.settle();
    expect((await settlementOf(world, WEST)).state).toBe('open');
    world.clock.at = OVER;
    await world.settle();
    const settled = await settlementOf(world, WEST);
    expect(settled).toMatchObject({ state: 'settled', lockedAt: OVER, heldUpBy: null, revisions: 0 });
    expect(settled.results.map(({ unitId, revision }) => [unitId, revision])).toEqual(
      townshipsOf(WEST).map((unitId) => [unitId, 1]),
    );
    expect(settled.placings.map(({ place }) => place)).toEqual([1, 2, 3, 4]);
    expect(settled.consequences.length).toBeGreaterThan(0);
    const finals = await list<{ runId: string; unitId: string; kind: string; place: unknown }>(
      world,
      'letter',
    );
    const own = finals.filter(
      ({ runId, unitId, kind }) =>
        runId === RUN && kind === 'final' && unitId.startsWith(WEST) && unitId.length === 9,
    );
    expect(own).toHaveLength(4);
    const calling = settled.consequences.filter(({ effect }) => effect !== 'commendation');
    const tasks = await list<{ taskId: string; ground: { runId: string }; superior: string }>(world, 'task');
    const opened = tasks.filter(({ ground, superior }) => ground.runId === RUN && superior === WEST);
    expect(opened.map(({ taskId }) => taskId)).toEqual(
      [...new Set(calling.map(({ unitId }) => `${RUN}.${unitId}.rectification`))].sort(),
    );
    expect(opened.length).toBeGreaterThan(0);
    const bulletin = await world.stores.cases.one(bulletinCase, `${RUN}.${WEST}.bulletin`);
    expect(bulletin).toMatchObject({
      state: 'draft',
      resultsDigest: settled.digest,
      document: { office: { name: '甲县人民政府', mark: '甲政考' } },
    });
    expect(JSON.stringify(bulletin)).toContain('丁镇');
  });

  it('is settled once, however often it is started', async () => {
    const world = await told();
    await world.settle();
    const again: string[] = [];
    await world.settle(world.functions, (path) => again.push(path));
    expect(again).toEqual(['FindSettling', 'IsThereAny', 'NothingLeft']);
    expect(casesOf(world)).toBe(undisturbed);
  });
});

describe('what holds up a lock', () => {
  it('holds up its own office only, is said there, and is looked at again', async () => {
    const world = await told();
    await world.stores.cases.save(filedObjection(objection({}), rule));
    await world.settle();
    expect(await settlementOf(world, WEST)).toMatchObject({
      state: 'open',
      lockedAt: null,
      heldUpBy: { name: 'objections-open', values: { count: 1 }, at: OVER },
    });
    expect((await settlementOf(world, EAST)).state).toBe('settled');
    await world.stores.cases.save(filedObjection(objection({ version: 2, state: 'rejected' }), rule));
    world.clock.at = '2026-07-10T01:30:00.000Z';
    await world.settle();
    expect(await settlementOf(world, WEST)).toMatchObject({
      state: 'settled',
      lockedAt: world.clock.at,
      heldUpBy: null,
    });
  });

  it('is not an objection that was upheld: its unit is computed again first, once', async () => {
    const world = await told();
    const unitId = `${WEST}001`;
    const upheld = objection({
      state: 'upheld',
      ruling: {
        upheld: true,
        ruledBy: 'auditor',
        ruledAt: '2026-07-06T01:00:00.000Z',
        reason: '纸质登记在先',
        corrections: [{ kind: 'movement-recorded', record: `m${unitId}0`, at: '2026-04-20T03:00:00.000Z' }],
      },
    });
    await world.stores.cases.save(filedObjection(upheld, rule));
    const before = await world.stores.assessments.latestResult(RUN, unitId);
    // A crash after the calculation: the next start finds it taken.
    await world.settle({
      ...world.functions,
      SettleOffice: async (payload) => {
        await world.functions.SettleOffice(payload);
        throw new Error('crashed after');
      },
    });
    await world.settle();
    const after = await world.stores.assessments.latestResult(RUN, unitId);
    expect(after).toMatchObject({
      revision: 2,
      factsUntil: before?.factsUntil,
      cause: { kind: 'upheld-objection', reference: upheld.objectionId, by: 'auditor', office: WEST },
    });
    expect(Number(after?.score.total)).toBeGreaterThan(Number(before?.score.total));
    const settled = await settlementOf(world, WEST);
    expect(settled).toMatchObject({ state: 'settled', heldUpBy: null });
    expect(settled.results.find((result) => result.unitId === unitId)).toMatchObject({ revision: 2 });
    expect(await world.stores.cases.one(letterCase, `${RUN}.${unitId}.final.2`)).toBeDefined();
    expect(await world.stores.cases.one(letterCase, `${RUN}.${unitId}.final.1`)).toBeUndefined();
  });

  it('is a revision that somebody just now sets out to write', async () => {
    const world = await told();
    const touched = touchedSettlement(await settlementOf(world, WEST), '2026-07-10T00:59:00.000Z');
    await world.stores.cases.save(filedSettlement(touched));
    await world.settle();
    expect((await settlementOf(world, WEST)).heldUpBy?.name).toBe('run-changed-meanwhile');
    // Between the reading of the results and the lock: over the version that was read only.
    const racing = await told();
    const { cases } = racing.stores;
    const slow = {
      ...cases,
      list: async (...asked: Parameters<typeof cases.list>) => {
        const page = await cases.list(...asked);
        const read = await settlementOf(racing, WEST);
        if (read.touchedAt === null && asked[1].division === WEST)
          await cases.save(filedSettlement(touchedSettlement(read, OVER)));
        return page;
      },
    };
    const settings = {
      ...racing.settings,
      stores: { ...racing.stores, cases: slow as typeof cases },
      settlementRules: DEFAULT_SETTLEMENT_RULES,
    };
    await racing.settle(settleFunctions(settings));
    expect(await settlementOf(racing, WEST)).toMatchObject({ state: 'open', lockedAt: null });
  });
});

describe('the same comes out', () => {
  it.each([1, 2])('when one call in twenty crashes, before or after its work (seed %i)', async (seed) => {
    const world = await scoredQuarter();
    const faulty = crashing(world.functions, seed);
    await world.settle(faulty.functions);
    world.clock.at = OVER;
    await world.settle(faulty.functions);
    expect(faulty.crashes()).toBeGreaterThan(0);
    expect(casesOf(world)).toBe(undisturbed);
  });

  it('when it is killed at every state, and started again', async () => {
    const places = [...new Set(states)];
    expect(places).toEqual([
      'FindSettling',
      'IsThereAny',
      'AnnounceCounties',
      'SettleOffices',
      'SettleOffices/SettleOffice',
      'NothingLeft',
    ]);
    for (const place of [...places, 'AnnounceCounties/AnnounceCounty']) {
      const world = await scoredQuarter();
      for (const at of [SCORED, OVER]) {
        world.clock.at = at;
        let met = 0;
        let isDead = false;
        await world
          .settle(world.functions, (path) => {
            if (path === place) met += 1;
            isDead ||= met >= (place.includes('/') ? 3 : 1);
            if (isDead) throw new WorkflowStopped();
          })
          .catch((cause: unknown) => {
            if (!(cause instanceof WorkflowStopped)) throw cause;
          });
        await world.settle();
      }
      expect(casesOf(world), place).toBe(undisturbed);
    }
  });

  it('when the process dies between any two writes, and is started again', async () => {
    for (const lastWrite of [1, 3, 17, 40, 120]) {
      const world = await scoredQuarter();
      for (const at of [SCORED, OVER]) {
        world.clock.at = at;
        let written = 0;
        const { cases } = world.stores;
        const dying = {
          ...cases,
          save: async (...asked: readonly FiledCase[]) => {
            if (++written > lastWrite) throw new Error('dead');
            return await cases.save(...asked);
          },
        };
        const functions = settleFunctions({
          ...world.settings,
          stores: { ...world.stores, cases: dying },
          settlementRules: DEFAULT_SETTLEMENT_RULES,
        });
        await world
          .settle(functions, () => {
            if (written > lastWrite) throw new WorkflowStopped();
          })
          .catch(() => undefined);
        await world.settle();
      }
      expect(casesOf(world), String(lastWrite)).toBe(undisturbed);
    }
  });

  it('when two are at work on it at once', async () => {
    const world = await scoredQuarter();
    await Promise.all([world.settle(), world.settle()]);
    world.clock.at = OVER;
    await Promise.all([world.settle(), world.settle()]);
    expect(casesOf(world)).toBe(undisturbed);
  });
});

describe('an office that cannot be settled', () => {
  it('is put off alone, says why, and is tried again', async () => {
    const world = await told();
    const broken: SettleFunctions = {
      ...world.functions,
      SettleOffice: async (payload) => {
        if ((payload as { id: string }).id === `${RUN}.${WEST}`)
          throw Object.assign(new Error('no'), { name: 'ZodError' });
        return await world.functions.SettleOffice(payload);
      },
    };
    await world.settle(broken);
    expect(await settlementOf(world, WEST)).toMatchObject({
      state: 'open',
      heldUpBy: { name: 'failed', values: { cause: 'ZodError' } },
    });
    expect((await settlementOf(world, EAST)).state).toBe('settled');
    world.clock.at = '2026-07-10T02:00:00.000Z';
    await world.settle();
    expect((await settlementOf(world, WEST)).state).toBe('settled');
  });
});

describe('a revision after the lock', () => {
  it('takes back, opens and tells what it changed, once, and outdates the bulletin', async () => {
    const world = await told();
    await world.settle();
    const before = await settlementOf(world, WEST);
    const last = before.placings.at(-1)?.unitId ?? '';
    const first = before.placings[0]?.unitId ?? '';
    const { assessments, cases } = world.stores;
    const [winner, loser] = await Promise.all([
      assessments.latestResult(RUN, first),
      assessments.latestResult(RUN, last),
    ]);
    const input = await assessments.inputOf(RUN, last, 1);
    if (!winner || !loser || !input) throw new Error('no results');
    world.clock.at = '2026-08-03T01:00:00.000Z';
    await cases.save(filedSettlement(touchedSettlement(before, world.clock.at)));
    const best = AGREEMENT_SCHEME.bands.find(({ below }) => below === undefined)?.id ?? null;
    // It turns out that the last one had done what the first had, and a little more.
    const score = { ...winner.score, unitId: last, inputDigest: 'other', total: '100.00', grade: best };
    await assessments.addResult({ result: { ...loser, revision: 2, score }, input });
    await world.settle();
    expect((await settlementOf(world, WEST)).revisions).toBe(0); // somebody may still be writing
    world.clock.at = '2026-08-03T01:02:00.000Z';
    await world.settle();
    const after = await settlementOf(world, WEST);
    expect(after).toMatchObject({
      state: 'settled',
      lockedAt: OVER,
      revisions: 1,
      revisedAt: world.clock.at,
      revising: null,
      bulletinIsOutdated: true,
    });
    expect(after.placings[0]?.unitId).toBe(last);
    expect(after.digest).not.toBe(before.digest);
    const task = await cases.one(taskCase, `${RUN}.${last}.rectification`);
    expect(task?.state).toBe('cancelled');
    const letters = await list<{ letterId: string; kind: string; sentAt: string }>(world, 'letter');
    const revised = letters.filter(({ kind }) => kind === 'revised');
    // Everybody between the two moved down by one place.
    expect(revised.map(({ letterId }) => letterId)).toEqual(
      townshipsOf(WEST).map((unitId) => `${RUN}.${unitId}.revised.1`),
    );
    const done = casesOf(world);
    await world.settle();
    expect(casesOf(world)).toBe(done);
    // A touch that led to nothing changes nothing.
    await cases.save(filedSettlement(touchedSettlement(after, '2026-08-04T01:00:00.000Z')));
    world.clock.at = '2026-08-04T02:00:00.000Z';
    await world.settle();
    expect(await settlementOf(world, WEST)).toMatchObject({ state: 'settled', revisions: 1 });
  });
});
