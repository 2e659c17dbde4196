import * as z from 'zod/mini';
import {
  MonthlyReturn,
  ReturnAction,
  ReturnCategory,
} from '../domain/assessment/monthly-return/monthly-return.ts';
import { LocalDate } from '../domain/calendar/date.ts';
import { Month } from '../domain/calendar/period.ts';
import { CountyCode, OfficeCode, TownshipCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { Flag, paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfMonth = z.strictObject({ code: TownshipCode, month: Month });
const Words = { zh: z.string(), en: z.string() };

/** 月报表 in a sentence, and how far it and the ledger are apart. */
export const MonthlyReturnView = z.strictObject({
  ...MonthlyReturn.shape,
  ...Words,
  differences: z.array(z.strictObject({ category: ReturnCategory, closing: z.int(), ledger: z.int() })),
});

export const listReturnsOperation = {
  id: 'listReturns',
  method: 'GET',
  path: '/divisions/{code}/returns',
  tag: 'assessments',
  summary: {
    'zh-CN': '本单位或所辖各乡镇的月报表，未审核报送的在前',
    en: 'Monthly returns of an office, or of the townships directly below; those not confirmed first',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, below: Flag, month: z.optional(Month) }),
  answers: { 200: z.strictObject({ returns: z.array(MonthlyReturnView), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const readReturnOperation = {
  id: 'readReturn',
  method: 'GET',
  path: '/divisions/{code}/returns/{month}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一个月的月报表：期初、流入、流出、期末',
    en: 'The return of one month: people at the start, inflow, outflow, people at the end',
  },
  roles: readers,
  params: OfMonth,
  headers: ['etag'],
  answers: { 200: z.strictObject({ monthly: MonthlyReturnView }) },
  refusals: ['division-not-yours', 'return-unknown'],
} as const satisfies Operation;

export const actOnReturnOperation = {
  id: 'actOnReturn',
  method: 'POST',
  path: '/divisions/{code}/returns/{month}/actions',
  tag: 'assessments',
  summary: {
    'zh-CN': '报送、退回、审核月报表；审核后锁定',
    en: 'File a return, send it back, or confirm it by another hand; confirmed, it is locked',
  },
  roles: ['clerk', 'reviewer'],
  params: OfMonth,
  body: ReturnAction,
  headers: ['etag'],
  answers: { 200: z.strictObject({ monthly: MonthlyReturnView }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'return-unknown',
    'precondition-failed',
    'role-not-allowed',
    'transition-not-allowed',
    'earlier-return-open',
    'return-below-zero',
    'return-not-zero',
    'reviewer-is-author',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;

const DispatchCase = z.strictObject({
  what: z.enum(['return', 'task', 'acceptance', 'reply', 'line']),
  id: z.string(),
  dueOn: z.nullable(LocalDate),
  daysLeft: z.nullable(z.int()),
  ...Words,
});

/** 调度单位. */
export const DispatchedUnitView = z.strictObject({
  unitId: z.string(),
  name: z.string(),
  behind: z.array(DispatchCase),
  near: z.array(DispatchCase),
  more: z.boolean(),
});

export const readDispatchListOperation = {
  id: 'readDispatchList',
  method: 'GET',
  path: '/divisions/{code}/dispatch-list',
  tag: 'assessments',
  summary: {
    'zh-CN': '月调度：超期的单位和临期的事项',
    en: 'The county’s dispatch list: townships behind, and cases near their limit',
  },
  roles: readers,
  params: z.strictObject({ code: CountyCode }),
  query: z.strictObject({ month: z.optional(Month) }),
  answers: {
    200: z.strictObject({ month: Month, units: z.array(DispatchedUnitView), ...Words }),
  },
  refusals: ['division-not-yours'],
} as const satisfies Operation;
