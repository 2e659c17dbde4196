import { describe, expect, it } from 'vitest';
import {
  type DispatchFacts,
  dispatchList,
} from '../../../shared/domain/assessment/monthly-return/dispatch-list.ts';
import { prefillReturn } from '../../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { scoreUnit } from '../../../shared/domain/assessment/kernel/score-unit.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { setWorkTask } from '../../../shared/domain/assessment/unit-task/set-work-task.ts';
import { inputOf, measured, sha256 } from './given.ts';
import { calendar, facts as replies, rule } from './objections.ts';

const A = { unitId: 'a', name: '甲镇', office: '330106002' };
const B = { unitId: 'b', name: '乙街道', office: '330106003' };
const C = { unitId: 'c', name: '丙镇', office: '330106004' };

const monthly = prefillReturn({
  office: A.office,
  month: '2026-05',
  opening: {},
  changes: [],
  ledger: null,
  rule,
  calendar,
  now: '2026-05-31T16:00:00.000Z',
});
const survey = setWorkTask(
  { kind: 'survey', unitId: 'b', opinion: '摸底', dueOn: '2026-06-06' },
  {
    by: '330106',
    subject: 'm',
    role: 'manager',
    now: '2026-05-20T02:00:00.000Z',
    taskId: 'work.330106.w.0',
    field: '/unitIds/0',
    office: B.office,
    superior: '330106',
  },
);
const tasks = survey.kind === 'set' ? [survey.task] : [];
const duty = (dutyId: string, office: string, dueOn: string) => ({
  ...replies.duties[0]!,
  dutyId,
  office,
  dueOn,
  doneAt: null,
});

function list(said: Partial<DispatchFacts> = {}) {
  return dispatchList({
    month: '2026-05',
    now: '2026-06-04T02:00:00.000Z',
    nearDays: 3,
    cutShort: new Set(['b']),
    units: [A, B, C],
    returns: [monthly],
    tasks,
    duties: [
      duty('n-1#reply', A.office, '2026-05-20'),
      duty('n-2#reply', B.office, '2026-06-04'),
      duty('n-3#reply', B.office, '2026-06-08'),
      { ...duty('n-4#reply', C.office, '2026-05-01'), doneAt: '2026-05-02T00:00:00.000Z' },
    ],
    lines: () => [],
    ...said,
  });
}

describe('the dispatch list', () => {
  it('names who is behind, longest first, and what is near its limit, soonest first', () => {
    const { units, zh, en } = list();
    expect(units.map(({ unitId }) => unitId)).toEqual(['a', 'b']);
    expect(units[0]?.behind.map((one) => one.zh)).toEqual([
      '联系函未反馈，已超期15天',
      '2026-05月报表未报送，已超期3天',
    ]);
    expect(units[1]?.near.map((one) => one.zh)).toEqual([
      '联系函未反馈，今日到期',
      '摸底排查未完成，还有2天',
    ]);
    expect(units[1]?.near.map((one) => one.en)).toEqual([
      'a letter is not answered, due today',
      'survey not done, 2 days left',
    ]);
    expect(zh).toBe('2026-05调度：1个单位有超期事项，2件将到期。');
    expect(en).toContain('1 units have something overdue, 2 cases');
  });

  it('tells of lines below their target, after what is overdue', () => {
    const score = scoreUnit(
      inputOf(AGREEMENT_SCHEME, { 'arrivals-recorded-on-time': measured(95, 100) }),
      sha256,
    );
    const { units } = list({ lines: (unitId) => (unitId === 'c' ? score.lines : []) });
    expect(units.map(({ unitId }) => unitId)).toEqual(['a', 'c', 'b']);
    expect(units[1]?.behind).toEqual([
      {
        what: 'line',
        id: 'arrivals',
        dueOn: null,
        daysLeft: null,
        zh: '流入登记及时率95.00%，目标100',
        en: 'arrivals recorded on time 95.00%, target 100',
      },
    ]);
  });

  it('leaves out what is reported or confirmed', () => {
    const confirmed = { ...monthly, state: 'confirmed' as const };
    const reported = tasks.map((task) => ({ ...task, state: 'reported' as const }));
    expect(list({ returns: [confirmed], tasks: reported, duties: [] }).units).toEqual([]);
  });
});
