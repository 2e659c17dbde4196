import { describe, expect, it } from 'vitest';
import { canonical } from '../../shared/domain/assessment/exact/canonical.ts';
import { explainDifference } from '../../shared/domain/assessment/kernel/difference.ts';
import { schemeDigest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { revise } from '../../shared/domain/assessment/result/revise.ts';
import type { WholeResult } from '../../shared/domain/assessment/result/unit-result.ts';
import { type CountyOutcome, requestedRun, type Run } from '../../shared/domain/assessment/run/run.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { inputOf, measured, Q2, sha256 } from '../domain/assessment/given.ts';
import { instant } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

let made = 0;
/** A run that no other test of this file has. */
function newRun(): Run {
  const order = { kind: 'what-if', scheme: AGREEMENT_SCHEME, period: Q2, within: null, by: 'x' } as const;
  const run = requestedRun(order, instant(0), sha256);
  return { ...run, runId: `${run.runId}-${++made}` };
}

function wholeOf(runId: string, unitId: string, revision: number, good = 9, all = 10): WholeResult {
  const numbers = { 'arrivals-recorded-on-time': measured(good, all) };
  const unit = { unitId, kind: 'township', division: unitId } as const;
  const input = inputOf(AGREEMENT_SCHEME, numbers, { unit });
  const about = { runId, factsUntil: instant(0), cause: { kind: 'run' } } as const;
  const digests = { digest: sha256, ofScheme: schemeDigest(AGREEMENT_SCHEME, sha256) };
  const revised = revise(undefined, input, about, digests);
  if (revised.kind !== 'new') throw new Error('nothing was there before');
  return { ...revised.whole, result: { ...revised.whole.result, revision } };
}

/** Runs and results of assessments, the same on every engine. */
export function assessmentContract(name: string, stores: () => EngineStores): void {
  describe(`runs on ${name}`, () => {
    it('are made once: of twenty who ask at once one makes it', async () => {
      const { assessments } = stores();
      const run = newRun();
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, i) => assessments.saveRun({ ...run, requestedBy: `m${i}` })),
      );
      expect(answers.filter((answer) => answer === 'saved')).toHaveLength(1);
      const kept = await assessments.run(run.runId);
      expect(kept).toEqual({ ...run, requestedBy: `m${answers.indexOf('saved')}` });
    });

    it('change over the version before only, and are unfinished until they are scored', async () => {
      const { assessments } = stores();
      const run = newRun();
      expect(await assessments.run(run.runId)).toBeUndefined();
      await assessments.saveRun(run);
      const scoring: Run = { ...run, version: 2, state: 'scoring', cutOff: instant(1) };
      expect(await assessments.saveRun({ ...scoring, version: 3 })).toBe('changed-meanwhile');
      expect(await assessments.saveRun(scoring)).toBe('saved');
      expect(await assessments.saveRun({ ...scoring, attempts: 4 })).toBe('changed-meanwhile');
      const mine = async () => (await assessments.unfinished()).filter(({ runId }) => runId === run.runId);
      expect(await mine()).toEqual([scoring]);
      await assessments.saveRun({ ...scoring, version: 3, state: 'incomplete' });
      expect(await mine()).toHaveLength(1);
      await assessments.saveRun({ ...scoring, version: 4, state: 'scored' });
      expect(await mine()).toEqual([]);
      expect((await assessments.run(run.runId))?.state).toBe('scored');
    });

    it('are listed, what was asked for last first, page by page, what-ifs to those alone who may see them', async () => {
      const { assessments } = stores();
      const inAWhile = (i: number): string => instant(1_000 + i);
      const made = await Promise.all(
        [null, '330106', '330105', null, '330106', null].map(async (within, i) => {
          const run: Run = {
            ...newRun(),
            kind: within === null ? 'assessment' : 'what-if',
            within,
            // Two in the same instant stand by their ids.
            requestedAt: inAWhile(i === 5 ? 4 : i),
          };
          await assessments.saveRun(run);
          return run;
        }),
      );
      const mine = new Set(made.map(({ runId }) => runId));
      const listed = async (whatIfsUnder: readonly string[], limit: number): Promise<number[]> => {
        const seen: Run[] = [];
        let after: string | undefined;
        do {
          const page = await assessments.runs({ whatIfsUnder, limit, ...(after !== undefined && { after }) });
          expect(page.runs.length).toBeLessThanOrEqual(limit);
          seen.push(...page.runs);
          after = page.next;
        } while (after !== undefined);
        const places = seen.map(({ requestedAt, runId }) => `${requestedAt}#${runId}`);
        expect(places).toEqual(places.toSorted().reverse());
        for (const run of seen.filter(({ runId }) => mine.has(runId))) expect(made).toContainEqual(run);
        return seen.map(({ runId }) => made.findIndex((run) => run.runId === runId)).filter((i) => i >= 0);
      };
      const [last, before] = (made[4]?.runId ?? '') > (made[5]?.runId ?? '') ? [4, 5] : [5, 4];
      for (const limit of [1, 2, 50]) {
        expect(await listed([], limit)).toEqual([5, 3, 0]);
        expect(await listed(['3301'], limit)).toEqual([last, before, 3, 2, 1, 0]);
        expect(await listed(['330105', '41'], limit)).toEqual([5, 3, 2, 0]);
        expect(await listed([''], limit)).toEqual([last, before, 3, 2, 1, 0]);
      }
    });

    it('keep the first scheme and the first list of counties', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      expect([await assessments.scheme(runId), await assessments.counties(runId)]).toEqual([
        undefined,
        undefined,
      ]);
      await assessments.keepScheme(runId, AGREEMENT_SCHEME);
      await assessments.keepScheme(runId, { ...AGREEMENT_SCHEME, zh: '改' });
      expect(await assessments.scheme(runId)).toEqual(AGREEMENT_SCHEME);
      const counties = Array.from({ length: 2_853 }, (_, i) => String(110_101 + i));
      await assessments.keepCounties(runId, counties);
      await assessments.keepCounties(runId, ['110101']);
      expect(await assessments.counties(runId)).toEqual(counties);
    });

    it('keep what became of each county; one that is scored stays so', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      const at = instant(3);
      const failed: CountyOutcome = { runId, county: '411525', state: 'failed', units: 0, at, reason: 'X' };
      const scored: CountyOutcome = { runId, county: '330106', state: 'scored', units: 3, at };
      expect(await assessments.saveOutcome(failed)).toBe('saved');
      expect(await assessments.saveOutcome({ ...failed, reason: 'Y' })).toBe('saved');
      expect(await assessments.saveOutcome(scored)).toBe('saved');
      expect(await assessments.saveOutcome({ ...scored, state: 'failed' })).toBe('already-scored');
      expect(await assessments.outcomes(runId)).toEqual([scored, { ...failed, reason: 'Y' }]);
      expect(await assessments.saveOutcome({ ...scored, county: '411525' })).toBe('saved');
      expect((await assessments.outcomes(runId)).map(({ state }) => state)).toEqual(['scored', 'scored']);
      expect(await assessments.outcomes(`${runId}x`)).toEqual([]);
    });
  });

  describe(`results on ${name}`, () => {
    it('are one for each unit and revision, whoever writes first', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      const answers = await Promise.all(
        Array.from({ length: 12 }, (_, i) => assessments.addResult(wholeOf(runId, '411525100', 1, i))),
      );
      expect(answers.filter((answer) => answer === 'added')).toHaveLength(1);
      const first = wholeOf(runId, '411525100', 1, answers.indexOf('added'));
      expect(await assessments.result(runId, '411525100', 1)).toEqual(first.result);
      // What it was made from is that of the writer who was first, not of the last.
      expect(await assessments.inputOf(runId, '411525100', 1)).toEqual(first.input);
      expect(await assessments.result(runId, '411525100', 2)).toBeUndefined();
      expect(await assessments.inputOf(runId, '411525100', 2)).toBeUndefined();
    });

    it('have a latest revision, past the ninth, and the others beside it', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      expect(await assessments.latestResult(runId, '411525100')).toBeUndefined();
      for (let revision = 1; revision <= 11; revision++)
        await assessments.addResult(wholeOf(runId, '411525100', revision, revision));
      await assessments.addResult(wholeOf(runId, '411525100001', 1));
      expect((await assessments.latestResult(runId, '411525100'))?.revision).toBe(11);
      const [one, two] = [wholeOf(runId, '411525100', 1, 1), wholeOf(runId, '411525100', 2, 2)];
      expect(await assessments.result(runId, '411525100', 2)).toEqual(two.result);
      const kept = await assessments.inputOf(runId, '411525100', 1);
      if (!kept) throw new Error('no input');
      const whole = { scheme: AGREEMENT_SCHEME, period: Q2 };
      const { causes, before } = explainDifference({ ...kept, ...whole }, { ...two.input, ...whole });
      expect([before, causes.length]).toEqual([one.result.score.total, 1]);
    });

    it('of a county come by unit, page by page, each with its latest revision', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      const townships = Array.from({ length: 7 }, (_, i) => `41152510${i}`);
      for (const unit of ['411525', ...townships, '411525100001', '411525100002'])
        for (let revision = 1; revision <= (unit === '411525102' ? 9 : 1); revision++)
          await assessments.addResult(wholeOf(runId, unit, revision));
      await assessments.addResult(wholeOf(runId, '411526100', 1));
      const paged = async (limit: number, under?: string): Promise<string[]> => {
        const seen: string[] = [];
        let after: string | undefined;
        do {
          const page = await assessments.resultsOf({
            runId,
            county: '411525',
            limit,
            ...(after !== undefined && { after }),
            ...(under !== undefined && { under }),
          });
          expect(page.results.length).toBeLessThanOrEqual(limit);
          seen.push(...page.results.map(({ unitId, revision }) => `${unitId}#${revision}`));
          after = page.next;
        } while (after !== undefined);
        return seen;
      };
      const all = ['411525', '411525100', '411525100001', '411525100002', ...townships.slice(1)].map(
        (unit) => `${unit}#${unit === '411525102' ? 9 : 1}`,
      );
      for (const limit of [1, 2, 3, 10, 50]) expect(await paged(limit)).toEqual(all);
      expect(await paged(2, '411525100')).toEqual(all.slice(1, 4));
    });

    it('carry thousands of records back whole', async () => {
      const { assessments } = stores();
      const { runId } = newRun();
      // Random ids, as pseudonyms are: what a large street has in a quarter, more than one item holds.
      const ids = Array.from({ length: 20_000 }, (_, i) => sha256(`${i}`).slice(0, 44)).sort();
      const large = wholeOf(runId, '411525100', 1);
      const numbers = {
        numerator: ids.length - 2,
        denominator: ids.length,
        numeratorRecords: ids.filter((_, i) => i !== 7 && i !== 19_999),
        denominatorRecords: ids,
      };
      const input = {
        ...large.input,
        measured: { ...large.input.measured, 'replied-on-time': numbers },
        before: { 'departures-cancelled': { ...numbers, numeratorRecords: ['elsewhere'] } },
      };
      await assessments.addResult({ ...large, input });
      const back = await assessments.inputOf(runId, '411525100', 1);
      expect(canonical(back)).toBe(canonical(input));
    });
  });
}
