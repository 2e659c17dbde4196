import * as z from 'zod/mini';
import { CountyOverrides, PublishOverrides } from '../domain/assessment/overrides/county-overrides.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const OfDivision = z.strictObject({ code: OfficeCode });

export const publishOverridesOperation = {
  id: 'publishOverrides',
  method: 'POST',
  path: '/divisions/{code}/overrides',
  tag: 'assessments',
  summary: {
    'zh-CN': '发布县级调整：对所属单位另定目标值（自今后某季度首日起）',
    en: 'Publish a county’s own targets for its units, from the first day of a quarter to come',
  },
  roles: ['manager'],
  params: OfDivision,
  body: PublishOverrides,
  answers: { 201: z.strictObject({ overrides: CountyOverrides }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'division-level-wrong',
    'scheme-unknown',
    'overrides-begin-too-early',
    'overrides-not-valid',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listOverridesOperation = {
  id: 'listOverrides',
  method: 'GET',
  path: '/divisions/{code}/overrides',
  tag: 'assessments',
  summary: {
    'zh-CN': '县级调整及其沿革',
    en: 'The targets that a county set for its units, with all earlier ones',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: OfDivision,
  query: z.strictObject({
    ...paging,
    scheme: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/))),
  }),
  answers: { 200: z.strictObject({ overrides: z.array(CountyOverrides), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;
