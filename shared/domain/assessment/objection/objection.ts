import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { plainNote } from '../plain-note.ts';
import { LimitMark, RunningLimit } from '../running-limit.ts';
import { timelineOf } from '../timeline.ts';
import type { RuledCorrection } from './correct-facts.ts';
import { FactCorrection } from './fact-correction.ts';
import { type ObjectionEvent, objectionStates, objectionTransitions } from './objection-transitions.ts';

/** Why a unit objects, from a list: 记录有误, 非本单位责任, 已按时办理, 重复计算, 漏计, 平台故障, 口径适用有误. */
export const ObjectionGround = z.enum([
  'record-wrong',
  'not-ours',
  'done-in-time',
  'counted-twice',
  'left-out',
  'outage',
  'rule-misapplied',
]);
export type ObjectionGround = z.infer<typeof ObjectionGround>;

/** What stands in place of an indicator where a unit objects to a finding that caps its grade. */
export const GRADE_CAP = 'grade-cap';

/** A single indicator, or a single record behind it. */
export const ObjectionTarget = z.strictObject({
  indicator: z.string().check(z.minLength(1), z.maxLength(60)),
  record: z.optional(z.string().check(z.minLength(1), z.maxLength(120))),
});
export type ObjectionTarget = z.infer<typeof ObjectionTarget>;

/** What a unit files. The evidence note names files; whoever rules asks for them. */
export const ObjectionFiling = z.strictObject({
  target: ObjectionTarget,
  ground: ObjectionGround,
  evidence: plainNote(200),
});
export type ObjectionFiling = z.infer<typeof ObjectionFiling>;

/** What the two sides do with it afterwards. */
export const ObjectionAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('ask-evidence'), question: plainNote(120) }),
  z.strictObject({ action: z.literal('supply-evidence'), evidence: plainNote(200) }),
  z.strictObject({
    action: z.literal('uphold'),
    reason: plainNote(120),
    corrections: z.array(FactCorrection).check(z.minLength(1), z.maxLength(200)),
  }),
  z.strictObject({ action: z.literal('reject'), reason: plainNote(120) }),
  z.strictObject({ action: z.literal('withdraw') }),
]);
export type ObjectionAction = z.infer<typeof ObjectionAction>;

const Event = Object.keys(objectionTransitions) as [ObjectionEvent, ...ObjectionEvent[]];

/** 异议申诉: one unit's objection to one number of its provisional result. */
export const Objection = z.strictObject({
  objectionId: z.string().check(z.minLength(1), z.maxLength(240)),
  version: z.int(),
  state: z.enum(objectionStates),
  runId: z.string(),
  unitId: z.string(),
  /** The division that the unit answers for; for a village its township speaks. */
  office: DivisionCode,
  /** The office that assesses it: its auditors rule, or those of an office above. */
  superior: DivisionCode,
  /** The revision of the unit's result that it is about. */
  revision: z.int().check(z.minimum(1)),
  target: ObjectionTarget,
  ground: ObjectionGround,
  /** The note filed, then those supplied. */
  evidence: z.array(plainNote(200)),
  filedBy: z.string(),
  filedAt: Instant,
  /** Of the ruling, or of the evidence that the unit owes; null once it has ended. */
  limit: z.nullable(RunningLimit),
  noted: z.array(LimitMark),
  ruling: z.nullable(
    z.strictObject({
      upheld: z.boolean(),
      ruledBy: z.string(),
      ruledAt: Instant,
      reason: plainNote(120),
      corrections: z.array(FactCorrection),
    }),
  ),
  timeline: timelineOf(['file', ...Event]),
});
export type Objection = z.infer<typeof Objection>;

/**
 * The objections of a unit in a run are numbered from 1 without gaps: all of them are read by their ids, which never lags, and of
 * two that are filed at once the second takes the next number. Fit for a path of a URL.
 */
export function objectionIdOf(
  { runId, unitId }: Pick<Objection, 'runId' | 'unitId'>,
  number: number,
): string {
  return `${runId}.${unitId}.${number}`;
}

/** The corrections of all upheld objections, for the next calculation. */
export function correctionsOf(objections: readonly Objection[]): readonly RuledCorrection[] {
  return objections.flatMap(({ objectionId, state, ruling }) =>
    state === 'upheld' && ruling
      ? ruling.corrections.map((correction) => ({ objectionId, ruledAt: ruling.ruledAt, correction }))
      : [],
  );
}
