import * as z from 'zod/mini';
import { PeriodKind } from '../domain/assessment/period.ts';
import { plainNote } from '../domain/assessment/plain-note.ts';
import { CountyOutcome, Run, RunId } from '../domain/assessment/run/run.ts';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { DifferenceCause, ResultSummary, Revision, UnitId, UnitResultView } from './assessment-result.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfRun = z.strictObject({ runId: RunId });
const OfUnit = z.strictObject({ runId: RunId, unitId: UnitId });
/** An objection is no cause once its window is over. */
const LateCause = z.enum([
  'superior-decision',
  'proven-falsehood',
  'records-corrected',
  'outage-established',
  'calculation-wrong',
]);
const notFound = ['run-unknown', 'result-unknown', 'division-not-yours'] as const;

/** What is assessed: an official scheme for everybody, or a draft (试算) for one's own units. */
export const StartRun = z.strictObject({
  /** Id of a scheme in force on the first day of the period. */
  scheme: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** A whole scheme as it may become: nothing of it is published. */
  draft: z.optional(z.record(z.string(), z.unknown())),
  period: z.strictObject({ kind: PeriodKind, from: LocalDate }),
  /** Of a draft: whose counties are scored. */
  within: z.optional(OfficeCode),
});

export const startRunOperation = {
  id: 'startRun',
  method: 'POST',
  path: '/assessments/runs',
  tag: 'assessments',
  summary: {
    'zh-CN': '启动考核：补作往期考核，或用草案试算（不发布）',
    en: 'Start an assessment of a past period, or a what-if by a draft that publishes nothing',
  },
  roles: ['manager', 'operator'],
  body: StartRun,
  headers: ['location'],
  answers: { 202: z.strictObject({ run: Run, joined: z.boolean() }) },
  refusals: [
    'role-not-allowed',
    'division-not-yours',
    'office-ambiguous',
    'scheme-unknown',
    'scheme-not-valid',
    'period-not-one',
    'period-not-over',
    'run-changed-meanwhile',
  ],
} as const satisfies Operation;

export const readRunOperation = {
  id: 'readRun',
  method: 'GET',
  path: '/assessments/runs/{runId}',
  tag: 'assessments',
  summary: {
    'zh-CN': '考核进度：应评、已评、失败的县（市、区）',
    en: 'How far an assessment is: counties expected, done and failed, and the time left',
  },
  roles: [...readers, 'operator'],
  params: OfRun,
  answers: {
    200: z.strictObject({
      run: Run,
      progress: z.strictObject({
        expected: z.int(),
        done: z.int(),
        failed: z.int(),
        left: z.int(),
        /** Absent where nothing tells yet, or it is over. */
        secondsLeft: z.optional(z.int()),
      }),
      /** Of the caller's divisions; an operator sees all. */
      failures: z.array(z.omit(CountyOutcome, { runId: true, units: true, state: true })),
    }),
  },
  refusals: ['run-unknown'],
} as const satisfies Operation;

export const listRunsOperation = {
  id: 'listRuns',
  method: 'GET',
  path: '/assessments/runs',
  tag: 'assessments',
  summary: {
    'zh-CN': '历次考核（试算只有相关管理人员可见），最近提出的在前',
    en: 'Assessments, what was asked for last first; what-ifs only to those who may see them',
  },
  roles: [...readers, 'operator'],
  query: z.strictObject(paging),
  answers: { 200: z.strictObject({ runs: z.array(Run), next: z.optional(z.string()) }) },
  refusals: [],
} as const satisfies Operation;

export const listResultsOperation = {
  id: 'listResults',
  method: 'GET',
  path: '/assessments/runs/{runId}/units',
  tag: 'assessments',
  summary: {
    'zh-CN': '本单位及下级单位的初评结果',
    en: 'Provisional results of a county, or of a township and below',
  },
  roles: readers,
  params: OfRun,
  query: z.strictObject({ ...paging, within: OfficeCode }),
  answers: { 200: z.strictObject({ results: z.array(ResultSummary), next: z.optional(z.string()) }) },
  refusals: ['run-unknown', 'division-not-yours', 'too-many-divisions'],
} as const satisfies Operation;

export const readResultOperation = {
  id: 'readResult',
  method: 'GET',
  path: '/assessments/runs/{runId}/units/{unitId}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一个责任单位的初评结果（逐项得分与理由）',
    en: 'The provisional result of one unit, line by line with the reason of each',
  },
  roles: readers,
  params: OfUnit,
  query: z.strictObject({ revision: z.optional(Revision) }),
  answers: { 200: z.strictObject({ result: UnitResultView }) },
  refusals: notFound,
} as const satisfies Operation;

export const listRecordsOperation = {
  id: 'listRecords',
  method: 'GET',
  path: '/assessments/runs/{runId}/units/{unitId}/measures/{measure}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一项统计指标依据的记录（分子、分母）',
    en: 'The records behind a number: those of the denominator, and whether each stands in the numerator',
  },
  roles: readers,
  params: z.strictObject({
    runId: RunId,
    unitId: UnitId,
    measure: z.string().check(z.regex(/^[a-z][a-z-]{2,59}$/)),
  }),
  query: z.strictObject({ ...paging, revision: z.optional(Revision) }),
  answers: {
    200: z.strictObject({
      measure: z.string(),
      revision: z.int(),
      numerator: z.int(),
      denominator: z.int(),
      records: z.array(z.strictObject({ record: z.string(), inNumerator: z.boolean() })),
      next: z.optional(z.string()),
    }),
  },
  refusals: [...notFound, 'measure-not-scored', 'invalid-request'],
} as const satisfies Operation;

export const recomputeResultOperation = {
  id: 'recomputeResult',
  method: 'POST',
  path: '/assessments/runs/{runId}/units/{unitId}/revisions',
  tag: 'assessments',
  summary: {
    'zh-CN': '重新计算一个责任单位的结果（新版本，须写明原因）',
    en: 'Compute the result of one unit again: a new revision with its reason, where anything changed',
  },
  roles: ['auditor'],
  params: OfUnit,
  body: z.strictObject({
    reason: plainNote(120).check(z.minLength(4)),
    /** After the lock: what was established, and the document, finding or outage that says so. */
    cause: z.optional(LateCause),
    reference: z.optional(z.string().check(z.minLength(1), z.maxLength(240))),
  }),
  answers: { 200: z.strictObject({ result: UnitResultView, changed: z.boolean() }) },
  refusals: [...notFound, 'results-locked', 'run-changed-meanwhile'],
} as const satisfies Operation;

export const readDifferenceOperation = {
  id: 'readDifference',
  method: 'GET',
  path: '/assessments/runs/{runId}/units/{unitId}/revisions/{revision}/difference',
  tag: 'assessments',
  summary: {
    'zh-CN': '本版与上一版的差异，逐项说明原因',
    en: 'What a revision changed against the one before, cause by cause in a sentence each',
  },
  roles: readers,
  params: z.strictObject({ runId: RunId, unitId: UnitId, revision: Revision }),
  answers: {
    200: z.strictObject({
      before: z.nullable(z.string()),
      after: z.nullable(z.string()),
      gradeBefore: z.nullable(z.string()),
      gradeAfter: z.nullable(z.string()),
      causes: z.array(DifferenceCause),
    }),
  },
  refusals: [...notFound, 'no-earlier-revision'],
} as const satisfies Operation;
