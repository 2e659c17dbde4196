import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { plainNote } from '../plain-note.ts';
import { LimitMark, RunningLimit } from '../running-limit.ts';
import { Effect } from '../scheme/consequence.ts';
import { timelineOf } from '../timeline.ts';
import { type UnitTaskEvent, unitTaskStates, unitTaskTransitions } from './unit-task-transitions.ts';

/** 整改 follows from a result; 摸底排查, 专项行动, 台账核对, 培训 are a work plan's. */
export const UnitTaskKind = z.enum(['rectification', 'survey', 'campaign', 'account-check', 'training']);
export type UnitTaskKind = z.infer<typeof UnitTaskKind>;

/** Work that a superior office sets by a plan of its own. */
export const WorkTaskOrder = z.strictObject({
  kind: z.enum(['survey', 'campaign', 'account-check', 'training']),
  unitId: z.string().check(z.minLength(1), z.maxLength(40)),
  /** What is to be done. */
  opinion: plainNote(600),
  dueOn: LocalDate,
});
export type WorkTaskOrder = z.infer<typeof WorkTaskOrder>;

/** 帮扶单位: an office that helps; never a person. */
export const SupportingUnit = z.strictObject({
  unitId: z.string().check(z.minLength(1), z.maxLength(40)),
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
  taskId: z.string().check(z.minLength(1), z.maxLength(240)),
  version: z.int(),
  state: z.enum(unitTaskStates),
  kind: UnitTaskKind,
  unitId: z.string(),
  /** The division that the unit answers for; for a village its township speaks. */
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
