import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assessmentsTold } from '../../../local/demo/assessments-told.ts';
import { demoMark } from '../../../local/demo/demo-mark.ts';
import { onlyIn, placesOf } from '../../../local/demo/directory-places.ts';
import { maskedNames } from '../../../local/demo/masked-names.ts';
import { addDays } from '../../../local/demo/office-hours.ts';
import { planDemo } from '../../../local/demo/plan.ts';
import { type CountyRanking, countyRanking } from '../../../local/demo/ranking.ts';
import { runDemo } from '../../../local/demo/run.ts';
import { DEMO_MARK } from '../../../local/demo/summary.ts';
import { openSandbox, type Sandbox } from '../../../local/sandbox.ts';
import { rankGroups } from '../../../shared/domain/assessment/kernel/rank.ts';
import { shanghaiDateOf } from '../../../shared/domain/calendar/instant.ts';

/** As many as give every township of the ranked county enough to be judged in both quarters, and hardly any others. */
const PEOPLE = 280;
const PROVINCES = ['33', '41', '42'];

const folder = mkdtempSync(join(tmpdir(), 'yipan-demo-'));
let sandbox: Sandbox;
const told: string[] = [];
/** What the demo planned, found again: the same seed, people and day. */
let plan: Pick<ReturnType<typeof planDemo>, 'assessed' | 'quarters'>;

beforeAll(async () => {
  sandbox = await openSandbox(folder, () => {});
  const until = addDays(shanghaiDateOf(new Date().toISOString()), -1);
  const directory = onlyIn(placesOf(sandbox.directory, addDays(until, -350), until), PROVINCES);
  plan = planDemo({ seed: 'yipan', people: PEOPLE, directory, until });
  await runDemo(sandbox, { people: PEOPLE, provinces: PROVINCES }, (text) => told.push(text));
}, 180_000);
afterAll(async () => {
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});

const rankingOf = async (turn: number): Promise<CountyRanking> => {
  const quarter = plan.quarters.at(turn);
  const ranking = quarter && (await countyRanking(sandbox, plan.assessed ?? '', quarter));
  if (!ranking) throw new Error('the quarter was not assessed');
  return ranking;
};
const count = (table: string): number =>
  Number(sandbox.engine.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']);

describe('the demo’s two quarters', () => {
  it('are played without one refusal, and marked as invented', () => {
    expect(told.filter((text) => text.includes('refused'))).toEqual([]);
    expect(told.at(-1)).toContain(DEMO_MARK);
    expect(demoMark(sandbox.engine)).toBe('done');
  });

  it('rank every township of one county, places being those of its results', async () => {
    const places: string[] = [];
    for (const turn of [-2, -1]) {
      const { placings, scores, scheme } = await rankingOf(turn);
      expect(placings.length).toBeGreaterThanOrEqual(6);
      expect(placings).toEqual(rankGroups([...scores.values()], scheme));
      const totals = new Set(placings.map(({ unitId }) => scores.get(unitId)?.total));
      expect(totals.size).toBeGreaterThan(3);
      // Every line of the scheme has something to judge, the drawn sample among them.
      const judged = [...scores.values()].flatMap(({ lines }) =>
        lines.filter(({ maximum }) => maximum === '0.00'),
      );
      expect(judged).toEqual([]);
      places.push(placings.map(({ unitId }) => unitId).join(' '));
    }
    expect(places[0]).not.toBe(places[1]); // townships differ for reasons, and the reasons change
  });

  it('are told as a table under masked names, with the reasons of the first and the last', async () => {
    const text = told.at(-1) ?? '';
    const { placings, scores, runId } = await rankingOf(-1);
    for (const { unitId } of placings) expect(text).toContain(`  ${scores.get(unitId)?.total}  `);
    const rows = text.match(/^ {2}\d+ +[甲乙丙丁戊己庚辛壬](镇|乡|街道) +\d+\.\d\d /gm) ?? [];
    expect(rows).toHaveLength(placings.length);
    expect(text).toMatch(/第一 why it is first\n +\S+.*分）。\n +\S.* points/);
    expect(text).toMatch(/最后 why it is last\n +\S+.*分）。\n +\S.* points/);
    expect(text).toContain(`/assessments/runs/${runId}/units?within=${plan.assessed}`);
    for (const { code, name } of sandbox.directory.rows) {
      if (code.startsWith(plan.assessed ?? '')) expect(text).not.toContain(name);
    }
  });

  it('are told the same again, and nothing of what they are told is left to do', async () => {
    expect(await assessmentsTold(sandbox, plan)).toBe(told.at(-1)?.trim());
    const before = [count('assessment_runs'), count('assessment_results'), count('cases')];
    expect(await sandbox.assess()).toBe(0);
    expect([count('assessment_runs'), count('assessment_results'), count('cases')]).toEqual(before);
  });
});

describe('masked names', () => {
  it('keep the kind, follow the codes, and never run out', () => {
    const names: Readonly<Record<string, string>> = { '3': '演示镇', '1': '演示街道', '2': '演示苏木' };
    const masked = maskedNames(['3', '1', '2'], (code) => names[code] ?? '');
    expect([...masked]).toEqual([
      ['1', '甲街道'],
      ['2', '乙乡'],
      ['3', '丙镇'],
    ]);
    const many = Array.from({ length: 40 }, (_, i) => String(100 + i));
    expect(new Set(maskedNames(many, () => '演示镇').values()).size).toBe(40);
  });
});
