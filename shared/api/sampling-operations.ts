import * as z from 'zod/mini';
import { PeriodKind } from '../domain/assessment/period.ts';
import { CheckOutcome, SampleCheck } from '../domain/assessment/sampling/sample-check.ts';
import { Sample, SampleId } from '../domain/assessment/sampling/sample.ts';
import { SampleSize } from '../domain/assessment/sampling/sampling-frame.ts';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { MaskedPerson, MovementView } from './movement-operations.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const auditing = ['manager', 'auditor'] as const;
const OfSample = z.strictObject({ sampleId: SampleId });
export const CheckId = z.string().check(z.regex(/^check\.[0-9a-f]{32}$/));
const OfCheck = z.strictObject({ code: OfficeCode, check: CheckId });

/** What is to be sampled: what the townships of a county recorded in a period. */
export const SealSample = z.strictObject({
  within: z.string().check(z.regex(/^[1-9]\d{5}$/)),
  period: z.strictObject({ kind: PeriodKind, from: LocalDate }),
  /** 2 %, 5 to 30 records of a unit, where nothing is said. */
  size: z.optional(SampleSize),
});

export const sealSampleOperation = {
  id: 'sealSample',
  method: 'POST',
  path: '/assessments/samples',
  tag: 'assessments',
  summary: {
    'zh-CN': '封存抽样框并公布抽样种子（每县每期一次）',
    en: 'Freeze what may be drawn and publish the seed: once for a county and a period',
  },
  roles: auditing,
  body: SealSample,
  headers: ['location'],
  answers: { 201: z.strictObject({ sample: Sample, joined: z.boolean() }) },
  refusals: [
    'division-not-yours',
    'division-unknown',
    'division-not-yet-valid',
    'division-abolished',
    'period-not-one',
    'facts-not-whole',
  ],
} as const satisfies Operation;

export const readSampleOperation = {
  id: 'readSample',
  method: 'GET',
  path: '/assessments/samples/{sampleId}',
  tag: 'assessments',
  summary: {
    'zh-CN': '抽样的种子、数量与各单位记录数',
    en: 'The published seed of a sample, its size, and how many records each unit has',
  },
  roles: readers,
  params: OfSample,
  answers: { 200: z.strictObject({ sample: Sample }) },
  refusals: ['sample-unknown'],
} as const satisfies Operation;

export const readFrameOperation = {
  id: 'readFrame',
  method: 'GET',
  path: '/assessments/samples/{sampleId}/frame',
  tag: 'assessments',
  summary: {
    'zh-CN': '一个单位的抽样框（仅记录编号），供任何人复核抽样',
    en: 'The records of one unit that may be drawn, by id, so that the draw can be done again',
  },
  roles: readers,
  params: OfSample,
  query: z.strictObject({ ...paging, unit: z.string().check(z.regex(/^[1-9]\d{8}$/)) }),
  answers: {
    200: z.strictObject({
      unit: z.string(),
      records: z.array(z.string()),
      next: z.optional(z.string()),
    }),
  },
  refusals: ['sample-unknown', 'division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const drawSampleOperation = {
  id: 'drawSample',
  method: 'POST',
  path: '/assessments/samples/{sampleId}/draw',
  tag: 'assessments',
  summary: {
    'zh-CN': '抽样：按公布的种子抽取记录，交相邻单位核查',
    en: 'Draw the records by the published seed, and give each to a neighbouring unit to check',
  },
  roles: auditing,
  params: OfSample,
  answers: { 200: z.strictObject({ sample: Sample, drawn: z.boolean() }) },
  refusals: [
    'sample-unknown',
    'division-not-yours',
    'seed-not-published',
    'frame-changed',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listChecksOperation = {
  id: 'listChecks',
  method: 'GET',
  path: '/divisions/{code}/checks',
  tag: 'assessments',
  summary: {
    'zh-CN': '抽查任务：本单位应核查的；side=superior 为所辖单位被抽查的',
    en: 'What an office has to check; with side=superior, all checks of the units below it',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({
    ...paging,
    side: z._default(z.enum(['office', 'superior']), 'office'),
    state: z.optional(z.enum(['open', 'settled'])),
  }),
  answers: { 200: z.strictObject({ checks: z.array(SampleCheck), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const readCheckOperation = {
  id: 'readCheck',
  method: 'GET',
  path: '/divisions/{code}/checks/{check}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一项抽查任务与所抽记录（人员信息脱敏；查阅留痕）',
    en: 'A check with the record to compare: the person masked, the reading written down',
  },
  roles: readers,
  params: OfCheck,
  headers: ['etag'],
  answers: {
    200: z.strictObject({
      check: SampleCheck,
      /** For who checks until it is settled, and for who stands above the unit: the record first, then its corrections. */
      movements: z.array(MovementView),
      person: z.optional(MaskedPerson),
    }),
  },
  refusals: ['division-not-yours', 'check-unknown'],
} as const satisfies Operation;

export const settleCheckOperation = {
  id: 'settleCheck',
  method: 'POST',
  path: '/divisions/{code}/checks/{check}/settle',
  tag: 'assessments',
  summary: {
    'zh-CN': '填报抽查结果：各项属实，或哪几项有误',
    en: 'Say what the check found: all is right, or which items are wrong',
  },
  roles: readers,
  params: OfCheck,
  body: CheckOutcome,
  headers: ['etag'],
  answers: { 200: z.strictObject({ check: SampleCheck }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'check-unknown',
    'transition-not-allowed',
    'auditor-is-concerned',
    'precondition-failed',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;
