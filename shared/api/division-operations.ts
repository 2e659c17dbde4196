import * as z from 'zod/mini';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode, WrittenCode } from '../domain/division/written-code.ts';
import { DatePrecision, Division } from '../domain/division/division.ts';
import { MovementFact } from '../domain/fact/movement-fact.ts';
import { NoticeKind } from '../domain/notice/notice.ts';
import { Ledger, Resident } from '../domain/resident/resident.ts';
import { NoticeLine } from './notice-line.ts';
import type { Operation } from './operation.ts';
import { Flag, Limit, paging } from './query-fields.ts';

/** One hand-over on the way from an old code: on that day it went to these codes. */
export const LineageStep = z.strictObject({
  code: z.string(),
  name: z.string(),
  on: LocalDate,
  precision: DatePrecision,
  to: z.array(z.string()),
  /** Codes that got only a part of it. */
  partsTo: z.array(z.string()),
});

/** A line of a ledger, with the masked person. */
export const LedgerLine = z.extend(Resident, { name: z.string(), documentNumber: z.string() });

export const listBoxOperation = {
  id: 'listBox',
  method: 'GET',
  path: '/divisions/{code}/{box}',
  tag: 'notices',
  summary: { 'zh-CN': '待办件、已发件、已办件等', en: 'Inbox, sent, done and the other boxes of a division' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({
    code: OfficeCode,
    box: z.enum(['inbox', 'sent', 'done', 'review', 'paper', 'sending']),
  }),
  query: z.strictObject({
    ...paging,
    below: Flag,
    kind: z.optional(NoticeKind),
    flag: z.optional(z.enum(['due-soon', 'overdue'])),
  }),
  answers: { 200: z.strictObject({ notices: z.array(NoticeLine), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'too-many-divisions'],
} as const satisfies Operation;

export const listLedgerOperation = {
  id: 'listLedger',
  method: 'GET',
  path: '/divisions/{code}/ledgers/{ledger}',
  tag: 'divisions',
  summary: {
    'zh-CN': '流入、流出人口台账',
    en: 'Ledgers: people living here, people of here who live elsewhere',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ code: OfficeCode, ledger: Ledger }),
  query: z.strictObject({ ...paging, closed: Flag }),
  answers: {
    200: z.strictObject({
      residents: z.array(LedgerLine),
      next: z.optional(z.string()),
    }),
  },
  refusals: ['division-not-yours', 'too-many-divisions'],
} as const satisfies Operation;

export const listMovementsOperation = {
  id: 'listMovements',
  method: 'GET',
  path: '/divisions/{code}/movements',
  tag: 'divisions',
  summary: { 'zh-CN': '一段时间内登记的变动', en: 'What a division recorded in a period within one quarter' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, from: LocalDate, to: LocalDate }),
  answers: { 200: z.strictObject({ movements: z.array(MovementFact), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'too-many-divisions', 'invalid-request'],
} as const satisfies Operation;

const everybody = ['clerk', 'reviewer', 'manager', 'auditor', 'partner', 'operator'] as const;
const On = z.optional(LocalDate);

export const searchDivisionsOperation = {
  id: 'searchDivisions',
  method: 'GET',
  path: '/divisions',
  tag: 'divisions',
  summary: {
    'zh-CN': '按代码、名称或拼音首字母查找行政区划',
    en: 'Find divisions by code, name or pinyin initials',
  },
  roles: everybody,
  query: z.strictObject({
    text: z.string().check(z.minLength(1), z.maxLength(40)),
    within: z.optional(OfficeCode),
    on: On,
    limit: Limit,
  }),
  answers: { 200: z.strictObject({ divisions: z.array(Division) }) },
  refusals: [],
} as const satisfies Operation;

export const readDivisionOperation = {
  id: 'readDivision',
  method: 'GET',
  path: '/divisions/{code}',
  tag: 'divisions',
  summary: {
    'zh-CN': '行政区划详情：上级、下级、沿革',
    en: 'A division on a day: what is above and below, and where its code went',
  },
  roles: everybody,
  params: z.strictObject({ code: WrittenCode }),
  query: z.strictObject({ on: On, from: On }),
  answers: {
    200: z.strictObject({
      division: Division,
      above: z.array(Division),
      below: z.array(Division),
      joined: z.boolean(),
      /** How an older code came to this division; empty where the code asked for is itself valid. */
      trace: z.array(LineageStep),
    }),
  },
  refusals: ['division-unknown', 'division-not-yet-valid', 'division-abolished'],
} as const satisfies Operation;
