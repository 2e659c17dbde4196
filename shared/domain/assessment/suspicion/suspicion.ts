import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { ErrorKind, FalsehoodKind } from '../fact/finding.ts';
import { plainNote } from '../plain-note.ts';

/** 集中批量办结, 反馈内容雷同. */
export const SuspicionKind = z.enum(['bulk-replies', 'copied-replies']);
export type SuspicionKind = z.infer<typeof SuspicionKind>;

const Finding = z.strictObject({
  record: z.string().check(z.minLength(1), z.maxLength(60)),
  kind: z.union([ErrorKind, FalsehoodKind]),
});

/** What a person decides: nothing is wrong, or which records are, and how. */
export const Judgement = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('dismiss'), reason: plainNote(120) }),
  z.strictObject({
    action: z.literal('establish'),
    reason: plainNote(120),
    /** At most so many: they are filed together with the suspicion, or nothing is. */
    findings: z.array(Finding).check(z.minLength(1), z.maxLength(90)),
  }),
]);
export type Judgement = z.infer<typeof Judgement>;

/**
 * 疑点: what looks odd about an office's replies, for a person to judge. It scores nothing by itself: only what an auditor
 * establishes becomes a finding.
 */
export const Suspicion = z.strictObject({
  suspicionId: z.string(),
  version: z.int(),
  state: z.enum(['raised', 'dismissed', 'established']),
  kind: SuspicionKind,
  office: DivisionCode,
  /** The day of the first reply in question. */
  on: LocalDate,
  /** The notices in question, by id. */
  records: z.array(z.string()),
  zh: z.string(),
  en: z.string(),
  judged: z.nullable(
    z.strictObject({ by: z.string(), at: Instant, reason: plainNote(120), findings: z.array(Finding) }),
  ),
});
export type Suspicion = z.infer<typeof Suspicion>;

/** Where the detectors begin to look up; data, for places differ in how many letters they answer. */
export const DetectorRule = z.strictObject({
  /** So many replies of one office within so many minutes. */
  bulkReplies: z.int().check(z.minimum(2), z.maximum(1000)),
  bulkMinutes: z.int().check(z.minimum(1), z.maximum(1440)),
  /** The same words in so many replies of one office; shorter texts than this say too little to be copied. */
  copiedReplies: z.int().check(z.minimum(2), z.maximum(1000)),
  copiedLength: z.int().check(z.minimum(2), z.maximum(200)),
});
export type DetectorRule = z.infer<typeof DetectorRule>;

/** Twenty letters in ten minutes leave half a minute for each; eight characters are a sentence [ours]. */
export const DEFAULT_DETECTOR_RULE: DetectorRule = {
  bulkReplies: 20,
  bulkMinutes: 10,
  copiedReplies: 10,
  copiedLength: 8,
};
