import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { measureUnit } from '../../../shared/domain/assessment/measure/measure-unit.ts';
import {
  changesFacts,
  correctFacts,
  type RuledCorrection,
} from '../../../shared/domain/assessment/objection/correct-facts.ts';
import { type FactCorrection } from '../../../shared/domain/assessment/objection/fact-correction.ts';
import { fileObjection } from '../../../shared/domain/assessment/objection/file-objection.ts';
import { clockObjection } from '../../../shared/domain/assessment/objection/objection-clock.ts';
import { objectionSentence } from '../../../shared/domain/assessment/objection/objection-words.ts';
import {
  correctionsOf,
  Objection,
  type ObjectionAction,
  ObjectionFiling,
} from '../../../shared/domain/assessment/objection/objection.ts';
import {
  objectionStateAfter,
  objectionStates,
  objectionTransitions,
  settledObjectionStates,
} from '../../../shared/domain/assessment/objection/objection-transitions.ts';
import { context, TOWNSHIP } from './given.ts';
import {
  done,
  facts,
  filed,
  filing,
  filingFacts,
  LATE,
  outcome,
  rule,
  uphold,
  window,
} from './objections.ts';

const unit = { by: TOWNSHIP, role: 'clerk', subject: 'clerk' } as const;

describe('filing an objection', () => {
  const refusal = (said: Parameters<typeof filingFacts>[0], what: Partial<ObjectionFiling> = {}) => {
    const made = fileObjection({ ...filing, ...what }, filingFacts(said));
    return made.kind === 'refused' ? made.refusal.name : made.kind;
  };

  it('is the unit’s, about a line of its own result or a record behind it', () => {
    expect(refusal({})).toBe('filed');
    expect(refusal({}, { target: { indicator: 'replied' } })).toBe('filed');
    expect(refusal({ by: '330106003' })).toBe('division-not-yours');
    expect(refusal({ by: '330106' })).toBe('division-not-yours');
    expect(refusal({ role: 'auditor' })).toBe('role-not-allowed');
    expect(refusal({}, { target: { indicator: 'arrivals' } })).toBe('indicator-not-scored');
    expect(refusal({}, { target: { indicator: 'replied', record: 'elsewhere' } })).toBe('record-not-counted');
  });

  it('reaches the records of deductions too, and a finding that caps the grade', () => {
    const cases = [{ measure: 'errors-found', cases: 1, lost: '0.50' }];
    const lines = [{ indicator: 'replied', measure: 'replied-on-time', cases }];
    const error = { numerator: 1, denominator: 1, numeratorRecords: ['f-1'], denominatorRecords: ['f-1'] };
    const { measured } = filingFacts();
    const target = { indicator: 'replied', record: 'f-1' };
    expect(refusal({ lines, measured: { ...measured, 'errors-found': error } }, { target })).toBe('filed');
    expect(refusal({ lines }, { target })).toBe('record-not-counted');
    const cap = { indicator: 'grade-cap', record: 'f-9' };
    expect(refusal({ cappedBy: ['f-9'] }, { target: cap })).toBe('filed');
    expect(refusal({}, { target: cap })).toBe('record-not-counted');
    expect(refusal({ cappedBy: ['f-9'] }, { target: { indicator: 'grade-cap' } })).toBe('record-not-counted');
  });

  it('is taken for five working days, to the last moment', () => {
    expect(window.dueOn).toBe('2026-07-08');
    expect(refusal({ now: '2026-07-08T15:59:59.999Z' })).toBe('filed');
    expect(refusal({ now: '2026-07-08T16:00:00.000Z' })).toBe('objection-window-closed');
    expect(refusal({ isLocked: true })).toBe('results-locked');
  });

  it('is made once for each target, and again only where the unit took it back', () => {
    const first = filed();
    expect(first.objectionId).toBe('run.t-1.1');
    expect(refusal({ earlier: [first] }, { evidence: '另有存根' })).toBe('objection-exists');
    expect(refusal({ earlier: [first], subject: 'another' })).toBe('objection-exists');
    expect(fileObjection(filing, filingFacts({ earlier: [first], isLocked: true }))).toEqual({
      kind: 'repeated',
      objection: first,
    });
    const rejected = done(first, { action: 'reject', reason: '存根日期为6月20日' });
    expect(refusal({ earlier: [rejected] })).toBe('objection-exists');
    const taken = done(first, { action: 'withdraw' }, unit);
    expect(filed({ earlier: [taken] }).objectionId).toBe('run.t-1.2');
    expect(refusal({ earlier: [first] }, { target: { indicator: 'replied' } })).toBe('filed');
  });

  it('takes no evidence note with a refused subject or a number that may be a person’s', () => {
    const takes = (evidence: string) => z.safeParse(ObjectionFiling, { ...filing, evidence }).success;
    expect(takes('纸质回函第12页')).toBe(true);
    expect(takes('')).toBe(false);
    expect(takes('电话13800138000')).toBe(false);
    expect(takes('附婚育证明')).toBe(false);
  });
});

describe('a ruling', () => {
  it('is an auditor’s of an office above the unit, whose hand did not enter the record nor file', () => {
    expect(outcome(filed(), uphold)).toBe('upheld');
    expect(outcome(filed(), uphold, { by: '3301' })).toBe('upheld');
    expect(outcome(filed(), uphold, { role: 'manager' })).toBe('role-not-allowed');
    expect(outcome(filed(), uphold, { by: TOWNSHIP })).toBe('role-not-allowed');
    expect(outcome(filed(), uphold, { by: '330106', role: 'clerk' })).toBe('role-not-allowed');
    expect(outcome(filed(), uphold, { by: '330105' })).toBe('role-not-allowed');
    expect(outcome(filed(), uphold, { subject: 'clerk' })).toBe('auditor-is-concerned');
    expect(outcome(filed(), uphold, { subject: 'clerk', enteredBy: () => [] })).toBe('auditor-is-concerned');
    expect(outcome(filed(), uphold, { enteredBy: () => ['x', 'auditor'] })).toBe('auditor-is-concerned');
    const reject: ObjectionAction = { action: 'reject', reason: '证据不足' };
    expect(outcome(filed(), reject, { enteredBy: () => ['auditor'] })).toBe('auditor-is-concerned');
    expect(outcome(filed(), reject)).toBe('rejected');
    expect(outcome(filed(), { action: 'withdraw' })).toBe('role-not-allowed');
  });

  it('asks whose hand entered each record that it corrects, not only the one objected to', () => {
    const whole = filed({}, { target: { indicator: 'replied' } });
    const mine = (record: string) => (record === LATE ? ['auditor'] : []);
    expect(outcome(whole, uphold, { enteredBy: mine })).toBe('auditor-is-concerned');
    expect(outcome(whole, uphold, { enteredBy: () => [] })).toBe('upheld');
  });

  it('corrects only what was objected to, and something', () => {
    const strike = (record: string): ObjectionAction => ({
      ...uphold,
      corrections: [{ kind: 'strike', list: 'duties', record }],
    });
    expect(outcome(filed(), strike('r000001'))).toBe('correction-off-target');
    expect(outcome(filed({}, { target: { indicator: 'replied' } }), strike('r000001'))).toBe('upheld');
    expect(outcome(filed({}, { target: { indicator: 'replied' } }), strike('nothing'))).toBe(
      'correction-without-effect',
    );
  });

  it('gives the kernel the corrected fact', () => {
    const before = measureUnit(facts, ['replied-on-time'], context)['replied-on-time'];
    const upheld = done(filed(), uphold);
    const after = measureUnit(correctFacts(facts, correctionsOf([upheld])), ['replied-on-time'], context);
    expect([before?.numerator, before?.denominator]).toEqual([9, 10]);
    expect([after['replied-on-time']?.numerator, after['replied-on-time']?.denominator]).toEqual([10, 10]);
    const rejected = done(filed(), { action: 'reject', reason: '证据不足' });
    expect(correctionsOf([filed(), rejected])).toEqual([]);
  });

  it('comes in no state but the open ones, and not after the lock', () => {
    const upheld = done(filed(), uphold);
    expect(outcome(upheld, uphold)).toBe('transition-not-allowed');
    expect(outcome(upheld, { action: 'withdraw' }, unit)).toBe('transition-not-allowed');
    expect(outcome(filed(), uphold, { isLocked: true })).toBe('results-locked');
  });
});

describe('a unit that has no office of its own', () => {
  it('is spoken for: a village by its township, a department by the county that assesses it', () => {
    const village = { unit: { unitId: 'v-1', division: `${TOWNSHIP}001` }, superior: TOWNSHIP };
    expect(fileObjection(filing, filingFacts({ ...village, by: `${TOWNSHIP}001` })).kind).toBe('refused');
    const ofVillage = filed(village);
    expect(outcome(ofVillage, uphold, { by: TOWNSHIP })).toBe('upheld');
    expect(outcome(ofVillage, uphold, { by: TOWNSHIP, role: 'clerk' })).toBe('role-not-allowed');
    expect(outcome(ofVillage, uphold, { by: TOWNSHIP, subject: 'clerk' })).toBe('auditor-is-concerned');
    const department = { unit: { unitId: 'd-1', division: '330106' }, superior: '330106', by: '330106' };
    expect(outcome(filed(department), uphold)).toBe('upheld');
    expect(outcome(filed(department), { action: 'withdraw' }, { ...unit, by: '330106' })).toBe('withdrawn');
  });
});

describe('evidence that is asked for', () => {
  const asked = done(filed(), { action: 'ask-evidence', question: '请补充存根影像' });

  it('runs against the unit for three working days, and then it lapses', () => {
    expect(asked).toMatchObject({ state: 'evidence-asked', limit: { dueOn: '2026-07-10' } });
    const last = '2026-07-10T15:59:59.999Z';
    expect(clockObjection(asked, rule, last)).toBe(asked);
    const lapsed = clockObjection(asked, rule, '2026-07-10T16:00:00.000Z');
    expect(lapsed).toMatchObject({ state: 'lapsed', limit: null });
    expect(clockObjection(lapsed, rule, '2026-08-10T16:00:00.000Z')).toBe(lapsed);
    expect(outcome(asked, { action: 'reject', reason: '未补充' })).toBe('transition-not-allowed');
  });

  it('supplied, gives the auditor new days', () => {
    const supplied = done(
      asked,
      { action: 'supply-evidence', evidence: '存根影像一份' },
      { ...unit, now: '2026-07-09T02:00:00.000Z' },
    );
    expect(supplied).toMatchObject({ state: 'filed', limit: { dueOn: '2026-07-16' } });
    expect(supplied.evidence).toHaveLength(2);
  });
});

describe('an objection that nobody rules on', () => {
  it('never lapses: it is pressed for, each step once', () => {
    const marks: string[][] = [];
    let objection = filed();
    for (const now of ['2026-07-09', '2026-07-11', '2026-07-13', '2026-07-15', '2026-08-30', '2026-08-30']) {
      objection = clockObjection(objection, rule, `${now}T16:00:00.000Z`);
      marks.push([...objection.noted]);
    }
    expect(objection.limit?.dueOn).toBe('2026-07-13');
    expect(objection.state).toBe('filed');
    expect(marks).toEqual([
      ['remind'],
      ['remind'],
      ['remind', 'overdue'],
      ['remind', 'overdue', 'county'],
      ['remind', 'overdue', 'county', 'prefecture'],
      ['remind', 'overdue', 'county', 'prefecture'],
    ]);
    expect(z.safeParse(Objection, objection).success).toBe(true);
    expect(objection.version).toBe(1 + 4);
  });
});

describe('the table of states', () => {
  it('reaches every state, and leaves no settled one', () => {
    const events = Object.keys(objectionTransitions) as (keyof typeof objectionTransitions)[];
    const reached = new Set<string>(['filed']);
    for (const event of events)
      for (const state of objectionStates) {
        const next = objectionStateAfter(event, state);
        if (next) reached.add(next);
        if ((settledObjectionStates as readonly string[]).includes(state)) expect(next).toBeNull();
      }
    expect([...reached].sort()).toEqual([...objectionStates].sort());
  });

  it('is said in words', () => {
    expect(objectionSentence(done(filed(), uphold))).toEqual({
      zh: `对“replied／${LATE}”的异议（已按时办理）：异议成立：存根属实。`,
      en: `Objection to "replied／${LATE}" (it was done in time): upheld: 存根属实.`,
    });
    expect(objectionSentence(filed()).zh).toContain('待复核，2026-07-13前办理');
  });
});

/** Any corrections of the ten replies, some of them of records that are not there. */
const corrections = fc.array(
  fc.record({
    objectionId: fc.constantFrom('a', 'b', 'c', 'd'),
    ruledAt: fc.constantFrom('2026-07-06T02:00:00.000Z', '2026-07-07T02:00:00.000Z'),
    correction: fc.oneof(
      fc.record({
        kind: fc.constant('strike' as const),
        list: fc.constantFrom('duties' as const, 'errors' as const),
        record: fc.constantFrom('r000000', 'r000009', 'x'),
      }),
      fc.record({
        kind: fc.constant('duty-done' as const),
        record: fc.constantFrom('r000000', 'r000009', 'x'),
        at: fc.constantFrom('2026-06-01T02:00:00.000Z', '2026-06-25T02:00:00.000Z'),
      }),
    ),
  }) satisfies fc.Arbitrary<RuledCorrection>,
  { maxLength: 8 },
);

describe('corrections', () => {
  it('may come in any order and twice, where each objection rules on a record once', () => {
    fc.assert(
      fc.property(corrections, (all) => {
        const once = [
          ...new Map(all.map((one) => [`${one.objectionId}${one.correction.record}`, one])).values(),
        ];
        // One objection's rulings are made at one moment.
        const moments = new Map(once.map(({ objectionId, ruledAt }) => [objectionId, ruledAt]));
        const ruled = once.map((one) => ({ ...one, ruledAt: moments.get(one.objectionId) ?? one.ruledAt }));
        const corrected = correctFacts(facts, ruled);
        expect(correctFacts(facts, ruled.toReversed())).toEqual(corrected);
        expect(correctFacts(corrected, ruled)).toEqual(corrected);
        for (const { correction } of ruled)
          if (correction.kind === 'strike')
            expect(
              corrected.duties.some(
                ({ dutyId }) => dutyId === correction.record && correction.list === 'duties',
              ),
            ).toBe(false);
      }),
    );
  });

  it('of the same field hold by the later ruling, whatever the objections are called', () => {
    const at = (objectionId: string, ruledAt: string, doneAt: string): RuledCorrection => ({
      objectionId,
      ruledAt,
      correction: { kind: 'duty-done', record: LATE, at: doneAt },
    });
    const later = at('a', '2026-07-08T02:00:00.000Z', '2026-06-25T02:00:00.000Z');
    const earlier = at('b', '2026-07-07T02:00:00.000Z', '2026-06-01T02:00:00.000Z');
    for (const ruled of [
      [later, earlier],
      [earlier, later],
    ])
      expect(correctFacts(facts, ruled).duties[9]?.doneAt).toBe('2026-06-25T02:00:00.000Z');
  });

  it('of each kind change the field that they name', () => {
    const premises = {
      premisesId: 'p',
      office: TOWNSHIP,
      knownOn: '2026-01-01',
      registeredOn: null,
      endedOn: null,
      inspectedOn: [],
    };
    const check = {
      checkId: 'c',
      office: TOWNSHIP,
      checkedBy: '330106003',
      checkedOn: '2026-05-01',
      record: 'r',
      right: false,
    };
    const task = {
      taskId: 't',
      office: TOWNSHIP,
      kind: 'work-task',
      openedOn: '2026-04-01',
      dueOn: '2026-05-01',
      doneOn: null,
    } as const;
    const lead = { leadId: 'l', office: TOWNSHIP, settledOn: '2026-05-01', outcome: 'missing' } as const;
    const all = {
      ...facts,
      premises: [premises],
      checks: [check],
      tasks: [task],
      leads: [lead],
      duties: facts.duties.map((duty) => ({ ...duty, complete: false })),
    };
    const cases: readonly (readonly [FactCorrection, (after: typeof all) => unknown, unknown])[] = [
      [{ kind: 'check-right', record: 'c' }, (after) => after.checks[0]?.right, true],
      [{ kind: 'task-done', record: 't', on: '2026-04-30' }, (after) => after.tasks[0]?.doneOn, '2026-04-30'],
      [
        { kind: 'lead-outcome', record: 'l', outcome: 'unfounded' },
        (after) => after.leads[0]?.outcome,
        'unfounded',
      ],
      [
        { kind: 'premises-registered', record: 'p', on: '2026-05-02' },
        (after) => after.premises[0]?.registeredOn,
        '2026-05-02',
      ],
      [
        { kind: 'premises-inspected', record: 'p', on: '2026-05-02' },
        (after) => after.premises[0]?.inspectedOn,
        ['2026-05-02'],
      ],
      [{ kind: 'reply-complete', record: LATE }, (after) => after.duties[9]?.complete, true],
      [{ kind: 'strike', list: 'premises', record: 'p' }, (after) => after.premises.length, 0],
    ];
    for (const [correction, read, expected] of cases) {
      expect(changesFacts(all, correction), correction.kind).toBe(true);
      const after = correctFacts(all, [
        { objectionId: 'o', ruledAt: '2026-07-06T02:00:00.000Z', correction },
      ]) as typeof all;
      expect(read(after)).toEqual(expected);
      expect(changesFacts(after, correction), `${correction.kind} again`).toBe(false);
    }
  });
});
