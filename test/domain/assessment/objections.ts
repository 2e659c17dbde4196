import { officialCalendar } from '../../../shared/calendar/official-calendar.ts';
import type { AssessmentFacts } from '../../../shared/domain/assessment/fact/unit-facts.ts';
import { NO_FACTS } from '../../../shared/domain/assessment/fact/unit-facts.ts';
import {
  fileObjection,
  type FilingFacts,
  objectionWindow,
} from '../../../shared/domain/assessment/objection/file-objection.ts';
import {
  actOnObjection,
  type ObjectionFacts,
} from '../../../shared/domain/assessment/objection/act-on-objection.ts';
import type {
  Objection,
  ObjectionAction,
  ObjectionFiling,
} from '../../../shared/domain/assessment/objection/objection.ts';
import { DEFAULT_SETTLEMENT_RULES } from '../../../shared/domain/assessment/settlement/settlement-rule.ts';
import { measured, TOWNSHIP } from './given.ts';

export const calendar = officialCalendar();
export const [rule] = DEFAULT_SETTLEMENT_RULES as [(typeof DEFAULT_SETTLEMENT_RULES)[number]];

/** Wednesday 1 July 2026, ten in the morning in Shanghai; the window ends with Wednesday the 8th. */
export const PUBLISHED = '2026-07-01T02:00:00.000Z';
export const MONDAY = '2026-07-06T02:00:00.000Z';
export const window = objectionWindow(PUBLISHED, rule, calendar);

/** Ten replies due in the quarter: the last one was late. */
export const facts: AssessmentFacts = {
  ...NO_FACTS,
  duties: Array.from({ length: 10 }, (_, index) => ({
    dutyId: `r${String(index).padStart(6, '0')}`,
    noticeKind: 'verification-request' as const,
    what: 'reply' as const,
    office: TOWNSHIP,
    startedAt: '2026-05-04T02:00:00.000Z',
    dueOn: '2026-06-03',
    dueAt: '2026-06-03T16:00:00.000Z',
    doneAt: index < 9 ? '2026-05-20T02:00:00.000Z' : '2026-06-20T02:00:00.000Z',
    complete: true,
  })),
};
export const LATE = 'r000009';

export function filingFacts(said: Partial<FilingFacts> = {}): FilingFacts {
  return {
    by: TOWNSHIP,
    subject: 'clerk',
    role: 'clerk',
    now: MONDAY,
    runId: 'run',
    unit: { unitId: 't-1', division: TOWNSHIP },
    superior: '330106',
    revision: 1,
    lines: [{ indicator: 'replied', measure: 'replied-on-time', cases: [] }],
    measured: { 'replied-on-time': measured(9, 10) },
    cappedBy: [],
    window,
    isLocked: false,
    earlier: [],
    rule,
    calendar,
    ...said,
  };
}

export const filing: ObjectionFiling = {
  target: { indicator: 'replied', record: LATE },
  ground: 'done-in-time',
  evidence: '6月2日纸质回函（存根第12页）',
};

export function filed(said: Partial<FilingFacts> = {}, what: Partial<ObjectionFiling> = {}): Objection {
  const made = fileObjection({ ...filing, ...what }, filingFacts(said));
  if (made.kind === 'refused') throw new Error(made.refusal.name);
  return made.objection;
}

/** An auditor of the county whose hand touched nothing. */
export function auditing(said: Partial<ObjectionFacts> = {}): ObjectionFacts {
  return {
    by: '330106',
    subject: 'auditor',
    role: 'auditor',
    now: '2026-07-07T02:00:00.000Z',
    isLocked: false,
    facts,
    enteredBy: () => ['clerk'],
    rule,
    calendar,
    ...said,
  };
}

export const uphold: Extract<ObjectionAction, { action: 'uphold' }> = {
  action: 'uphold',
  reason: '存根属实',
  corrections: [{ kind: 'duty-done', record: LATE, at: '2026-06-02T08:00:00.000Z' }],
};

/** The name of the refusal, or the state afterwards. */
export function outcome(objection: Objection, action: ObjectionAction, said: Partial<ObjectionFacts> = {}) {
  const acted = actOnObjection(objection, action, auditing(said));
  return acted.kind === 'refused' ? acted.refusal.name : acted.objection.state;
}

export function done(
  objection: Objection,
  action: ObjectionAction,
  said: Partial<ObjectionFacts> = {},
): Objection {
  const acted = actOnObjection(objection, action, auditing(said));
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.objection;
}
