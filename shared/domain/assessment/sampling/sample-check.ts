import * as z from 'zod/mini';
import { Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { DivisionCode, PlaceCode } from '../../division/code.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { SampledCheck } from '../fact/sampled-check.ts';
import { plainNote } from '../plain-note.ts';
import { AreaCode } from '../../village/area.ts';
import { RunningLimit } from '../running-limit.ts';
import type { Hand } from '../timeline.ts';

/** What of a record can be found wrong: 户籍地, 现居住地, 日期, 原因, 联系方式, 已离开未注销, 查无此人. */
export const WrongItem = z.enum([
  'household',
  'residence',
  'date',
  'reason',
  'contact',
  'left-not-cancelled',
  'nobody-there',
]);
export type WrongItem = z.infer<typeof WrongItem>;

/** What a checker says of a record. Nothing wrong: it is right. */
export const CheckOutcome = z.strictObject({
  wrong: z.array(WrongItem).check(z.maxLength(7)),
  /** How it was checked: at the door, by telephone, against papers. */
  by: z.enum(['visit', 'telephone', 'papers']),
  note: z.optional(plainNote(60)),
});
export type CheckOutcome = z.infer<typeof CheckOutcome>;

/** 抽查任务: one drawn record for one neighbouring office to compare with what is so. */
export const SampleCheck = z.strictObject({
  checkId: z.string(),
  version: z.int(),
  sampleId: z.string(),
  unitId: z.string(),
  /** The office whose record it is. */
  office: DivisionCode,
  /** The village of that office that the record names, where it counts with its responsibility area; absent: the office itself. */
  place: z.optional(PlaceCode),
  area: z.optional(AreaCode),
  /** The office above it, which sees all its checks. */
  superior: DivisionCode,
  record: z.string(),
  /** The office that checks; for a village its township speaks. */
  checker: DivisionCode,
  limit: RunningLimit,
  outcome: z.nullable(z.strictObject({ ...CheckOutcome.shape, checkedBy: z.string(), checkedAt: Instant })),
});
export type SampleCheck = z.infer<typeof SampleCheck>;

export interface CheckFacts extends Hand {
  readonly role: Role;
  readonly enteredBy: (record: string) => readonly string[];
}

export type CheckSettled = { readonly kind: 'settled'; readonly check: SampleCheck } | Refused;

/** Takes what the checking office found. A check is settled once; what is wrong with it goes by the right of reply. */
export function settleCheck(check: SampleCheck, outcome: CheckOutcome, facts: CheckFacts): CheckSettled {
  const { by, role, subject, now, enteredBy } = facts;
  const speaker = officeOf(check.checker);
  if (by !== speaker) return refused('division-not-yours', undefined, { division: speaker });
  if (role === 'partner' || role === 'operator') return refused('role-not-allowed', undefined, { role });
  if (check.outcome !== null) {
    return refused('transition-not-allowed', '/action', { state: 'settled', action: 'settle' });
  }
  if (enteredBy(check.record).includes(subject)) {
    return refused('auditor-is-concerned', undefined, { record: check.record });
  }
  return {
    kind: 'settled',
    check: {
      ...check,
      version: check.version + 1,
      outcome: { ...outcome, wrong: [...new Set(outcome.wrong)], checkedBy: subject, checkedAt: now },
    },
  };
}

/** What the accuracy measure (抽查准确率) reads; null until it is settled. */
export function checkAsFact(check: SampleCheck): SampledCheck | null {
  const { checkId, office, place, area, checker, record, outcome } = check;
  return (
    outcome && {
      checkId,
      office: place ?? office,
      ...(area !== undefined && { area }),
      checkedBy: checker,
      checkedOn: shanghaiDateOf(outcome.checkedAt),
      record,
      right: outcome.wrong.length === 0,
    }
  );
}
