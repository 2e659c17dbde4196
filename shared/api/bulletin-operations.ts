import * as z from 'zod/mini';
import { Bulletin, BulletinDocument, BulletinEdit } from '../domain/assessment/bulletin/bulletin.ts';
import { plainNote } from '../domain/assessment/plain-note.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfBulletin = z.strictObject({
  bulletinId: z.string().check(z.regex(/^[a-z][0-9A-Za-z.-]{7,159}$/)),
});

/** A bulletin as its readers see it; only the office that issues it sees whose hands it went through. */
export const BulletinView = z.strictObject({
  ...Bulletin.shape,
  timeline: z.optional(Bulletin.shape.timeline),
});

/** A bulletin in a list. */
export const BulletinLine = z.strictObject({
  bulletinId: z.string(),
  version: z.int(),
  state: Bulletin.shape.state,
  runId: z.string(),
  period: Bulletin.shape.period,
  title: z.string(),
  /** Whose it is. */
  division: z.string(),
  number: BulletinDocument.shape.number,
  issuedOn: BulletinDocument.shape.issuedOn,
  replaces: BulletinDocument.shape.replaces,
});

const acted = { 200: z.strictObject({ bulletin: BulletinView }) } as const;
const REFUSALS = [
  'bulletin-unknown',
  'bulletin-changed-meanwhile',
  'precondition-failed',
  'transition-not-allowed',
  'division-not-yours',
] as const;

export const listBulletinsOperation = {
  id: 'listBulletins',
  method: 'GET',
  path: '/divisions/{code}/bulletins',
  tag: 'assessments',
  summary: {
    'zh-CN': '考核通报：本单位的草稿和已发通报，上级已发的通报',
    en: 'Bulletins of a division, the newest period first; of others, what was issued',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject(paging),
  answers: {
    200: z.strictObject({ bulletins: z.array(BulletinLine), next: z.optional(z.string()) }),
  },
  refusals: ['division-not-yours'],
} as const satisfies Operation;

export const readBulletinOperation = {
  id: 'readBulletin',
  method: 'GET',
  path: '/assessments/bulletins/{bulletinId}',
  tag: 'assessments',
  summary: { 'zh-CN': '考核通报（全文）', en: 'A bulletin, whole' },
  roles: readers,
  params: OfBulletin,
  headers: ['etag'],
  answers: acted,
  refusals: ['bulletin-unknown'],
} as const satisfies Operation;

export const bulletinFormats = ['html', 'docx', 'markdown', 'json'] as const;
export type BulletinFormat = (typeof bulletinFormats)[number];

export const printBulletinOperation = {
  id: 'printBulletin',
  method: 'GET',
  path: '/assessments/bulletins/{bulletinId}/document',
  tag: 'assessments',
  summary: {
    'zh-CN': '考核通报文件：A4 版式网页、Word、Markdown、JSON',
    en: 'A bulletin as a file: a page that prints on A4, Word, Markdown or JSON, by format or by the Accept header',
  },
  roles: readers,
  params: OfBulletin,
  query: z.strictObject({ format: z.optional(z.enum(bulletinFormats)) }),
  headers: ['content-disposition'],
  files: [
    'text/html',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'text/markdown',
    'application/json',
  ],
  answers: { 200: z.string() },
  refusals: ['bulletin-unknown'],
} as const satisfies Operation;

export const editBulletinOperation = {
  id: 'editBulletin',
  method: 'POST',
  path: '/assessments/bulletins/{bulletinId}/edits',
  tag: 'assessments',
  summary: {
    'zh-CN': '核稿、修改考核通报（表格和由结果生成的语句不能改）',
    en: 'Edit the words of a bulletin, or say by an empty edit that it was read and stands',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: OfBulletin,
  body: BulletinEdit,
  headers: ['etag'],
  answers: acted,
  refusals: [...REFUSALS, 'division-abolished', 'block-unknown', 'block-fixed'],
} as const satisfies Operation;

export const issueBulletinOperation = {
  id: 'issueBulletin',
  method: 'POST',
  path: '/assessments/bulletins/{bulletinId}/issue',
  tag: 'assessments',
  summary: {
    'zh-CN': '签发考核通报，编发文字号（最后修改者不能签发）',
    en: 'Issue a bulletin under the next number of the year; never by who edited it last',
  },
  roles: ['manager'],
  params: OfBulletin,
  headers: ['etag'],
  answers: acted,
  refusals: [...REFUSALS, 'division-abolished', 'issuer-is-editor', 'bulletin-outdated'],
} as const satisfies Operation;

export const withdrawBulletinOperation = {
  id: 'withdrawBulletin',
  method: 'POST',
  path: '/assessments/bulletins/{bulletinId}/withdrawal',
  tag: 'assessments',
  summary: {
    'zh-CN': '撤回已签发的考核通报（写明原因）',
    en: 'Withdraw an issued bulletin with a reason; it stays readable as it was',
  },
  roles: ['manager'],
  params: OfBulletin,
  body: z.strictObject({ reason: plainNote(120) }),
  headers: ['etag'],
  answers: acted,
  refusals: [...REFUSALS, 'division-abolished'],
} as const satisfies Operation;

export const redraftBulletinOperation = {
  id: 'redraftBulletin',
  method: 'POST',
  path: '/assessments/bulletins/{bulletinId}/redraft',
  tag: 'assessments',
  summary: {
    'zh-CN': '按现行定稿结果重新起草：代替已撤回的通报，或更新未签发的草稿',
    en: 'Draft anew from the results as they are now: what replaces a withdrawn bulletin, or over one that was not issued yet',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: OfBulletin,
  headers: ['etag'],
  answers: acted,
  refusals: [...REFUSALS, 'division-abolished', 'settlement-unknown', 'run-changed-meanwhile'],
} as const satisfies Operation;
