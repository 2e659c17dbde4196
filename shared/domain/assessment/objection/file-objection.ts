import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { type Due, dueFrom } from '../../deadline/due.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { LineResult } from '../kernel/result.ts';
import type { MeasuredSet } from '../measure/measure-unit.ts';
import type { MeasureId } from '../measure/measures.ts';
import type { RunningLimit } from '../running-limit.ts';
import { type SettlementRule, settlementPart } from '../settlement/settlement-rule.ts';
import type { Hand } from '../timeline.ts';
import {
  GRADE_CAP,
  type Objection,
  type ObjectionFiling,
  objectionIdOf,
  type ObjectionTarget,
} from './objection.ts';
import { isOpen } from './objection-transitions.ts';

/** What is known when a unit objects. */
export interface FilingFacts extends Hand {
  readonly role: Role;
  readonly runId: string;
  readonly unit: { readonly unitId: string; readonly division: string };
  /** The office that assesses the unit. */
  readonly superior: string;
  readonly revision: number;
  readonly lines: readonly Pick<LineResult, 'indicator' | 'measure' | 'cases'>[];
  readonly measured: MeasuredSet;
  /** Findings of false reports that cap the grade. */
  readonly cappedBy: readonly string[];
  readonly window: Due;
  readonly isLocked: boolean;
  /** All of this unit in this run. */
  readonly earlier: readonly Objection[];
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
}

export type Filed =
  /** `repeated`: the very same was filed a moment ago, and nothing has happened to it since. */
  { readonly kind: 'filed' | 'repeated'; readonly objection: Objection } | Refused;

/** The window in which units may object to what was published then. */
export function objectionWindow(
  publishedAt: Instant,
  rule: SettlementRule,
  calendar: HolidayCalendar,
): RunningLimit {
  return dueFrom(settlementPart(rule, 'objection'), publishedAt, calendar);
}

/** Decides on an objection of a unit to its own provisional result: a new objection, or a refusal by name. */
export function fileObjection(filing: ObjectionFiling, facts: FilingFacts): Filed {
  const { unit, by, role, subject, now, window, earlier } = facts;
  const speaker = officeOf(unit.division);
  if (by !== speaker) return refused('division-not-yours', undefined, { division: speaker });
  if (role === 'auditor') return refused('role-not-allowed', undefined, { role });
  const repeated = earlier.find((one) => isRepeat(one, filing, subject));
  if (repeated) return { kind: 'repeated', objection: repeated };
  if (facts.isLocked) return refused('results-locked');
  if (now >= window.dueAt) return refused('objection-window-closed', undefined, { until: window.dueOn });
  const fault = faultOf(filing.target, facts);
  if (fault) return fault;
  const same = earlier.filter(({ target }) => isSame(target, filing.target));
  // Whatever was ruled on stands; only one that the unit took back itself may be filed again.
  const standing = same.find((one) => isOpen(one) || one.state !== 'withdrawn');
  if (standing) return refused('objection-exists', '/target', { objection: standing.objectionId });
  return { kind: 'filed', objection: objectionOf(filing, facts) };
}

/** The line must be on the unit’s result, and a record among those behind its numbers; a cap of the grade is objected to by its finding. */
function faultOf({ indicator, record }: ObjectionTarget, facts: FilingFacts): Refused | null {
  if (indicator === GRADE_CAP) {
    return record !== undefined && facts.cappedBy.includes(record)
      ? null
      : refused('record-not-counted', '/target/record', { record: record ?? '–', indicator });
  }
  const line = facts.lines.find((one) => one.indicator === indicator);
  if (!line) return refused('indicator-not-scored', '/target/indicator', { indicator });
  if (record === undefined) return null;
  const measures = [line.measure, ...line.cases.map(({ measure }) => measure)] as MeasureId[];
  const isBehind = measures.some((id) => facts.measured[id]?.denominatorRecords.includes(record));
  return isBehind ? null : refused('record-not-counted', '/target/record', { record, indicator });
}

/** An answer may have been lost on its way: whoever sends the same once more is told what is there. */
function isRepeat(one: Objection, { target, ground, evidence }: ObjectionFiling, subject: string): boolean {
  return (
    one.version === 1 &&
    isSame(one.target, target) &&
    one.ground === ground &&
    one.evidence[0] === evidence &&
    one.filedBy === subject
  );
}

function isSame(a: ObjectionTarget, b: ObjectionTarget): boolean {
  return a.indicator === b.indicator && a.record === b.record;
}

function objectionOf(filing: ObjectionFiling, facts: FilingFacts): Objection {
  const { runId, unit, revision, by, subject, now, rule, calendar, earlier } = facts;
  const { unitId } = unit;
  const { target, ground, evidence } = filing;
  return {
    objectionId: objectionIdOf({ runId, unitId }, earlier.length + 1),
    version: 1,
    state: 'filed',
    runId,
    unitId,
    office: unit.division,
    superior: facts.superior,
    revision,
    target,
    ground,
    evidence: [evidence],
    filedBy: subject,
    filedAt: now,
    limit: dueFrom(settlementPart(rule, 'ruling'), now, calendar),
    noted: [],
    ruling: null,
    timeline: [{ at: now, event: 'file', by, subject, note: ground }],
  };
}
