import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import type { DueTask } from '../../../shared/domain/assessment/fact/due-task.ts';
import { DueTask as DueTaskSchema } from '../../../shared/domain/assessment/fact/due-task.ts';
import type { ErrorFinding } from '../../../shared/domain/assessment/fact/finding.ts';
import { HandReport } from '../../../shared/domain/assessment/fact/hand-report.ts';
import type { Lead } from '../../../shared/domain/assessment/fact/lead.ts';
import type { NoticeDuty } from '../../../shared/domain/assessment/fact/notice-duty.ts';
import type { Premises } from '../../../shared/domain/assessment/fact/premises.ts';
import {
  type AssessmentFacts,
  factsOf,
  NO_FACTS,
} from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { measureUnit } from '../../../shared/domain/assessment/measure/measure-unit.ts';
import { MEASURES, MeasureId } from '../../../shared/domain/assessment/measure/measures.ts';
import { refusedSubjectIn } from '../../../shared/domain/assessment/refused-subjects.ts';
import { context, movement, Q2, TOWNSHIP } from './given.ts';

function measure(id: MeasureId, facts: Partial<AssessmentFacts>) {
  return measureUnit({ ...NO_FACTS, ...facts }, [id], context)[id];
}

/** `numerator/denominator`, and the records of each. */
function told(id: MeasureId, facts: Partial<AssessmentFacts>): string {
  const measured = measure(id, facts);
  return `${measured?.numerator}/${measured?.denominator} ${measured?.numeratorRecords.join()}|${measured?.denominatorRecords.join()}`;
}

const task = (taskId: string, said: Partial<DueTask> = {}): DueTask => ({
  taskId,
  office: TOWNSHIP,
  kind: 'monthly-return',
  openedOn: '2026-04-01',
  dueOn: '2026-05-08',
  doneOn: '2026-05-08',
  ...said,
});

describe('tasks with a day', () => {
  it('count in the period of their day, and only those done by it', () => {
    const tasks = [
      task('in time'),
      task('late', { doneOn: '2026-05-09' }),
      task('open', { doneOn: null }),
      task('before', { dueOn: '2026-03-31', doneOn: '2026-03-31' }),
      task('first day', { dueOn: '2026-04-01', doneOn: '2026-03-20' }),
      task('last day', { dueOn: '2026-06-30', doneOn: '2026-06-30' }),
      task('after', { dueOn: '2026-07-01', doneOn: '2026-05-01' }),
      task('another', { kind: 'permit-issue' }),
    ];
    expect(told('returns-filed-on-time', { tasks })).toBe(
      '3/5 first day,in time,last day|first day,in time,last day,late,open',
    );
    expect(told('permits-issued-on-time', { tasks })).toBe('1/1 another|another');
  });

  it.each([
    ['permits-issued-on-time', 'permit-issue'],
    ['endorsement-reminders-sent', 'endorsement-reminder'],
    ['leads-checked-on-time', 'lead-check'],
    ['returns-filed-on-time', 'monthly-return'],
    ['own-requests-settled-on-time', 'own-data-request'],
    ['benefit-requests-settled-on-time', 'benefit-request'],
    ['work-tasks-on-time', 'work-task'],
  ] as const)('%s looks at %s alone', (id, kind) => {
    const tasks = z
      .array(DueTaskSchema)
      .parse(DueTaskSchema.shape.kind.options.map((other) => task(other, { kind: other })));
    expect(told(id, { tasks })).toBe(`1/1 ${kind}|${kind}`);
  });
});

describe('notices', () => {
  const duty = (dutyId: string, said: Partial<NoticeDuty> = {}): NoticeDuty => ({
    dutyId,
    noticeKind: 'verification-request',
    what: 'reply',
    office: TOWNSHIP,
    startedAt: '2026-04-10T02:00:00.000Z',
    dueOn: '2026-05-11',
    dueAt: '2026-05-11T16:00:00.000Z',
    doneAt: '2026-05-11T15:59:59.999Z',
    complete: true,
    ...said,
  });
  const duties = [
    duty('a'),
    duty('b', { doneAt: '2026-05-11T16:00:00.000Z', complete: false }),
    duty('c', { doneAt: null }),
    duty('d', { noticeKind: 'service-referral' }),
    duty('e', { noticeKind: 'correction', doneAt: '2026-05-12T00:00:00.000Z' }),
    duty('f', { what: 'acceptance', noticeKind: 'movement-notice' }),
    duty('g', { dueOn: '2026-07-01', dueAt: '2026-07-01T16:00:00.000Z', doneAt: '2026-06-30T15:59:59.999Z' }),
    duty('h', { dueOn: '2026-06-30', dueAt: '2026-06-30T16:00:00.000Z', doneAt: '2026-07-03T00:00:00.000Z' }),
  ];

  it('are answered on time in the period of their last day, each kind by itself and all together', () => {
    expect(told('verifications-replied-on-time', { duties })).toBe('1/4 a|a,b,c,h');
    expect(told('referrals-replied-on-time', { duties })).toBe('1/1 d|d');
    expect(told('corrections-replied-on-time', { duties })).toBe('0/1 |e');
    expect(told('replied-on-time', { duties })).toBe('2/6 a,d|a,b,c,d,e,h');
    expect(told('notices-accepted-on-time', { duties })).toBe('1/1 f|f');
  });

  it('are complete in the period of the answer', () => {
    expect(told('replies-complete', { duties })).toBe('4/5 a,d,e,g|a,b,d,e,g');
  });

  it('are open past their limit when the period ends', () => {
    const tasks = [task('t', { doneOn: null }), task('u', { doneOn: '2026-07-01' }), task('v')];
    expect(told('open-past-limit', { duties, tasks })).toBe('4/4 c,h,t,u|c,h,t,u');
  });

  it('show the days in the receiver’s hands', () => {
    const holds = [
      { noticeId: 'x', office: TOWNSHIP, endedOn: '2026-04-01', receiverDays: 7 },
      { noticeId: 'y', office: TOWNSHIP, endedOn: '2026-06-30', receiverDays: 5 },
      { noticeId: 'z', office: TOWNSHIP, endedOn: '2026-07-01', receiverDays: 9 },
    ];
    expect(told('receiver-days', { holds })).toBe('12/2 x,y|x,y');
  });
});

describe('what an office knows', () => {
  it('is complete against leads that proved true', () => {
    const lead = (leadId: string, outcome: Lead['outcome'], settledOn = '2026-05-01'): Lead => ({
      leadId,
      office: TOWNSHIP,
      outcome,
      settledOn,
    });
    const leads = [
      lead('a', 'registered'),
      lead('b', 'missing'),
      lead('c', 'unfounded'),
      lead('d', 'missing', '2026-07-01'),
    ];
    expect(told('registration-complete', { leads })).toBe('1/2 a|a,b');
  });

  it('is right as sampled, and errors are cases', () => {
    const check = (checkId: string, right: boolean, checkedOn = '2026-05-01') => ({
      checkId,
      office: TOWNSHIP,
      checkedBy: '330106003',
      checkedOn,
      record: 'm',
      right,
    });
    const checks = [check('a', true), check('b', false), check('c', true, '2026-03-31')];
    expect(told('sampled-right', { checks })).toBe('1/2 a|a,b');
    const error = (findingId: string, establishedOn: string): ErrorFinding => ({
      findingId,
      office: TOWNSHIP,
      kind: 'omitted',
      record: 'm',
      establishedOn,
    });
    const errors = [error('x', '2026-06-30'), error('y', '2026-07-01')];
    expect(told('errors-found', { errors })).toBe('1/1 x|x');
  });

  it('of premises is as it stands when the period ends', () => {
    const house = (premisesId: string, said: Partial<Premises> = {}): Premises => ({
      premisesId,
      office: TOWNSHIP,
      knownOn: '2026-01-10',
      registeredOn: '2026-01-12',
      endedOn: null,
      inspectedOn: [],
      ...said,
    });
    const premises = [
      house('a', { inspectedOn: ['2026-04-01', '2026-05-05'] }),
      house('b', { registeredOn: null }),
      house('c', { registeredOn: '2026-07-01', inspectedOn: ['2026-05-05'] }),
      house('d', { endedOn: '2026-06-30', inspectedOn: ['2026-05-05'] }),
      house('e', { endedOn: '2026-07-01', inspectedOn: ['2026-03-31'] }),
      house('f', { registeredOn: '2026-05-01', inspectedOn: ['2026-05-01'] }),
      house('g', { knownOn: '2026-07-01', registeredOn: null }),
    ];
    expect(told('premises-registered', { premises })).toBe('3/5 a,e,f|a,b,c,e,f');
    expect(told('premises-inspected', { premises })).toBe('1/2 a|a,e');
  });

  it('of permits is two bare counts, the last of each office', () => {
    const count = (countId: string, office: string, on: string, residents: number, holders: number) => ({
      countId,
      office,
      on,
      residents,
      holders,
    });
    const permitCounts = [
      count('a1', 'A', '2026-04-30', 100, 60),
      count('a2', 'A', '2026-06-30', 110, 70),
      count('b1', 'B', '2026-05-31', 50, 20),
      count('b2', 'B', '2026-07-01', 999, 999),
    ];
    expect(told('permits-held', { permitCounts })).toBe('90/160 a2,b1|a2,b1');
    expect(MEASURES['permits-held'].use).toBe('shown');
  });
});

describe('hand reports', () => {
  const report = (reportId: string, said: Partial<HandReport> = {}): HandReport => ({
    reportId,
    office: TOWNSHIP,
    kind: 'training',
    unit: 'sessions',
    amount: 2,
    on: '2026-05-20',
    reportedBy: 'clerk-330106002',
    reportedAt: '2026-05-21T02:00:00.000Z',
    ...said,
  });

  it('add up, without those replaced by a correction of the same office', () => {
    const reports = [
      report('a'),
      report('b', { amount: 5 }),
      report('c', { amount: 3, corrects: 'b' }),
      report('d', { amount: 4, corrects: 'c' }),
      report('e', { unit: 'attendances', amount: 40 }),
      report('f', { on: '2026-07-01' }),
      report('g', { office: '330106003', amount: 1, corrects: 'a' }),
    ];
    expect(told('training-sessions', { reports })).toBe('7/3 a,d,g|a,d,g');
  });

  it.each([
    ['an unknown kind', { kind: 'visits' }, '/kind'],
    ['a unit that the kind has not', { kind: 'legal-aid', unit: 'yuan' }, '/unit'],
    ['part of a session', { amount: 1.5 }, '/amount'],
    ['less than nothing', { amount: -1 }, '/amount'],
    ['a list of persons', { persons: ['测试甲'] }, '/'],
    ['a telephone in the note', { evidence: '联系13900000000' }, '/evidence'],
    ['a refused subject in the note', { evidence: '有前科人员名单' }, '/evidence'],
  ])('refuse %s', (_, said, at) => {
    const parsed = z.safeParse(HandReport, { ...report('a'), ...said });
    expect(parsed.error?.issues.map(({ path }) => `/${path.join('/')}`)).toEqual([at]);
  });

  it('take an ordinary one with its evidence and premises', () => {
    const full = report('a', { evidence: '签到表2张、照片3张', premises: 'house-12' });
    expect(z.parse(HandReport, full)).toEqual(full);
  });
});

describe('every measure', () => {
  it.each(MeasureId.options)('%s says what it is, and finds nothing in nothing', (id) => {
    const { zh, en, numerator, denominator, source } = MEASURES[id];
    for (const words of [zh, en, numerator, denominator, source]) expect(words.length).toBeGreaterThan(1);
    expect(measure(id, {})).toEqual({
      numerator: 0,
      denominator: 0,
      numeratorRecords: [],
      denominatorRecords: [],
    });
  });
});

describe('the registry', () => {
  it('is about offices: no measure speaks of a refused subject', () => {
    for (const id of MeasureId.options) {
      const { zh, numerator, denominator } = MEASURES[id];
      for (const words of [zh, numerator, denominator]) expect(refusedSubjectIn(words)).toBeUndefined();
    }
    expect(refusedSubjectIn('高危人员列管率')).toBe('高危');
  });

  it('scores no count of people and no holding rate', () => {
    const scored = MeasureId.options.filter((id) => MEASURES[id].use === 'scored');
    expect(scored.filter((id) => ['人', '人次', '元'].includes(MEASURES[id].unit))).toEqual([]);
  });
});

describe('a division merged in mid-quarter', () => {
  const old = '330106008';
  const heir = '330106009';
  const day = '2026-05-16';
  const movements = [
    movement('before', { office: old, residence: `${old}001`, recordedAt: '2026-05-15T15:59:59.999Z' }),
    movement('after', { office: old, residence: old, recordedAt: '2026-05-15T16:00:00.000Z' }),
    movement('heir', { office: heir, residence: heir, recordedAt: '2026-05-01T00:00:00.000Z' }),
  ];
  const tasks = [task('t1', { office: old, dueOn: '2026-05-15' }), task('t2', { office: old, dueOn: day })];
  const counted = (territory: Parameters<typeof factsOf>[0]['territory']) => {
    const facts = factsOf({ territory }, { ...NO_FACTS, movements, tasks }, Q2);
    return [...facts.movements.map((fact) => fact.movement), ...facts.tasks.map(({ taskId }) => taskId)];
  };

  it('counts for the right unit on each side of midnight in Shanghai', () => {
    expect(counted([{ code: old, until: day }])).toEqual(['before', 't1']);
    expect(counted([{ code: heir }, { code: old, from: day }])).toEqual(['after', 'heir', 't2']);
  });

  it('finds a village by the residence inside the recording township', () => {
    expect(counted([{ code: `${old}001` }])).toEqual(['before']);
  });
});
