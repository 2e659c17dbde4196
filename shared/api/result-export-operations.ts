import * as z from 'zod/mini';
import { RunId } from '../domain/assessment/run/run.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { Revision, UnitId } from './assessment-result.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
export const exportFormats = ['xlsx', 'csv'] as const;
const Format = z._default(z.enum(exportFormats), 'xlsx');

const FILES = {
  headers: ['content-disposition'],
  files: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  answers: { 200: z.string() },
} as const;

export const exportResultOperation = {
  id: 'exportResult',
  method: 'GET',
  path: '/assessments/runs/{runId}/units/{unitId}/export',
  tag: 'assessments',
  summary: {
    'zh-CN': '导出一个责任单位的结果及依据的记录（XLSX 含全部表，CSV 每次一张表）',
    en: 'The result of a unit with the records behind it as a file: XLSX with all sheets, CSV with one',
  },
  roles: readers,
  params: z.strictObject({ runId: RunId, unitId: UnitId }),
  query: z.strictObject({
    format: Format,
    /** Of a CSV: which sheet. */
    sheet: z._default(z.enum(['lines', 'records', 'about']), 'lines'),
    revision: z.optional(Revision),
  }),
  ...FILES,
  refusals: ['run-unknown', 'result-unknown', 'division-not-yours', 'export-too-large'],
} as const satisfies Operation;

export const exportResultsOperation = {
  id: 'exportResults',
  method: 'GET',
  path: '/assessments/runs/{runId}/units/export',
  tag: 'assessments',
  summary: {
    'zh-CN': '导出一个县（或乡镇）全部责任单位的结果（XLSX 含全部表，CSV 每次一张表）',
    en: 'The results of a county, or of a township and below, as a file: XLSX with all sheets, CSV with one',
  },
  roles: readers,
  params: z.strictObject({ runId: RunId }),
  query: z.strictObject({
    within: OfficeCode,
    format: Format,
    sheet: z._default(z.enum(['results', 'lines', 'about']), 'results'),
  }),
  ...FILES,
  refusals: ['run-unknown', 'division-not-yours', 'too-many-divisions', 'export-too-large'],
} as const satisfies Operation;
