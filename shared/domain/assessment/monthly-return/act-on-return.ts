import { shanghaiDateOf, type Instant } from '../../calendar/instant.ts';
import { monthBounds } from '../../calendar/period.ts';
import type { Role } from '../../caller/caller.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { DueTask } from '../fact/due-task.ts';
import { alarmsDue, type Pressing } from '../running-limit.ts';
import type { Hand } from '../timeline.ts';
import {
  type Adjustment,
  type MonthlyReturn,
  type ReturnAction,
  type ReturnCategory,
  returnStateAfter,
  returnTransitions,
} from './monthly-return.ts';

export interface ReturnFacts extends Hand {
  readonly role: Role;
}

export type ReturnActed = { readonly kind: 'acted'; readonly monthly: MonthlyReturn } | Refused;

/** Decides what the office does with its return: the return as it is afterwards, or a refusal by name. */
export function actOnReturn(monthly: MonthlyReturn, action: ReturnAction, facts: ReturnFacts): ReturnActed {
  const { by, role, subject, now } = facts;
  const actors: readonly string[] = returnTransitions[action.action].by;
  const mayAct = actors.includes('clerk') ? role === 'clerk' || role === 'reviewer' : role === 'reviewer';
  const speaker = officeOf(monthly.office);
  if (by !== speaker) return refused('division-not-yours', undefined, { division: speaker });
  if (!mayAct) return refused('role-not-allowed', undefined, { role });
  const state = returnStateAfter(action.action, monthly.state);
  if (state === null) {
    return refused('transition-not-allowed', '/action', { state: monthly.state, action: action.action });
  }
  const decided = decide(monthly, action, facts);
  if ('kind' in decided) return decided;
  const note = action.action === 'send-back' ? action.reason : undefined;
  return {
    kind: 'acted',
    monthly: {
      ...monthly,
      ...decided,
      state,
      version: monthly.version + 1,
      timeline: [
        ...monthly.timeline,
        { at: now, event: action.action, by, subject, ...(note !== undefined && { note }) },
      ],
    },
  };
}

type Changes = Partial<
  Pick<MonthlyReturn, 'rows' | 'adjustments' | 'zero' | 'filedBy' | 'confirmedBy' | 'confirmedAt'>
>;

function decide(monthly: MonthlyReturn, action: ReturnAction, facts: ReturnFacts): Changes | Refused {
  switch (action.action) {
    case 'file':
      return filed(monthly, action, facts);
    case 'send-back':
      return { filedBy: null, zero: false, ...withAdjustments(monthly, []) };
    case 'confirm':
      return monthly.filedBy === facts.subject
        ? refused('reviewer-is-author', '/action')
        : { confirmedBy: facts.subject, confirmedAt: facts.now };
  }
}

function filed(
  monthly: MonthlyReturn,
  { zero, adjustments }: { readonly zero: boolean; readonly adjustments: Adjustment[] },
  { now, subject }: ReturnFacts,
): Changes | Refused {
  const last = monthBounds(monthly.month).to;
  if (shanghaiDateOf(now) <= last) return refused('month-not-over', undefined, { until: last });
  const changes = withAdjustments(monthly, adjustments);
  const negative = changes.rows.find(({ closing }) => closing < 0);
  if (negative) {
    return refused('return-below-zero', '/adjustments', {
      category: negative.category,
      closing: negative.closing,
    });
  }
  const isZero = changes.rows.every(
    ({ inflow, outflow, adjusted }) => inflow === 0 && outflow === 0 && adjusted === 0,
  );
  if (zero !== isZero) return refused('return-not-zero', '/zero', { expected: String(isZero) });
  return { ...changes, zero, filedBy: subject };
}

function withAdjustments(
  { rows }: MonthlyReturn,
  adjustments: Adjustment[],
): Required<Pick<MonthlyReturn, 'rows' | 'adjustments'>> {
  const by = (category: ReturnCategory) =>
    adjustments.filter((one) => one.category === category).reduce((sum, { change }) => sum + change, 0);
  return {
    adjustments,
    rows: rows.map((row) => {
      const adjusted = by(row.category);
      return { ...row, adjusted, closing: row.opening + row.inflow - row.outflow + adjusted };
    }),
  };
}

/** How far the return and the ledger are apart at the month's end, by kind; those that agree are left out. */
export function differencesFromLedger({ rows, ledger }: MonthlyReturn): readonly {
  readonly category: ReturnCategory;
  readonly closing: number;
  readonly ledger: number;
}[] {
  return ledger === null
    ? []
    : rows.flatMap(({ category, closing }) =>
        closing === ledger[category] ? [] : [{ category, closing, ledger: ledger[category] }],
      );
}

/** 催报、超期、提级督办, each noted once; the same return where nothing is due. */
export function clockReturn(monthly: MonthlyReturn, pressing: Pressing, now: Instant): MonthlyReturn {
  if (returnStateAfter('press', monthly.state) === null) return monthly;
  const alarms = alarmsDue(monthly.limit, pressing, monthly.noted, now);
  return alarms.length === 0
    ? monthly
    : {
        ...monthly,
        version: monthly.version + 1,
        noted: [...monthly.noted, ...alarms.map(({ step }) => step)],
        timeline: [
          ...monthly.timeline,
          ...alarms.map(({ step }) => ({ at: now, event: 'press' as const, note: step })),
        ],
      };
}

/**
 * What the measure 月报表按时报送率 reads: a return is made when its reviewer has confirmed it. Null where it was not there yet at the
 * cut-off; one that was confirmed afterwards was not made.
 */
export function returnAsFact(
  { returnId, office, month, limit, confirmedAt, timeline }: MonthlyReturn,
  cutOff: Instant = '9999-12-31T23:59:59.999Z',
): DueTask | null {
  const [prefilled] = timeline;
  if (!prefilled || prefilled.at >= cutOff) return null;
  return {
    taskId: `return.${returnId}`,
    office,
    kind: 'monthly-return',
    openedOn: monthBounds(month).to,
    dueOn: limit.dueOn,
    doneOn: confirmedAt === null || confirmedAt >= cutOff ? null : shanghaiDateOf(confirmedAt),
  };
}
