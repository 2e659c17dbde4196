import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  checkersOf,
  drawnOf,
  drawSample,
  recordsDrawn,
} from '../../../shared/domain/assessment/sampling/draw-sample.ts';
import {
  DEFAULT_SAMPLE_SIZE,
  type FramedUnit,
  publishSeal,
  sealFrame,
  type SamplingFrame,
} from '../../../shared/domain/assessment/sampling/sampling-frame.ts';
import {
  checkAsFact,
  type CheckFacts,
  SampleCheck,
  settleCheck,
} from '../../../shared/domain/assessment/sampling/sample-check.ts';
import { limitOnDay } from '../../../shared/domain/assessment/running-limit.ts';
import { sha256 } from './given.ts';

const CUT_OFF = '2026-06-30T16:00:00.000Z';
const PUBLISHED = '2026-07-01T01:00:00.000Z';
const NOW = '2026-07-01T02:00:00.000Z';
const limit = limitOnDay('sampling', '2026-07-01', '2026-07-10');
const context = { now: NOW, digest: sha256, limit };

/** Townships of two counties with records of their own. */
const frames = fc
  .array(fc.tuple(fc.constantFrom('330106', '411525'), fc.integer({ min: 0, max: 60 })), {
    minLength: 1,
    maxLength: 12,
  })
  .map((units) =>
    units.map(([superior, records], index): FramedUnit => {
      const office = `${superior}${String(index + 1).padStart(3, '0')}`;
      return {
        unitId: `t-${index}`,
        kind: 'township',
        office,
        superior,
        records: Array.from({ length: records }, (_, record) => `${office}.${record}`),
      };
    }),
  );
const frameOf = (units: readonly FramedUnit[], factsDigest = 'facts'): SamplingFrame => ({
  sampleId: 'run',
  within: '33',
  cutOff: CUT_OFF,
  factsDigest,
  units,
});
const sealed = (frame: SamplingFrame, size = DEFAULT_SAMPLE_SIZE) =>
  publishSeal(sealFrame(frame, size, sha256), PUBLISHED);
const drawn = (frame: SamplingFrame, size = DEFAULT_SAMPLE_SIZE) => {
  const result = drawSample(frame, sealed(frame, size), context);
  if (result.kind === 'refused') throw new Error(result.refusal.name);
  return result.checks;
};

describe('a sample', () => {
  it('is drawn again by anyone from the same frame, in whatever order it lies', () => {
    fc.assert(
      fc.property(frames, (units) => {
        const checks = drawn(frameOf(units));
        const shuffled = units.map((unit) => ({ ...unit, records: unit.records.toReversed() })).toReversed();
        expect(drawn(frameOf(shuffled))).toEqual(checks);
        for (const unit of units) {
          const own = checks.filter(({ unitId }) => unitId === unit.unitId);
          expect(own).toHaveLength(drawnOf(unit.records.length, DEFAULT_SAMPLE_SIZE));
          for (const check of own) expect(unit.records).toContain(check.record);
        }
        expect(new Set(checks.map(({ checkId }) => checkId)).size).toBe(checks.length);
      }),
      { numRuns: 60 },
    );
  });

  it('is checked by a neighbour, never by the unit itself, the work shared evenly', () => {
    fc.assert(
      fc.property(frames, fc.string(), (units, seed) => {
        const checkers = checkersOf(units, seed, sha256);
        const byOffice = new Map(units.map((unit) => [unit.office, unit]));
        for (const unit of units) {
          const checker = checkers.get(unit.unitId) ?? '';
          const neighbours = units.filter(({ superior }) => superior === unit.superior).length;
          expect(checker).not.toBe(unit.office);
          if (neighbours === 1) expect(checker).toBe(unit.superior);
          else expect(byOffice.get(checker)?.superior).toBe(unit.superior);
          // From three on nobody checks the one that checks it.
          const back = checkers.get(byOffice.get(checker)?.unitId ?? '');
          if (neighbours > 2) expect(back).not.toBe(unit.office);
        }
        const chosen = [...checkers.values()].filter((checker) => byOffice.has(checker));
        expect(new Set(chosen).size).toBe(chosen.length);
      }),
      { numRuns: 60 },
    );
  });

  it('that is larger holds the smaller one', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.string({ minLength: 1 }), { maxLength: 50 }),
        fc.integer({ min: 1, max: 20 }),
        (records, atLeast) => {
          const of = (least: number) =>
            recordsDrawn(records, 'seed', { percent: 1, atLeast: least, atMost: 50 }, sha256);
          const larger = of(atLeast + 5);
          for (const record of of(atLeast)) expect(larger).toContain(record);
        },
      ),
    );
  });

  it('takes each record about as often as any other', () => {
    const records = Array.from({ length: 20 }, (_, index) => `r-${index}`);
    const times = new Map(records.map((record) => [record, 0]));
    for (let seed = 0; seed < 2000; seed += 1)
      for (const record of recordsDrawn(records, `${seed}`, { percent: 25, atLeast: 5, atMost: 5 }, sha256))
        times.set(record, (times.get(record) ?? 0) + 1);
    // 500 expected, standard deviation 19: five of them either way.
    for (const count of times.values()) expect(Math.abs(count - 500)).toBeLessThan(97);
  });

  it('has a size by percent, between least and most, and never more than there is', () => {
    expect([0, 3, 100, 400, 5000].map((records) => drawnOf(records, DEFAULT_SAMPLE_SIZE))).toEqual([
      0, 3, 5, 8, 30,
    ]);
  });
});

describe('the seed', () => {
  const units: readonly FramedUnit[] = [
    { unitId: 'a', kind: 'township', office: '330106001', superior: '330106', records: ['1', '2', '3'] },
    { unitId: 'b', kind: 'township', office: '330106002', superior: '330106', records: ['4'] },
  ];
  const frame = frameOf(units);

  it('is published before the draw, and only once', () => {
    const seal = sealFrame(frame, DEFAULT_SAMPLE_SIZE, sha256);
    expect(drawSample(frame, seal, context)).toMatchObject({ refusal: { name: 'seed-not-published' } });
    const published = publishSeal(seal, PUBLISHED);
    expect(publishSeal(published, NOW)).toBe(published);
    expect(drawSample(frame, published, { ...context, now: PUBLISHED })).toMatchObject({
      refusal: { name: 'seed-not-published' },
    });
    expect(drawSample(frame, published, context).kind).toBe('drawn');
  });

  it('is that of the very facts, records, units and size', () => {
    const changed = [
      frameOf(units, 'other facts'),
      frameOf(units.map((unit) => ({ ...unit, records: [...unit.records, '9'] }))),
      frameOf(units.slice(1)),
    ];
    for (const other of changed)
      expect(drawSample(other, sealed(frame), context)).toMatchObject({ refusal: { name: 'frame-changed' } });
    const larger = { ...sealed(frame), size: { ...DEFAULT_SAMPLE_SIZE, percent: 50 } };
    expect(drawSample(frame, larger, context)).toMatchObject({ refusal: { name: 'frame-changed' } });
  });
});

describe('a check', () => {
  const [check] = drawn(
    frameOf([
      { unitId: 'a', kind: 'township', office: '330106001', superior: '330106', records: ['1'] },
      { unitId: 'b', kind: 'township', office: '330106002', superior: '330106', records: [] },
    ]),
  );
  const facts: CheckFacts = {
    by: '330106002',
    subject: 'neighbour',
    role: 'clerk',
    now: '2026-07-03T02:00:00.000Z',
    enteredBy: () => ['clerk'],
  };
  const outcome = (said: Partial<CheckFacts> = {}) => {
    const result = settleCheck(check!, { wrong: ['date'], by: 'telephone' }, { ...facts, ...said });
    return result.kind === 'refused' ? result.refusal.name : result.kind;
  };

  it('is settled once, by the neighbour, by a hand that did not enter the record', () => {
    expect(outcome()).toBe('settled');
    expect(outcome({ by: '330106001' })).toBe('division-not-yours');
    expect(outcome({ role: 'partner' })).toBe('role-not-allowed');
    expect(outcome({ enteredBy: () => ['neighbour'] })).toBe('auditor-is-concerned');
    const settled = settleCheck(check!, { wrong: [], by: 'visit' }, facts);
    if (settled.kind === 'refused') throw new Error(settled.refusal.name);
    expect(z.safeParse(SampleCheck, settled.check).success).toBe(true);
    expect(settleCheck(settled.check, { wrong: [], by: 'visit' }, facts).kind).toBe('refused');
  });

  it('feeds the accuracy measure', () => {
    expect(checkAsFact(check!)).toBeNull();
    const fact = (wrong: 'date'[]) => {
      const settled = settleCheck(check!, { wrong, by: 'papers' }, facts);
      return settled.kind === 'settled' ? checkAsFact(settled.check) : null;
    };
    expect(fact(['date'])).toEqual({
      checkId: `check.${sha256('run:a:1').slice(0, 32)}`,
      office: '330106001',
      checkedBy: '330106002',
      checkedOn: '2026-07-03',
      record: '1',
      right: false,
    });
    expect(fact([])?.right).toBe(true);
  });
});
