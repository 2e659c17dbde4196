import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { type Refused, refused } from '../../refusal.ts';
import { plainNote } from '../plain-note.ts';

/**
 * Why a result was calculated again. Before the lock: 异议成立. After it: 上级或司法决定, 查实虚报、瞒报、挪报, 数据更正, 平台故障认定, 计算有误.
 */
export const EstablishedCauseName = z.enum([
  'upheld-objection',
  'superior-decision',
  'proven-falsehood',
  'records-corrected',
  'outage-established',
  'calculation-wrong',
]);
export type EstablishedCauseName = z.infer<typeof EstablishedCauseName>;

/** The cause of a revision, and by whose decision. `reference`: the objection, finding, outage or document. */
export const EstablishedCause = z.strictObject({
  name: EstablishedCauseName,
  reference: z.string().check(z.minLength(1), z.maxLength(240)),
  reason: plainNote(120),
  office: DivisionCode,
  decidedBy: z.string().check(z.minLength(1), z.maxLength(128)),
  decidedAt: Instant,
});
export type EstablishedCause = z.infer<typeof EstablishedCause>;

/** What decides whether a unit gets a new revision. Digests are those of the results' inputs. */
export interface RevisionFacts {
  readonly unitId: string;
  readonly revision: number;
  readonly inputDigest: string;
  readonly nextInputDigest: string;
  readonly isLocked: boolean;
  readonly cause: EstablishedCause | null;
  /** Hands that entered the facts that change. */
  readonly enteredBy: readonly string[];
}

export type NextRevision =
  | { readonly kind: 'revised'; readonly revision: number; readonly cause: EstablishedCause | null }
  /** The same inputs: the same result stands, and nothing is written. */
  | { readonly kind: 'unchanged'; readonly revision: number }
  | Refused;

/**
 * Whether a calculation becomes a new revision. After the lock only one with a cause does, decided by a person whose hand did not
 * enter the facts; an objection is no cause then, for its window is over. The earlier revision stays as it was.
 */
export function nextRevision(facts: RevisionFacts): NextRevision {
  const { unitId, revision, inputDigest, nextInputDigest, isLocked, cause } = facts;
  if (inputDigest === nextInputDigest) return { kind: 'unchanged', revision };
  if (isLocked && (cause === null || cause.name === 'upheld-objection')) {
    return refused('results-locked', undefined, { unit: unitId });
  }
  if (cause && facts.enteredBy.includes(cause.decidedBy)) {
    return refused('auditor-is-concerned', undefined, { record: cause.reference });
  }
  return { kind: 'revised', revision: revision + 1, cause };
}

const CAUSE_WORDS: Readonly<Record<EstablishedCauseName, { readonly zh: string; readonly en: string }>> = {
  'upheld-objection': { zh: '异议成立', en: 'an objection was upheld' },
  'superior-decision': { zh: '上级或司法机关决定', en: 'a superior office or a court decided' },
  'proven-falsehood': { zh: '查实虚报、瞒报、挪报', en: 'a false report was proven' },
  'records-corrected': { zh: '数据更正', en: 'records were corrected' },
  'outage-established': { zh: '平台故障认定', en: 'an outage was established' },
  'calculation-wrong': { zh: '计算有误', en: 'the calculation was wrong' },
};

/** Why there is a new revision, in one sentence each. */
export function causeSentence({ name, reference, reason }: EstablishedCause): {
  readonly zh: string;
  readonly en: string;
} {
  const { zh, en } = CAUSE_WORDS[name];
  return { zh: `${zh}（${reference}）：${reason}`, en: `${en} (${reference}): ${reason}` };
}
