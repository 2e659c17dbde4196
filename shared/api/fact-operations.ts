import * as z from 'zod/mini';
import { ReportFact } from '../domain/assessment/fact/report-fact.ts';
import { FactFamily, ReportedFact } from '../domain/assessment/fact/reported-fact.ts';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

/** A record as its readers see it: with its name, without the digests that recognise a repeated request. */
export const ReportedFactView = z.extend(z.omit(ReportedFact, { requestKey: true, contentDigest: true }), {
  factId: z.string(),
});
export type ReportedFactView = z.infer<typeof ReportedFactView>;

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;

export const reportFactOperation = {
  id: 'reportFact',
  method: 'POST',
  path: '/facts',
  tag: 'assessments',
  summary: {
    'zh-CN': '填报考核事实（数量与佐证说明，更正为新记录）',
    en: 'Report a fact for the assessments: a count of a day, or the correction of one',
  },
  roles: ['clerk', 'reviewer'],
  body: ReportFact,
  idempotent: true,
  headers: ['location'],
  answers: { 201: z.strictObject({ fact: ReportedFactView, repeated: z.boolean() }) },
  refusals: [
    'idempotency-key-reused',
    'role-not-allowed',
    'division-not-yours',
    'office-ambiguous',
    'division-unknown',
    'division-not-yet-valid',
    'division-abolished',
    'village-outside-township',
    'area-unknown',
    'department-unknown',
    'date-in-future',
    'subject-refused',
    'evidence-names-number',
    'fact-unknown',
    'fact-changed-meanwhile',
    'correction-moves-fact',
  ],
} as const satisfies Operation;

export const listFactsOperation = {
  id: 'listFacts',
  method: 'GET',
  path: '/divisions/{code}/facts',
  tag: 'assessments',
  summary: {
    'zh-CN': '一段时间内填报的考核事实，含更正与填报人',
    en: 'What a division and all below it reported about a period, corrections and reporters among it',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, from: LocalDate, to: LocalDate, family: z.optional(FactFamily) }),
  answers: { 200: z.strictObject({ facts: z.array(ReportedFactView), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'too-many-divisions', 'invalid-request'],
} as const satisfies Operation;

export const readFactOperation = {
  id: 'readFact',
  method: 'GET',
  path: '/facts/{fact}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一项填报的全部记录',
    en: 'A reported fact with all its corrections: the last record holds',
  },
  roles: readers,
  params: z.strictObject({ fact: z.string().check(z.regex(/^[0-9A-Za-z_-]{22}(\.[1-9]\d{0,2})?$/)) }),
  answers: { 200: z.strictObject({ facts: z.array(ReportedFactView), standing: z.boolean() }) },
  refusals: ['fact-unknown'],
} as const satisfies Operation;
