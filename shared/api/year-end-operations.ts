import * as z from 'zod/mini';
import { YearEndAction, YearEndCheck } from '../domain/assessment/year/year-end-check.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const OfDivision = z.strictObject({ code: OfficeCode });

export const actOnYearEndOperation = {
  id: 'actOnYearEnd',
  method: 'POST',
  path: '/divisions/{code}/year-end-checks',
  tag: 'assessments',
  summary: {
    'zh-CN': '年终检查得分：一人录入，另一人签字后计入全年总分',
    en: 'Points of the year-end check: entered by one person, counted once another has signed',
  },
  roles: ['reviewer', 'manager'],
  params: OfDivision,
  body: YearEndAction,
  answers: { 200: z.strictObject({ check: YearEndCheck }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'role-not-allowed',
    'scheme-unknown',
    'period-not-one',
    'year-end-too-early',
    'results-locked',
    'unit-not-in-scheme',
    'unit-named-twice',
    'points-above-total',
    'year-end-not-entered',
    'reviewer-is-author',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listYearEndsOperation = {
  id: 'listYearEnds',
  method: 'GET',
  path: '/divisions/{code}/year-end-checks',
  tag: 'assessments',
  summary: {
    'zh-CN': '年终检查得分（含录入、签字和历次更换）',
    en: 'The year-end checks of an office: what was entered, signed and replaced',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: OfDivision,
  query: z.strictObject(paging),
  answers: { 200: z.strictObject({ checks: z.array(YearEndCheck), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;
