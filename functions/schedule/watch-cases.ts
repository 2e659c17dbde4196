import * as z from 'zod/mini';
import { type CaseKind, type FiledCase } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { clockReturn } from '../../shared/domain/assessment/monthly-return/act-on-return.ts';
import { filedReturn, returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { filedObjection, objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import { clockObjection } from '../../shared/domain/assessment/objection/objection-clock.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { filedTask, taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import { clockTask } from '../../shared/domain/assessment/unit-task/task-clock.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ CASES_TABLE: text });
export const uses = { cases: ['due', 'save'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly settlementRules: readonly SettlementRule[];
  readonly clock: Clock;
}

export type CasesWatched = {
  /** Cases to which time did something in this run. */
  readonly noted: number;
  readonly through: boolean;
};

const PAGE = 200;
/** Saved at once. The lists by which cases are found lag behind for a moment, far less than a page takes. */
const AT_ONCE = 8;

/**
 * The sweep of cases: objections, tasks and monthly returns whose time has come are pressed for, marked overdue and escalated,
 * or lapse. Each is one conditional write that says when time looks at it next, so a run that ends early, comes late or meets another
 * one leaves the rest due and does nothing twice.
 */
export function createWatchCases(deps: Deps): Run<Tick, CasesWatched> {
  return async (_, hasTime) => {
    const sweeps = [
      sweepOf(deps, objectionCase, {
        ruleAt: ({ superior, limit }) => [superior, limit?.startedOn],
        clock: clockObjection,
        file: filedObjection,
      }),
      sweepOf(deps, taskCase, {
        ruleAt: ({ superior, limit }) => [superior, limit.startedOn],
        clock: clockTask,
        file: filedTask,
      }),
      sweepOf(deps, returnCase, {
        ruleAt: ({ office, limit }) => [office, limit.startedOn],
        clock: clockReturn,
        file: filedReturn,
      }),
    ];
    let noted = 0;
    let through = true;
    for (const sweep of sweeps) {
      const done = await sweep(hasTime);
      noted += done.noted;
      through &&= done.through;
    }
    return { noted, through };
  };
}

interface Watching<Case> {
  /** By whose rule of which day. */
  readonly ruleAt: (one: Case) => readonly [division: string, on: string | undefined];
  readonly clock: (one: Case, rule: SettlementRule, now: string) => Case;
  readonly file: (one: Case, rule: SettlementRule) => FiledCase;
}

function sweepOf<Case extends { readonly version: number }>(
  { cases, settlementRules, clock }: Deps,
  kind: CaseKind<Case>,
  watching: Watching<Case>,
) {
  /** True where time did something. */
  const look = async (one: Case, now: string): Promise<boolean> => {
    const [division, on] = watching.ruleAt(one);
    const rule = settlementRuleFor(division, on ?? shanghaiDateOf(now), settlementRules);
    const after = watching.clock(one, rule, now);
    // Nothing to do yet, by a rule that changed since: written again with its new instant, or it would stand first for ever.
    const kept = after === one ? { ...one, version: one.version + 1 } : after;
    // Somebody acted in the same moment: what they saved says when time looks at it next.
    return (await cases.save(watching.file(kept, rule))) === 'saved' && after !== one;
  };
  return async (hasTime: () => boolean): Promise<CasesWatched> => {
    const now = clock.now();
    const seen = new Set<string>();
    let noted = 0;
    for (;;) {
      const due = await cases.due(kind, { until: now, limit: PAGE });
      const fresh = due.filter((one) => !seen.has(kind.idOf(one)));
      for (let i = 0; i < fresh.length; i += AT_ONCE) {
        const together = fresh.slice(i, i + AT_ONCE);
        for (const one of together) seen.add(kind.idOf(one));
        const done = await Promise.all(together.map((one) => look(one, now)));
        noted += done.filter(Boolean).length;
      }
      if (fresh.length === 0 || due.length < PAGE) return { noted, through: due.length < PAGE };
      if (!hasTime()) return { noted, through: false };
      await nextTurn();
    }
  };
}
