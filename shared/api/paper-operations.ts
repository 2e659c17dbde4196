import * as z from 'zod/mini';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { PaperAction } from '../domain/notice/act-on-paper.ts';
import { NumberedLetter } from '../domain/notice/letter-register.ts';
import { Letterhead, LetterheadBody } from '../domain/notice/letterhead.ts';
import { Notice } from '../domain/notice/notice.ts';
import { PaperState } from '../domain/notice/paper-letter.ts';
import { Purpose } from './movement-operations.ts';
import type { Operation } from './operation.ts';
import { Flag, paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfDivision = z.strictObject({ code: OfficeCode });
const OfNotice = z.strictObject({ noticeId: z.string().check(z.regex(/^[A-Za-z0-9_.-]{1,80}$/)) });

export const setLetterheadOperation = {
  id: 'setLetterhead',
  method: 'PUT',
  path: '/divisions/{code}/letterhead',
  tag: 'notices',
  summary: {
    'zh-CN': '登记本单位函头信息（电话、地址），印在纸质联系函上',
    en: 'Set what an office prints on its letters: telephone and address',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: OfDivision,
  body: LetterheadBody,
  answers: { 200: z.strictObject({ letterhead: Letterhead }) },
  refusals: ['division-not-yours', 'division-abolished', 'phone-invalid', 'registry-changed-meanwhile'],
} as const satisfies Operation;

export const readLetterheadOperation = {
  id: 'readLetterhead',
  method: 'GET',
  path: '/divisions/{code}/letterhead',
  tag: 'notices',
  summary: { 'zh-CN': '本单位函头信息', en: 'What an office prints on its letters' },
  roles: readers,
  params: OfDivision,
  answers: { 200: z.strictObject({ letterhead: Letterhead }) },
  refusals: ['division-not-yours', 'letterhead-missing'],
} as const satisfies Operation;

export const letterFormats = ['html', 'docx'] as const;
export type LetterFormat = (typeof letterFormats)[number];

export const printLetterOperation = {
  id: 'printLetter',
  method: 'POST',
  path: '/notices/{noticeId}/letter',
  tag: 'notices',
  summary: {
    'zh-CN': '打印纸质联系函（首次打印编号；须填用途，留痕）',
    en: 'Print the letter of a notice on paper, numbered when first printed; for a stated purpose, and written down',
  },
  roles: ['clerk', 'reviewer'],
  params: OfNotice,
  body: z.strictObject({
    purpose: Purpose,
    /** 经办人: whom the other side asks for. Printed, and kept nowhere. */
    handler: z.string().check(z.minLength(1), z.maxLength(40)),
    format: z.optional(z.enum(letterFormats)),
  }),
  headers: ['content-disposition', 'cache-control'],
  files: ['text/html', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  answers: { 200: z.string() },
  refusals: [
    'notice-unknown',
    'role-not-allowed',
    'division-abolished',
    'letter-not-on-paper',
    'letterhead-missing',
    'name-invalid',
    'person-unknown',
    'notice-changed-meanwhile',
    'try-again-later',
  ],
} as const satisfies Operation;

export const actOnPaperLetterOperation = {
  id: 'actOnPaperLetter',
  method: 'POST',
  path: '/notices/{noticeId}/letter/actions',
  tag: 'notices',
  summary: {
    'zh-CN': '纸质联系函登记：寄出（邮寄、传真、专人）、催办',
    en: 'Enter that a letter was sent (post, fax, by hand), or that its answer was pressed for',
  },
  roles: ['clerk', 'reviewer'],
  params: OfNotice,
  body: PaperAction,
  headers: ['etag'],
  answers: { 200: z.strictObject({ notice: Notice }) },
  refusals: [
    'notice-unknown',
    'role-not-allowed',
    'division-abolished',
    'precondition-failed',
    'letter-not-on-paper',
    'letter-not-printed',
    'letter-not-sent',
    'letter-already-sent',
    'letter-sent-too-long-ago',
    'date-in-future',
    'pressed-today',
    'notice-changed-meanwhile',
  ],
} as const satisfies Operation;

/** An open letter in a list, with what its office should do about it. */
export const OpenLetter = z.strictObject({
  notice: Notice,
  state: PaperState,
  /** 〔2026〕12号; absent while none was printed. */
  numberWords: z.optional(z.string()),
  /** The answer was looked for until the day before, or earlier. */
  reminderDue: z.boolean(),
});

export const listPaperLettersOperation = {
  id: 'listPaperLetters',
  method: 'GET',
  path: '/divisions/{code}/paper-letters',
  tag: 'notices',
  summary: {
    'zh-CN': '未回的纸质联系函：待打印、待寄出、待回函、已催办，及应催办的',
    en: 'Open letters of an office: to be printed, to be sent, waiting for an answer, and those to press for',
  },
  roles: readers,
  params: OfDivision,
  query: z.strictObject({
    ...paging,
    below: Flag,
    state: z.optional(PaperState),
    /** Only those whose answer should be pressed for today. */
    reminderDue: Flag,
    /** Only those to divisions whose code begins so: 411525. */
    to: z.optional(OfficeCode),
  }),
  answers: { 200: z.strictObject({ letters: z.array(OpenLetter), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'too-many-divisions', 'invalid-request'],
} as const satisfies Operation;

/** A number that was given, with what has become of its notice. */
export const RegisterLine = z.extend(NumberedLetter, {
  letterId: z.string(),
  numberWords: z.string(),
  to: OfficeCode,
  kind: Notice.def.options[0].shape.kind,
  state: z.string(),
  sentOn: z.optional(LocalDate),
});

export const listLetterRegisterOperation = {
  id: 'listLetterRegister',
  method: 'GET',
  path: '/divisions/{code}/letter-register',
  tag: 'notices',
  summary: {
    'zh-CN': '发文登记：本单位某年的编号及去向；按编号（回执二维码）查找一件',
    en: 'The numbers that an office gave in a year, the last first; by number, as the code on a receipt says, one of them',
  },
  roles: readers,
  params: OfDivision,
  query: z.strictObject({
    ...paging,
    year: z.string().check(z.regex(/^2[01]\d{2}$/)),
    number: z.optional(z.string().check(z.regex(/^[1-9]\d{0,5}$/))),
  }),
  answers: { 200: z.strictObject({ letters: z.array(RegisterLine), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;
