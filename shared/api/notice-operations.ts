import * as z from 'zod/mini';
import { Notice } from '../domain/notice/notice.ts';
import { NoticeAction } from '../domain/notice/actions.ts';
import { RaiseNotice } from '../domain/notice/raise.ts';
import { NoticeLine } from './notice-line.ts';
import { MaskedPerson } from './movement-operations.ts';
import type { Operation } from './operation.ts';

const NoticeId = z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,80}$/));

/** One notice whole: masked person, timeline, and whose days it has taken so far. */
export const NoticeView = z.extend(NoticeLine, {
  person: MaskedPerson,
  days: z.strictObject({
    sender: z.number(),
    receiver: z.number(),
    platform: z.number(),
    'waiting-for-correction': z.number(),
  }),
});

export const readNoticeOperation = {
  id: 'readNotice',
  method: 'GET',
  path: '/notices/{noticeId}',
  tag: 'notices',
  summary: { 'zh-CN': '查看一件联系函及其全部经过', en: 'Read one notice with its whole timeline' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ noticeId: NoticeId }),
  headers: ['etag'],
  answers: { 200: NoticeView },
  refusals: ['notice-unknown'],
} as const satisfies Operation;

export const raiseNoticeOperation = {
  id: 'raiseNotice',
  method: 'POST',
  path: '/notices',
  tag: 'notices',
  summary: {
    'zh-CN': '发出协查函、服务转介函或更正函',
    en: 'Raise a verification request, referral or correction',
  },
  roles: ['clerk', 'reviewer'],
  body: RaiseNotice,
  idempotent: true,
  headers: ['etag', 'location'],
  answers: { 201: z.strictObject({ notice: Notice }) },
  refusals: [
    'idempotency-key-missing',
    'idempotency-key-reused',
    'office-ambiguous',
    'division-not-yours',
    'division-unknown',
    'division-abolished',
    'division-not-yet-valid',
    'person-unknown',
    'receiver-same-as-sender',
    'urgency-ground-missing',
  ],
} as const satisfies Operation;

export const actOnNoticeOperation = {
  id: 'actOnNotice',
  method: 'POST',
  path: '/notices/{noticeId}/actions',
  tag: 'notices',
  summary: {
    'zh-CN': '办理：签收、退回、反馈、分办等',
    en: 'Act: accept, return, reply, hand down and the others',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: z.strictObject({ noticeId: NoticeId }),
  body: NoticeAction,
  headers: ['etag'],
  answers: { 200: z.strictObject({ notice: Notice }) },
  refusals: [
    'notice-unknown',
    'role-not-allowed',
    'division-abolished',
    'transition-not-allowed',
    'notice-changed-meanwhile',
    'precondition-failed',
    'extension-used',
    'extension-too-long',
    'hand-down-outside',
    'already-visited',
    'reply-incomplete',
    'reply-not-expected',
    'reviewer-is-author',
    'pressed-today',
    'division-unknown',
    'division-abolished',
    'division-not-yet-valid',
  ],
} as const satisfies Operation;
