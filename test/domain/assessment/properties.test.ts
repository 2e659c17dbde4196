import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '../../../shared/domain/assessment/exact/canonical.ts';
import type { DueTask } from '../../../shared/domain/assessment/fact/due-task.ts';
import type { NoticeDuty } from '../../../shared/domain/assessment/fact/notice-duty.ts';
import {
  type AssessmentFacts,
  factsOf,
  NO_FACTS,
} from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { apportion } from '../../../shared/domain/assessment/kernel/apportion.ts';
import { percentOf } from '../../../shared/domain/assessment/kernel/line-earnings.ts';
import { measuresOf } from '../../../shared/domain/assessment/kernel/score-input.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import { compareExact, exactOf, fraction, plus } from '../../../shared/domain/assessment/exact/exact.ts';
import { measureUnit } from '../../../shared/domain/assessment/measure/measure-unit.ts';
import { MEASURES, MeasureId } from '../../../shared/domain/assessment/measure/measures.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import {
  OFFERED_SCHEMES,
  SHIPPED_SCHEMES,
} from '../../../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import type { MovementFact } from '../../../shared/domain/fact/movement-fact.ts';
import { context, inputOf, measured, movement, Q2, sha256, TOWNSHIP } from './given.ts';

const EAST = `${TOWNSHIP}001`;
const WEST = `${TOWNSHIP}002`;

const place = fc.constantFrom(EAST, WEST);
const day = fc
  .integer({ min: 20, max: 140 })
  .map((n) => new Date(Date.UTC(2026, 2, n)).toISOString().slice(0, 10));

const movements: fc.Arbitrary<readonly MovementFact[]> = fc.array(
  fc
    .record({
      happenedOn: day,
      days: fc.integer({ min: 0, max: 8 }),
      kind: fc.constantFrom('inflow' as const, 'outflow' as const, 'return' as const),
      residence: place,
    })
    .map(({ days, ...fact }) =>
      movement('', {
        ...fact,
        recordedAt: new Date(
          Date.parse(`${fact.happenedOn}T04:00:00.000Z`) + days * 86_400_000,
        ).toISOString(),
      }),
    ),
  { maxLength: 25 },
);

const duties: fc.Arbitrary<readonly NoticeDuty[]> = fc.array(
  fc
    .record({
      what: fc.constantFrom('acceptance' as const, 'reply' as const),
      office: place,
      dueOn: day,
      done: fc.constantFrom('before', 'after', 'never'),
      complete: fc.boolean(),
      noticeKind: fc.constantFrom('verification-request' as const, 'service-referral' as const),
    })
    .map(({ done, dueOn, ...duty }) => ({
      ...duty,
      dutyId: '',
      dueOn,
      startedAt: `${dueOn}T00:00:00.000Z`,
      dueAt: `${dueOn}T16:00:00.000Z`,
      doneAt: done === 'never' ? null : `${dueOn}T${done === 'before' ? '15' : '16'}:00:00.000Z`,
    })),
  { maxLength: 25 },
);

const tasks: fc.Arbitrary<readonly DueTask[]> = fc.array(
  fc.record({
    taskId: fc.constant(''),
    office: place,
    kind: fc.constantFrom('monthly-return' as const, 'own-data-request' as const, 'lead-check' as const),
    openedOn: fc.constant('2026-03-01'),
    dueOn: day,
    doneOn: fc.option(day, { nil: null }),
  }),
  { maxLength: 15 },
);

/** Facts of a township with two villages, each record with an id of its own. */
const facts: fc.Arbitrary<AssessmentFacts> = fc.record({ movements, duties, tasks }).map((some) => ({
  ...NO_FACTS,
  movements: some.movements.map((fact, index) => ({ ...fact, movement: `m${index}` })),
  duties: some.duties.map((duty, index) => ({ ...duty, dutyId: `d${index}` })),
  tasks: some.tasks.map((task, index) => ({ ...task, taskId: `t${index}` })),
}));

const everything = MeasureId.options;
const whole = { territory: [{ code: TOWNSHIP }] };

describe('measures', () => {
  it('do not depend on the order of the facts, nor on a fact met twice', () => {
    fc.assert(
      fc.property(facts, (all) => {
        const turned: AssessmentFacts = {
          ...all,
          movements: [...all.movements.toReversed(), ...all.movements.slice(0, 3)],
          duties: [...all.duties.toReversed(), ...all.duties.slice(0, 3)],
          tasks: [...all.tasks.toReversed(), ...all.tasks.slice(0, 3)],
        };
        expect(measureUnit(turned, everything, context)).toEqual(measureUnit(all, everything, context));
      }),
    );
  });

  it('never fall by a good record', () => {
    const good: AssessmentFacts = {
      ...NO_FACTS,
      movements: [movement('good-in'), movement('good-out', { kind: 'outflow' })],
      duties: (['acceptance', 'reply'] as const).map((what) => ({
        dutyId: `good-${what}`,
        noticeKind: 'verification-request',
        what,
        office: TOWNSHIP,
        startedAt: '2026-05-01T00:00:00.000Z',
        dueOn: '2026-05-11',
        dueAt: '2026-05-11T16:00:00.000Z',
        doneAt: '2026-05-11T15:00:00.000Z',
        complete: true,
      })),
      tasks: (['monthly-return', 'own-data-request', 'lead-check'] as const).map((kind) => ({
        taskId: `good-${kind}`,
        office: TOWNSHIP,
        kind,
        openedOn: '2026-05-01',
        dueOn: '2026-05-11',
        doneOn: '2026-05-11',
      })),
    };
    fc.assert(
      fc.property(facts, (all) => {
        const more: AssessmentFacts = {
          ...all,
          movements: [...all.movements, ...good.movements],
          duties: [...all.duties, ...good.duties],
          tasks: [...all.tasks, ...good.tasks],
        };
        const before = measureUnit(all, everything, context);
        const after = measureUnit(more, everything, context);
        for (const id of everything) {
          const [was, is] = [before[id], after[id]];
          if (MEASURES[id].shape !== 'ratio' || !was || !is || was.denominator === 0) continue;
          expect(compareExact(percentOf(is), percentOf(was))).toBeGreaterThanOrEqual(0);
        }
        const risen = after['arrivals-recorded-on-time']?.numerator ?? 0;
        expect(risen).toBe((before['arrivals-recorded-on-time']?.numerator ?? 0) + 1);
      }),
    );
  });

  it('of a township are those of its parts together, split and merged again', () => {
    fc.assert(
      fc.property(facts, day, (all, border) => {
        const measure = (territory: Parameters<typeof factsOf>[0]['territory']) =>
          measureUnit(factsOf({ territory }, all, Q2), everything, context);
        const one = measure(whole.territory);
        const east = measure([{ code: EAST }]);
        const west = measure([{ code: WEST }]);
        const merged = measure([{ code: EAST }, { code: WEST }]);
        // A part that goes over to the other in mid-quarter, counted on each side of the day.
        const left = measure([{ code: EAST, until: border }]);
        const heir = measure([{ code: WEST }, { code: EAST, from: border }]);
        expect(merged).toEqual(one);
        for (const id of everything) {
          for (const number of ['numerator', 'denominator'] as const) {
            expect((east[id]?.[number] ?? 0) + (west[id]?.[number] ?? 0)).toBe(one[id]?.[number]);
            expect((left[id]?.[number] ?? 0) + (heir[id]?.[number] ?? 0)).toBe(one[id]?.[number]);
          }
        }
      }),
    );
  });
});

/** Any numbers for the measures of a scheme, none at all among them. */
function setOf(scheme: Scheme) {
  return fc
    .array(fc.tuple(fc.constantFrom(0, 0, 1, 2, 3, 7, 19, 60), fc.integer({ min: 0, max: 60 })), {
      minLength: 30,
      maxLength: 30,
    })
    .map((numbers) =>
      Object.fromEntries(
        measuresOf(scheme).map((id, index) => {
          const [of, bad] = numbers[index] ?? [0, 0];
          return [id, measured(Math.max(0, of - bad), of)];
        }),
      ),
    );
}

describe.each([...SHIPPED_SCHEMES, ...OFFERED_SCHEMES].map((scheme) => [scheme.schemeId, scheme] as const))(
  '%s',
  (_, scheme) => {
    const rules = fc.constantFrom('within-category' as const, 'over-all' as const, 'as-earned' as const);

    it('conserves the maximum, and no line earns more than it', () => {
      fc.assert(
        fc.property(setOf(scheme), rules, (set, notApplicable) => {
          const { lines, total, bonuses } = scoreUnit(inputOf({ ...scheme, notApplicable }, set), sha256);
          const sum = (values: readonly string[]) => values.map(exactOf).reduce(plus, fraction(0));
          const maximum = sum(lines.map((line) => line.maximum));
          const isEmpty = lines.every(
            ({ reason }) => reason === 'not-applicable' || reason === 'too-few-records',
          );
          expect(maximum).toEqual(isEmpty ? fraction(0) : exactOf(scheme.total));
          for (const { earned, maximum: most } of lines) {
            expect(compareExact(exactOf(earned), exactOf(most))).toBeLessThanOrEqual(0);
            expect(compareExact(exactOf(earned), fraction(0))).toBeGreaterThanOrEqual(0);
          }
          // The printed table adds up to the printed total.
          if (total !== null) {
            const bonus = sum(bonuses.map(({ earned }) => earned));
            expect(exactOf(total)).toEqual(plus(sum(lines.map(({ earned }) => earned)), bonus));
          }
        }),
      );
    });

    it('gives the same bytes for the same inputs, and other digests for others', () => {
      fc.assert(
        fc.property(setOf(scheme), (set) => {
          const input = inputOf(scheme, set);
          const shuffled = structuredClone({
            ...Object.fromEntries(Object.entries(input).toReversed()),
            measured: Object.fromEntries(Object.entries(input.measured).toReversed()),
          } as typeof input);
          const bytes = canonical(scoreUnit(input, sha256));
          expect(canonical(scoreUnit(shuffled, sha256))).toBe(bytes);
          expect(JSON.parse(bytes)).toEqual(scoreUnit(input, sha256));
          const [first = 'sampled-right'] = measuresOf(scheme);
          const other = inputOf(scheme, { ...set, [first]: measured(1, 999) });
          expect(scoreUnit(other, sha256).inputDigest).not.toBe(scoreUnit(input, sha256).inputDigest);
        }),
        { numRuns: 40 },
      );
    });

    it('never gives fewer points for a line with a better rate', () => {
      const lines = scheme.categories.flatMap(({ indicators }) => indicators);
      fc.assert(
        fc.property(
          fc.constantFrom(...lines),
          fc.integer({ min: 0, max: 60 }),
          fc.integer({ min: 0, max: 60 }),
          (line, a, b) => {
            const earned = (good: number) =>
              scoreUnit(inputOf(scheme, { [line.measure]: measured(good, 60) }), sha256).lines.find(
                ({ indicator }) => indicator === line.id,
              )?.earned ?? '';
            const [low, high] = [Math.min(a, b), Math.max(a, b)];
            expect(compareExact(exactOf(earned(low)), exactOf(earned(high)))).toBeLessThanOrEqual(0);
          },
        ),
      );
    });
  },
);

describe('the digest of the inputs', () => {
  it('changes with the records behind the same numbers and with the scheme, not with what is never looked at', () => {
    const input = inputOf(AGREEMENT_SCHEME);
    const digest = (other: typeof input) => scoreUnit(other, sha256).inputDigest;
    const arrivals = measured(10, 10);
    const otherRecords = { ...arrivals, numeratorRecords: [...arrivals.numeratorRecords.slice(1), 'z'] };
    expect(digest(inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': otherRecords }))).not.toBe(
      digest(input),
    );
    expect(digest(inputOf({ ...AGREEMENT_SCHEME, leastApplicable: '51' }))).not.toBe(digest(input));
    const foreign = {
      agreementId: 'a',
      unitId: 'u',
      schemeId: 'another',
      from: '2026-01-01',
      to: '2026-12-31',
      targets: [{ indicator: 'arrivals', target: '90' }],
      signedByUnit: { office: '甲镇', on: '2026-01-05' },
      signedByParent: { office: '甲县', on: '2026-01-05' },
    };
    expect(digest({ ...input, agreement: foreign })).toBe(digest(input));
    expect(digest({ ...input, agreement: { ...foreign, schemeId: 'agreement-hundred' } })).not.toBe(
      digest(input),
    );
    expect(digest(inputOf(AGREEMENT_SCHEME, { 'permits-held': measured(1, 2) }))).toBe(digest(input));
    expect(
      digest({
        ...input,
        before: input.measured,
        peers: { 'sampled-right': { numerator: 1, denominator: 2 } },
      }),
    ).toBe(digest(input));
  });
});

describe('sharing out by weight', () => {
  it('adds up, gives each its part to the hundredth, and the same to nobody with less weight', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 1_000_000n }),
        fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 12 }),
        (total, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const shares = apportion(
            total,
            weights.map((weight) => fraction(weight)),
          );
          expect(shares.reduce((sum, share) => sum + share, 0n)).toBe(total);
          const sum = BigInt(weights.reduce((a, b) => a + b, 0));
          for (const [index, share] of shares.entries()) {
            const part = total * BigInt(weights[index] ?? 0);
            expect(share * sum > part - sum && share * sum < part + sum).toBe(true);
          }
        },
      ),
    );
  });
});
