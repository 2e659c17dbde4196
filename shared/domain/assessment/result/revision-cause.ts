import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { plainNote } from '../plain-note.ts';

/**
 * Why a result was calculated again by a decision. Before the lock: 异议成立. After it: 上级或司法决定, 查实虚报、瞒报、挪报, 数据更正,
 * 平台故障认定, 计算有误.
 */
export const EstablishedCauseKind = z.enum([
  'upheld-objection',
  'superior-decision',
  'proven-falsehood',
  'records-corrected',
  'outage-established',
  'calculation-wrong',
]);
export type EstablishedCauseKind = z.infer<typeof EstablishedCauseKind>;

const Subject = z.string().check(z.minLength(1), z.maxLength(128));

/** The cause of a revision, and by whose decision. `reference`: the objection, finding, outage or document. */
export const EstablishedCause = z.strictObject({
  kind: EstablishedCauseKind,
  reference: z.string().check(z.minLength(1), z.maxLength(240)),
  reason: plainNote(120),
  /** The office that decided. */
  office: DivisionCode,
  by: Subject,
  at: Instant,
});
export type EstablishedCause = z.infer<typeof EstablishedCause>;

/** Why there is a revision: the run scored the unit, somebody had it computed again, or something was decided about it. */
export const RevisionCause = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('run') }),
  z.strictObject({ kind: z.literal('recomputed'), by: Subject, at: Instant, reason: z.string() }),
  EstablishedCause,
]);
export type RevisionCause = z.infer<typeof RevisionCause>;

const CAUSE_WORDS: Readonly<Record<EstablishedCauseKind, { readonly zh: string; readonly en: string }>> = {
  'upheld-objection': { zh: '异议成立', en: 'an objection was upheld' },
  'superior-decision': { zh: '上级或司法机关决定', en: 'a superior office or a court decided' },
  'proven-falsehood': { zh: '查实虚报、瞒报、挪报', en: 'a false report was proven' },
  'records-corrected': { zh: '数据更正', en: 'records were corrected' },
  'outage-established': { zh: '平台故障认定', en: 'an outage was established' },
  'calculation-wrong': { zh: '计算有误', en: 'the calculation was wrong' },
};

/** Why there is a new revision, in one sentence each. */
export function causeSentence({ kind, reference, reason }: EstablishedCause): {
  readonly zh: string;
  readonly en: string;
} {
  const { zh, en } = CAUSE_WORDS[kind];
  return { zh: `${zh}（${reference}）：${reason}`, en: `${en} (${reference}): ${reason}` };
}
