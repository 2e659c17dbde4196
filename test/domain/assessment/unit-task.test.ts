import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { factsOf, NO_FACTS } from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { measureUnit } from '../../../shared/domain/assessment/measure/measure-unit.ts';
import type { AssessmentPeriod } from '../../../shared/domain/assessment/period.ts';
import { openRectification } from '../../../shared/domain/assessment/settlement/rectification.ts';
import { actOnTask, type TaskFacts } from '../../../shared/domain/assessment/unit-task/act-on-task.ts';
import { setWorkTask } from '../../../shared/domain/assessment/unit-task/set-work-task.ts';
import { clockTask, withdrawGround } from '../../../shared/domain/assessment/unit-task/task-clock.ts';
import {
  taskAsFact,
  unitsWithOverdueRectification,
} from '../../../shared/domain/assessment/unit-task/task-as-fact.ts';
import { taskSentence } from '../../../shared/domain/assessment/unit-task/unit-task-words.ts';
import { UnitTask, type UnitTaskAction } from '../../../shared/domain/assessment/unit-task/unit-task.ts';
import {
  taskStateAfter,
  unitTaskStates,
  unitTaskTransitions,
} from '../../../shared/domain/assessment/unit-task/unit-task-transitions.ts';
import { context, TOWNSHIP } from './given.ts';
import { calendar, rule } from './objections.ts';

const Q3: AssessmentPeriod = { kind: 'quarter', from: '2026-07-01', to: '2026-09-30' };
const COUNTY = '330106';
const unit = { by: TOWNSHIP, subject: 'clerk', role: 'clerk' } as const;
const superior = { by: COUNTY, subject: 'manager', role: 'manager' } as const;

function rectification(effect: 'support' | 'key-management' = 'support'): UnitTask {
  const task = openRectification(
    {
      runId: 'run',
      revision: 1,
      unitId: 't-1',
      office: TOWNSHIP,
      superior: COUNTY,
      lines: [],
      consequences: [{ unitId: 't-1', from: 'outcome', rule: 'r', effect }],
    },
    { now: '2026-07-14T16:00:00.000Z', rule, calendar },
  );
  if (!task) throw new Error('nothing to put right');
  return task;
}

function acted(
  task: UnitTask,
  action: UnitTaskAction,
  who: Pick<TaskFacts, 'by' | 'subject' | 'role'>,
  now = '2026-07-20T02:00:00.000Z',
) {
  return actOnTask(task, action, { ...who, now, rule, calendar });
}
function done(...given: Parameters<typeof acted>): UnitTask {
  const result = acted(...given);
  if (result.kind === 'refused') throw new Error(result.refusal.name);
  return result.task;
}
function outcome(...given: Parameters<typeof acted>): string {
  const result = acted(...given);
  return result.kind === 'refused' ? result.refusal.name : result.task.state;
}

const report: Extract<UnitTaskAction, { action: 'report' }> = {
  action: 'report',
  doneOn: '2026-07-19',
  evidence: '整改报告一份',
};
const assign: UnitTaskAction = { action: 'assign-support', supportedBy: { unitId: 'd-1', name: '县人社局' } };
const accept: UnitTaskAction = { action: 'accept' };
const sendBack: UnitTaskAction = { action: 'send-back', reason: '缺佐证' };

describe('a rectification', () => {
  it('goes from the opinion to the acceptance by the county', () => {
    let task = done(rectification(), { action: 'acknowledge' }, unit);
    expect(outcome(task, { action: 'acknowledge' }, unit)).toBe('transition-not-allowed');
    task = done(task, report, unit);
    expect(outcome(task, accept, superior)).toBe('supporting-unit-missing');
    task = done(task, assign, superior);
    task = done(task, sendBack, superior);
    expect(outcome(task, accept, superior)).toBe('transition-not-allowed');
    task = done(task, report, unit);
    task = done(task, accept, superior);
    expect(task).toMatchObject({ state: 'accepted', supportedBy: { name: '县人社局' }, version: 7 });
    expect(z.safeParse(UnitTask, task).success).toBe(true);
    expect(taskSentence(task).zh).toBe('整改：已验收销号，2026-08-14前完成，帮扶单位：县人社局。');
    expect(outcome(task, report, unit)).toBe('transition-not-allowed');
  });

  it('is the unit’s to do and the superior’s to decide on', () => {
    const reported = done(rectification(), report, unit);
    expect(outcome(rectification(), report, superior)).toBe('role-not-allowed');
    expect(outcome(rectification(), report, { ...unit, role: 'auditor' })).toBe('role-not-allowed');
    expect(outcome(reported, sendBack, unit)).toBe('role-not-allowed');
    expect(outcome(reported, sendBack, { ...superior, role: 'clerk' })).toBe('role-not-allowed');
    expect(outcome(reported, sendBack, { ...superior, by: '3301' })).toBe('role-not-allowed');
    const helped = done(reported, assign, superior);
    expect(outcome(helped, accept, { ...superior, subject: 'clerk' })).toBe('reviewer-is-author');
    expect(outcome(helped, accept, superior)).toBe('accepted');
  });

  it('needs no supporting unit where the scheme asks for none, and never itself', () => {
    expect(outcome(done(rectification('key-management'), report, unit), accept, superior)).toBe('accepted');
    const itself: UnitTaskAction = { action: 'assign-support', supportedBy: { unitId: 't-1', name: '甲镇' } };
    expect(outcome(rectification(), itself, superior)).toBe('supporter-is-unit');
  });

  it('is done neither tomorrow nor before it was set', () => {
    expect(outcome(rectification(), { ...report, doneOn: '2026-07-21' }, unit)).toBe('date-in-future');
    expect(outcome(rectification(), { ...report, doneOn: '2026-07-14' }, unit)).toBe(
      'done-before-it-was-set',
    );
  });

  it('is extended once, in time, and no further than the rule', () => {
    const extend = (until: string): UnitTaskAction => ({ action: 'extend', until, reason: '台风影响' });
    expect(outcome(rectification(), extend('2026-08-14'), superior)).toBe('extension-too-long');
    expect(outcome(rectification(), extend('2026-09-01'), superior)).toBe('extension-too-long');
    expect(outcome(rectification(), extend('2026-08-28'), unit)).toBe('role-not-allowed');
    expect(outcome(rectification(), extend('2026-08-28'), superior, '2026-08-14T16:00:00.000Z')).toBe(
      'transition-not-allowed',
    );
    const extended = done(rectification(), extend('2026-08-28'), superior);
    expect(extended).toMatchObject({ extendedFrom: '2026-08-14', limit: { dueOn: '2026-08-28' }, noted: [] });
    expect(outcome(extended, extend('2026-08-31'), superior)).toBe('extension-used');
  });

  it('is pressed for and escalated when overdue, each step once, and not while the superior looks at it', () => {
    const days = ['2026-08-10', '2026-08-11', '2026-08-14', '2026-08-15', '2026-08-22', '2026-12-01'];
    let task = rectification();
    const marks = days.map((day) => {
      task = clockTask(task, rule, `${day}T16:00:00.000Z`);
      return task.noted.length;
    });
    expect(marks).toEqual([1, 1, 2, 3, 4, 4]);
    expect(task.noted).toEqual(['remind', 'overdue', 'county', 'prefecture']);
    expect(taskSentence(task).en).toContain('(overdue)');
    expect(clockTask(task, rule, '2027-01-01T00:00:00.000Z')).toBe(task);
    const reported = done(rectification(), report, unit);
    expect(clockTask(reported, rule, '2026-12-01T16:00:00.000Z')).toBe(reported);
  });

  it('ends when a later revision takes its ground away', () => {
    const ended = withdrawGround(rectification(), 2, '2026-07-22T02:00:00.000Z');
    expect(ended).toMatchObject({ kind: 'acted', task: { state: 'cancelled' } });
    if (ended.kind === 'acted')
      expect(withdrawGround(ended.task, 3, '2026-07-23T02:00:00.000Z').kind).toBe('refused');
  });
});

describe('the effect on the next quarter', () => {
  const rates = (task: UnitTask) => {
    const fact = taskAsFact(task);
    const facts = factsOf(
      { territory: [{ code: TOWNSHIP }] },
      { ...NO_FACTS, tasks: fact ? [fact] : [] },
      Q3,
    );
    const set = measureUnit(facts, ['work-tasks-on-time', 'open-past-limit'], { ...context, period: Q3 });
    return [
      set['work-tasks-on-time']?.numerator,
      set['work-tasks-on-time']?.denominator,
      set['open-past-limit']?.numerator,
    ];
  };

  it('counts the rectification in the quarter of its last day', () => {
    expect(rates(rectification())).toEqual([0, 1, 1]);
    const reported = done(rectification(), report, unit);
    expect(rates(reported)).toEqual([1, 1, 0]);
    expect(rates(done(reported, sendBack, superior))).toEqual([0, 1, 1]);
    expect(
      rates(done(rectification(), { ...report, doneOn: '2026-07-19' }, unit, '2026-08-20T02:00:00.000Z')),
    ).toEqual([0, 1, 0]);
    expect(rates(done(rectification(), { action: 'cancel', reason: '依据撤销' }, superior))).toEqual([
      0, 0, 0,
    ]);
  });

  it('names the units that are overdue when the quarter ends', () => {
    expect([...unitsWithOverdueRectification([rectification()], Q3)]).toEqual(['t-1']);
    expect([...unitsWithOverdueRectification([done(rectification(), report, unit)], Q3)]).toEqual([]);
    const survey = { ...rectification(), kind: 'survey' as const };
    expect([...unitsWithOverdueRectification([survey], Q3)]).toEqual([]);
    expect([...unitsWithOverdueRectification([rectification()], { to: '2026-08-13' })]).toEqual([]);
  });

  it('never depends on how long the superior looked', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 200 }), fc.boolean(), (days, helped) => {
        const at = (day: number) => new Date(Date.UTC(2026, 6, 20 + day, 2)).toISOString();
        const base = helped ? done(rectification(), assign, superior) : rectification('key-management');
        const reported = done(base, report, unit);
        const accepted = done(reported, accept, superior, at(days));
        expect(taskAsFact(accepted)).toEqual(taskAsFact(reported));
      }),
      { numRuns: 50 },
    );
  });
});

describe('a task of a work plan', () => {
  const order = { kind: 'survey', unitId: 't-1', opinion: '摸排出租房屋底数', dueOn: '2026-07-31' } as const;
  const facts = {
    by: COUNTY,
    subject: 'manager',
    role: 'manager',
    now: '2026-07-06T02:00:00.000Z',
    taskId: 'work.330106.w.0',
    field: '/unitIds/0',
    office: TOWNSHIP,
    superior: COUNTY,
  } as const;
  const name = (said: object, orderSaid: object = {}) => {
    const set = setWorkTask({ ...order, ...orderSaid }, { ...facts, ...said });
    return set.kind === 'refused' ? set.refusal.name : set.task.state;
  };

  it('is set by a manager above the unit, for a day to come', () => {
    expect(name({})).toBe('set');
    expect(name({ role: 'clerk' })).toBe('role-not-allowed');
    expect(name({ by: '330105' })).toBe('division-not-yours');
    expect(name({ by: TOWNSHIP })).toBe('division-not-yours');
    expect(name({}, { dueOn: '2026-07-06' })).toBe('day-not-ahead');
  });

  it('goes the way of a rectification', () => {
    const set = setWorkTask(order, facts);
    if (set.kind === 'refused') throw new Error(set.refusal.name);
    expect(z.safeParse(UnitTask, set.task).success).toBe(true);
    const accepted = done(done(set.task, report, unit), accept, superior);
    expect(taskAsFact(accepted)).toMatchObject({
      kind: 'work-task',
      dueOn: '2026-07-31',
      doneOn: '2026-07-20',
    });
    expect(taskSentence(accepted)).toEqual({
      zh: '摸底排查：已验收销号，2026-07-31前完成。',
      en: 'survey: accepted, due on 2026-07-31.',
    });
  });
});

describe('the table of states', () => {
  it('reaches every state, and leaves none that has ended', () => {
    const events = Object.keys(unitTaskTransitions) as (keyof typeof unitTaskTransitions)[];
    const reached = new Set<string>(['set']);
    for (const event of events)
      for (const state of unitTaskStates) {
        const next = taskStateAfter(event, state);
        if (next) reached.add(next);
        if (state === 'accepted' || state === 'cancelled') expect(next).toBeNull();
      }
    expect([...reached].sort()).toEqual([...unitTaskStates].sort());
  });
});
