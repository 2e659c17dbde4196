import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  assessmentFunctions,
  type AssessmentFunctions,
  assessmentMachine,
} from '../../local/assessment-workflow.ts';
import { storesOn } from '../../local/runtime/stores.ts';
import { runWorkflow } from '../../local/workflow/run-workflow.ts';
import { WorkflowStopped } from '../../local/workflow/workflow-failure.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { canonical } from '../../shared/domain/assessment/exact/canonical.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../shared/domain/assessment/scheme/shipped/village-scheme.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import { type Directory, directoryOf } from '../../shared/domain/division/directory.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';
import { movement, sha256 } from '../domain/assessment/given.ts';
import { crashing } from './crashing.ts';

const NOW = '2026-07-02T01:00:00.000Z';
const COUNTIES = ['330101', '330102', '330103', '330104', '330105', '330106'];
const townshipsOf = (county: string): string[] => [1, 2, 3].map((n) => `${county}00${n}`);
const townships = COUNTIES.flatMap(townshipsOf);

/** Six counties with three townships each, of which the first has two villages. */
const directory: Directory = directoryOf(
  ['33', '3301', ...COUNTIES, ...townships].map((code) => ({
    code,
    name: code,
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

const engines: Engine[] = [];
afterEach(() => {
  for (const engine of engines.splice(0)) engine.close();
});

/** A quarter that is over, with some records in time and some late. */
async function quarter(beforeEachStep?: (engine: Engine) => void) {
  const engine = openEngine(':memory:');
  engines.push(engine);
  const stores = storesOn(engine, directory);
  for (const county of COUNTIES) await stores.directory.setParticipation(county, '2026-01-01', null);
  for (const [n, township] of townships.entries()) {
    for (const village of ['001', '002'])
      await stores.directory.saveVillage({
        code: township + village,
        kind: village === '001' ? 'village' : 'community',
        version: 1,
        periods: [{ name: village, validFrom: '2020-01-01', validTo: null, successors: [] }],
      });
    await stores.facts.put(
      Array.from({ length: 8 }, (_, i) =>
        movement(`m${township}${i}`, {
          office: township,
          residence: `${township}00${(i % 2) + 1}`,
          // The later townships are late more often.
          happenedOn: i * 3 < n ? '2026-04-20' : '2026-05-11',
        }),
      ),
    );
  }
  const functions = assessmentFunctions({
    stores,
    calendar: officialCalendar(),
    rules: DEFAULT_DEADLINE_RULES,
    outageRules: DEFAULT_OUTAGE_RULES,
    clock: { now: () => NOW },
    log: () => undefined,
    wholeUntil: async () => NOW,
    schemes: [AGREEMENT_SCHEME, VILLAGE_SCHEME],
    ...(beforeEachStep && { afterYou: async () => beforeEachStep(engine) }),
  });
  return { engine, stores, functions };
}
type Quarter = Awaited<ReturnType<typeof quarter>>;

const machine = assessmentMachine();
const host = { random: () => 1, sleep: async () => {} };
const through = (functions: AssessmentFunctions, entering: (path: string) => void = () => undefined) =>
  runWorkflow(machine, {}, { ...host, functions, entering });

/** All results with what they were made from, each row once, and how each run stands. */
function outcomeOf({ engine }: Quarter): string {
  const rows = (sql: string) => engine.db.prepare(sql).all();
  return canonical({
    results: rows('SELECT run_id, unit_id, revision, doc FROM assessment_results ORDER BY 1, 2, 3').map(
      plain,
    ),
    inputs: rows('SELECT run_id, unit_id, revision, doc FROM assessment_inputs ORDER BY 1, 2, 3').map(plain),
    runs: rows(
      `SELECT run_id, json_extract(doc, '$.state') AS state, json_extract(doc, '$.scored') AS scored,
        json_extract(doc, '$.expected') AS expected, json_extract(doc, '$.cutOff') AS cut_off
      FROM assessment_runs ORDER BY 1`,
    ).map(plain),
    counties: rows('SELECT run_id, county, state FROM assessment_counties ORDER BY 1, 2').map(plain),
  });
}
const plain = (row: object): object => ({ ...row });

let undisturbed = '';
let states: string[] = [];
beforeAll(async () => {
  const world = await quarter();
  const entered: string[] = [];
  await through(world.functions, (path) => entered.push(path));
  undisturbed = outcomeOf(world);
  states = entered;
});

describe('an assessment that nothing disturbs', () => {
  it('scores every unit of every county once, by every scheme', async () => {
    const { runs, results } = JSON.parse(undisturbed);
    const ended = [
      'month.2026-04-01',
      'month.2026-05-01',
      'month.2026-06-01',
      'quarter.2026-04-01',
      'half-year.2026-01-01',
    ];
    const ids = ['agreement-hundred', 'village-thousand'].flatMap((id) =>
      ended.map((period) => `${id}.v1.${period}`),
    );
    expect(runs.map((run: { run_id: string }) => run.run_id)).toEqual(expect.arrayContaining(ids));
    for (const run of runs)
      expect(run).toMatchObject({ state: 'scored', scored: 6, expected: 6, cut_off: NOW });
    const unitsOf = (runId: string): string[] =>
      results
        .filter((row: { run_id: string }) => row.run_id === runId)
        .map((row: { unit_id: string }) => row.unit_id);
    expect(unitsOf('agreement-hundred.v1.quarter.2026-04-01')).toEqual([...COUNTIES, ...townships].sort());
    expect(unitsOf('village-thousand.v1.quarter.2026-04-01')).toEqual(
      townships.flatMap((township) => [`${township}001`, `${township}002`]).sort(),
    );
    // In June nobody recorded anything: there is nothing to judge, and no rows for it.
    expect(unitsOf('agreement-hundred.v1.month.2026-06-01')).toEqual([]);
    // Not all alike, so that a mix-up of units would be seen.
    const numerators = new Set(
      results.map((row: { doc: string }) => JSON.parse(row.doc).score.lines[0].numerator),
    );
    expect(numerators.size).toBeGreaterThan(5);
  });

  it('holds the file only while it writes: what a step wrote is committed before the next one computes', async () => {
    let steps = 0;
    let open = 0;
    const world = await quarter(({ db }) => {
      steps += 1;
      if (db.isTransaction) open += 1;
    });
    await world.engine.settled();
    await through(world.functions);
    expect(outcomeOf(world)).toBe(undisturbed);
    expect(steps).toBeGreaterThan(100);
    expect(open).toBe(0);
  });

  it('has nothing to do the next time', async () => {
    const world = await quarter();
    await through(world.functions);
    const again: string[] = [];
    await through(world.functions, (path) => again.push(path));
    expect(again).toEqual(['OpenNextRun', 'IsThereOne', 'NothingLeft']);
    expect(outcomeOf(world)).toBe(undisturbed);
  });
});

describe('the same result comes out', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'when one call in twenty crashes, before or after it did its work (seed %i)',
    async (seed) => {
      const world = await quarter();
      const faulty = crashing(world.functions, seed);
      await through(faulty.functions);
      expect(faulty.crashes()).toBeGreaterThan(5);
      expect(outcomeOf(world)).toBe(undisturbed);
    },
  );

  it('when a county cannot be scored for a while: it is done again, alone', async () => {
    const world = await quarter();
    const failing = COUNTIES[2] ?? '';
    const asked: string[] = [];
    const runId = 'agreement-hundred.v1.quarter.2026-04-01';
    let down = 7; // longer than the retries of one child last
    const functions: AssessmentFunctions = {
      ...world.functions,
      ListParts: async (payload) => {
        const { county, runId: of } = payload as { county: string; runId: string };
        if (of === runId) asked.push(county);
        if (of === runId && county === failing && down-- > 0)
          throw Object.assign(new Error('slow down'), { name: 'ThrottlingException' });
        return await world.functions.ListParts(payload);
      },
      CloseRun: async (payload) => {
        const closed = await world.functions.CloseRun(payload);
        if ((payload as { runId: string }).runId === runId) closings.push(closed);
        return closed;
      },
    };
    const closings: unknown[] = [];
    await through(functions);
    expect(closings).toEqual([
      { runId, state: 'incomplete', expected: 6, scored: 5, failed: 1 },
      { runId, state: 'scored', expected: 6, scored: 6, failed: 0 },
    ]);
    const counts = Map.groupBy(asked, (county) => county);
    expect([...counts].map(([county, calls]) => [county, calls.length])).toEqual(
      COUNTIES.map((county) => [county, county === failing ? 8 : 1]),
    );
    expect(outcomeOf(world)).toBe(undisturbed);
  });

  it('when a child is lost without a word', async () => {
    const world = await quarter();
    let lost = 0;
    const functions: AssessmentFunctions = {
      ...world.functions,
      NoteCounty: async (payload) => {
        // Five calls are one note with its retries.
        if (++lost <= 5) throw new Error('gone');
        return await world.functions.NoteCounty(payload);
      },
    };
    await through(functions);
    expect(outcomeOf(world)).toBe(undisturbed);
  });

  it('when it is killed at every state, and started again', async () => {
    const places = [...new Set(states)];
    expect(places).toHaveLength(9);
    for (const place of places) {
      // In the middle of it, where it comes there more than once.
      const nth = states.indexOf(place) === states.lastIndexOf(place) ? 1 : 3;
      const world = await quarter();
      let met = 0;
      let dead = false;
      const killing = (path: string): void => {
        if (path === place) met += 1;
        dead ||= met >= nth;
        if (dead) throw new WorkflowStopped();
      };
      await through(world.functions, killing).catch((cause: unknown) => {
        if (!(cause instanceof WorkflowStopped)) throw cause;
      });
      await through(world.functions);
      expect(outcomeOf(world), `${place} ${nth}`).toBe(undisturbed);
    }
  });

  it('when two are at work on it at once', async () => {
    const world = await quarter();
    await Promise.all([through(world.functions), through(world.functions)]);
    expect(outcomeOf(world)).toBe(undisturbed);
  });
});

describe('a run', () => {
  it('that fails again and again is given up, and says which counties failed and why', async () => {
    const world = await quarter();
    const broken: AssessmentFunctions = {
      ...world.functions,
      ScorePart: async (payload) => {
        const { part } = payload as { part: string };
        if (part.startsWith('330103')) throw Object.assign(new Error('不合格'), { name: 'ZodError' });
        return await world.functions.ScorePart(payload);
      },
    };
    await through(broken);
    const runId = 'agreement-hundred.v1.quarter.2026-04-01';
    const { assessments } = world.stores;
    const run = await assessments.run(runId);
    expect(run).toMatchObject({ state: 'incomplete', attempts: 5, scored: 5, failed: 1 });
    const failed = (await assessments.outcomes(runId)).filter(({ state }) => state === 'failed');
    expect(failed).toMatchObject([{ county: '330103', reason: 'ZodError' }]);
    await through(world.functions);
    expect((await assessments.run(runId))?.state).toBe('incomplete');
  });

  it('does not open before the reconcile sweep has passed the end of its period', async () => {
    const { stores } = await quarter();
    let whole: string | null = null;
    const functions = assessmentFunctions({
      stores,
      calendar: officialCalendar(),
      rules: DEFAULT_DEADLINE_RULES,
      outageRules: DEFAULT_OUTAGE_RULES,
      clock: { now: () => NOW },
      log: () => undefined,
      wholeUntil: async () => whole,
      schemes: [AGREEMENT_SCHEME],
    });
    const runId = 'agreement-hundred.v1.quarter.2026-04-01';
    await through(functions);
    expect(await stores.assessments.run(runId)).toMatchObject({ state: 'requested', cutOff: null });
    whole = '2026-06-30T15:59:59.999Z'; // a millisecond before midnight in Shanghai
    await through(functions);
    expect((await stores.assessments.run(runId))?.state).toBe('requested');
    whole = '2026-06-30T16:00:00.000Z';
    await through(functions);
    expect(await stores.assessments.run(runId)).toMatchObject({ state: 'scored', cutOff: whole });
  });

  it('keeps its cut-off: what was recorded after it changes nothing when the run goes on', async () => {
    const world = await quarter();
    let entered = 0;
    await through(world.functions, (path) => {
      if (path === 'ScoreCounties' && ++entered === 1) throw new WorkflowStopped();
    }).catch(() => {});
    const open = await world.stores.assessments.unfinished();
    const cutOffs = open.map(({ runId, cutOff }) => [runId, cutOff]);
    await world.stores.facts.put([
      movement('late', {
        office: townships[0] ?? '',
        recordedAt: '2026-07-02T02:00:00.000Z',
        quarter: '2026Q3',
      }),
    ]);
    await through(world.functions);
    for (const [runId, cutOff] of cutOffs)
      if (cutOff !== null) expect((await world.stores.assessments.run(String(runId)))?.cutOff).toBe(cutOff);
    expect(outcomeOf(world)).toBe(undisturbed);
  });

  it('is the same however often it is computed', async () => {
    const [one, two] = [await quarter(), await quarter()];
    await through(one.functions);
    await through(two.functions);
    expect(sha256(outcomeOf(one))).toBe(sha256(outcomeOf(two)));
  });
});
