import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { objectionWindow } from '../../shared/domain/assessment/objection/file-objection.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import type { Run } from '../../shared/domain/assessment/run/run.ts';
import type { RunningLimit } from '../../shared/domain/assessment/running-limit.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settlementIdOf,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { type Instant, shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Territory } from '../../shared/domain/caller/access.ts';
import { officeOf } from '../../shared/domain/notice/passing-on.ts';
import { countingCalendar, type CountingDeps } from '../counting.ts';

/** What objections of the units of one office are counted by. */
export interface ReplyDeps extends CountingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly settlementRules: readonly SettlementRule[];
}

/** Where the right of reply of one office’s units in a run stands. */
export interface RightOfReply {
  readonly settlement: SettlementRecord | undefined;
  readonly isLocked: boolean;
  readonly window: RunningLimit;
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
}

/** `rightOfReply` with its deps. */
export type ReplyOf = (
  run: Pick<Run, 'runId' | 'closedAt'>,
  superior: string,
  now: Instant,
) => Promise<RightOfReply>;

/**
 * Read from the settlement, in which the window was written down when the units were told their results. Before that it is
 * counted from the close of the run, or from now while counties are still scored: nobody is too late for what was not told.
 */
export async function rightOfReply(
  deps: ReplyDeps,
  run: Pick<Run, 'runId' | 'closedAt'>,
  superior: string,
  now: Instant,
): Promise<RightOfReply> {
  const [settlement, calendar] = await Promise.all([
    deps.cases.one(settlementCase, settlementIdOf(run.runId, superior)),
    countingCalendar(deps),
  ]);
  const since = settlement?.openedAt ?? run.closedAt ?? now;
  const rule = settlementRuleFor(superior, shanghaiDateOf(since), deps.settlementRules);
  return {
    settlement,
    isLocked: settlement !== undefined && settlement.lockedAt !== null,
    window: settlement?.window ?? objectionWindow(since, rule, calendar),
    rule,
    calendar,
  };
}

/** The office that speaks for a unit, where the caller is its hand or its heir’s; else the caller’s own. */
export function speakerFor(unit: Pick<Objection, 'office'>, territories: readonly Territory[]): string {
  const speaker = officeOf(unit.office);
  const isTheirs = territories.some(({ code, formerly }) => code === speaker || formerly.includes(speaker));
  return isTheirs ? speaker : (territories[0]?.code ?? '');
}
