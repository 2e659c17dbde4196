import * as z from 'zod/mini';
import { Instant } from '../domain/calendar/instant.ts';
import { DeadLetter } from '../domain/dead-letter/dead-letters.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { NoticeKind } from '../domain/notice/notice.ts';
import { StuckReason } from '../domain/notice/stuck.ts';
import { noticeStates } from '../domain/notice/transitions.ts';
import type { Operation } from './operation.ts';
import { Cursor, paging } from './query-fields.ts';

const Source = z.string().check(z.regex(/^(queue|feed):[a-z-]{1,40}$/));

/** One line of the stuck list. Nothing about the person: whoever may read the notice reads it there. */
export const StuckLine = z.strictObject({
  noticeId: z.string(),
  kind: NoticeKind,
  state: z.enum(noticeStates),
  sender: z.string(),
  receiver: z.string(),
  /** Who must act: a division, or `platform`. */
  holder: z.string(),
  since: Instant,
  days: z.int(),
  why: StuckReason,
});

export const listStuckOperation = {
  id: 'listStuck',
  method: 'GET',
  path: '/operations/stuck',
  tag: 'operations',
  summary: {
    'zh-CN': '滞留件：未办结而无人办理的件',
    en: 'Stuck list: notices that have not ended and nobody moves',
  },
  roles: ['operator', 'manager', 'auditor'],
  query: z.strictObject({ ...paging, division: z.optional(OfficeCode), why: z.optional(StuckReason) }),
  answers: { 200: z.strictObject({ stuck: z.array(StuckLine), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours'],
} as const satisfies Operation;

export const listDeadLettersOperation = {
  id: 'listDeadLetters',
  method: 'GET',
  path: '/operations/dead-letters',
  tag: 'operations',
  summary: { 'zh-CN': '投递失败件', en: 'Dead letters: what could not be handled, whole' },
  roles: ['operator'],
  query: z.strictObject({ ...paging, source: z.optional(Source) }),
  answers: {
    200: z.strictObject({
      sources: z.array(z.string()),
      letters: z.array(DeadLetter),
      next: z.optional(z.string()),
    }),
  },
  refusals: ['dead-letter-source-unknown', 'whole-platform-only'],
} as const satisfies Operation;

export const redriveOperation = {
  id: 'redrive',
  method: 'POST',
  path: '/operations/dead-letters/redrive',
  tag: 'operations',
  summary: {
    'zh-CN': '重新投递：一件，或一个来源的全部',
    en: 'Redrive: put back one dead letter, or those of a source page by page',
  },
  roles: ['operator'],
  body: z.strictObject({
    source: Source,
    /** One letter; without it, those of the source. */
    id: z.optional(z.string().check(z.minLength(1), z.maxLength(1_024))),
    cursor: Cursor,
  }),
  answers: {
    200: z.strictObject({
      redriven: z.int(),
      failed: z.int(),
      reason: z.optional(z.string()),
      /** There are more: call again with it as `cursor`. */
      next: z.optional(z.string()),
      /** With `next`: how many are still to be tried. */
      remaining: z.optional(z.int()),
    }),
  },
  refusals: ['dead-letter-source-unknown', 'dead-letter-unknown', 'whole-platform-only'],
} as const satisfies Operation;
