import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { plainNote } from '../plain-note.ts';
import { LimitMark, RunningLimit } from '../running-limit.ts';
import { Effect } from '../scheme/consequence.ts';
import { timelineOf } from '../timeline.ts';
import { UnitId } from '../unit.ts';
import { type UnitTaskEvent, unitTaskStates, unitTaskTransitions } from './unit-task-transitions.ts';

/** 整改 follows from a result; 摸底排查, 专项行动, 台账核对, 培训 are a work plan's. */
export const UnitTaskKind = z.enum(['rectification', 'survey', 'campaign', 'account-check', 'training']);
export type UnitTaskKind = z.infer<typeof UnitTaskKind>;

/**
 * Fit for an address: `run.330106009.rectification`, `work.330106.9f2c….0`. A run’s id (140), a unit’s (40) and what follows
 * fit in.
 */
export const TaskId = z.string().check(z.regex(/^[a-z][0-9A-Za-z.-]{3,199}$/));

/** What a superior office asks of one or several units of its own by the same day. */
export const WorkTasksOrder = z.strictObject({
  kind: z.enum(['survey', 'campaign', 'account-check', 'training']),
  /** As many as are saved together or not at all. */
  unitIds: z.array(UnitId).check(z.minLength(1), z.maxLength(100)),
  /** What is to be done. */
  opinion: plainNote(600),
  dueOn: LocalDate,
});
export type WorkTasksOrder = z.infer<typeof WorkTasksOrder>;

/** The same of one unit. */
export interface WorkTaskOrder extends Omit<WorkTasksOrder, 'unitIds'> {
  readonly unitId: string;
}

/** 帮扶单位: an office that helps; never a person. */
export const SupportingUnit = z.strictObject({
  unitId: UnitId,
  name: plainNote(60),
});
export type SupportingUnit = z.infer<typeof SupportingUnit>;

export const UnitTaskAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('acknowledge') }),
  z.strictObject({ action: z.literal('assign-support'), supportedBy: SupportingUnit }),
  z.strictObject({ action: z.literal('report'), doneOn: LocalDate, evidence: plainNote(200) }),
  z.strictObject({ action: z.literal('accept'), note: z.optional(plainNote(120)) }),
  z.strictObject({ action: z.literal('send-back'), reason: plainNote(120) }),
  z.strictObject({ action: z.literal('extend'), until: LocalDate, reason: plainNote(120) }),
  z.strictObject({ action: z.literal('cancel'), reason: plainNote(120) }),
]);
export type UnitTaskAction = z.infer<typeof UnitTaskAction>;

const Event = Object.keys(unitTaskTransitions) as [UnitTaskEvent, ...UnitTaskEvent[]];

/** A task of a unit with its last day, from whichever ground: all are pressed for, reported and accepted alike. */
export const UnitTask = z.strictObject({
  taskId: TaskId,
  version: z.int(),
  state: z.enum(unitTaskStates),
  kind: UnitTaskKind,
  unitId: z.string(),
  /** The division that the unit is, or lies in; for a village its township speaks. */
  office: DivisionCode,
  /** The office that set it and accepts what was done. */
  superior: DivisionCode,
  setAt: Instant,
  /** Whose hand set it; null where it follows from a result. */
  setBy: z.nullable(z.string()),
  /** 整改意见, or what is to be done. */
  opinion: z.string().check(z.minLength(1), z.maxLength(4000)),
  /** The result that a rectification is from, the rules of the scheme that met, and the lines that lost points. */
  ground: z.nullable(
    z.strictObject({
      runId: z.string(),
      revision: z.int(),
      effect: Effect,
      rules: z.array(z.string()),
      indicators: z.array(z.string()),
    }),
  ),
  /** 帮扶、重点帮扶: it cannot be accepted before a supporting unit was named. */
  supportNeeded: z.boolean(),
  supportedBy: z.nullable(SupportingUnit),
  limit: RunningLimit,
  noted: z.array(LimitMark),
  /** The last day to which it was extended, once. */
  extendedFrom: z.nullable(LocalDate),
  /** What was reported last. */
  report: z.nullable(
    z.strictObject({ at: Instant, by: z.string(), doneOn: LocalDate, evidence: plainNote(200) }),
  ),
  timeline: timelineOf(['set', ...Event]),
});
export type UnitTask = z.infer<typeof UnitTask>;
