import * as z from 'zod/mini';
import { Objection, ObjectionAction, ObjectionFiling } from '../domain/assessment/objection/objection.ts';
import { RunId } from '../domain/assessment/run/run.ts';
import { RunningLimit } from '../domain/assessment/running-limit.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { UnitResultView } from './assessment-result.ts';
import type { Operation } from './operation.ts';
import { Flag, paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const UnitId = z.string().check(z.regex(/^[0-9A-Za-z][0-9A-Za-z.-]{1,39}$/));
const OfUnit = z.strictObject({ runId: RunId, unitId: UnitId });
const OfObjection = z.strictObject({
  objectionId: z.string().check(z.regex(/^[a-z][0-9A-Za-z.-]{7,239}$/)),
});
const notFound = ['run-unknown', 'result-unknown', 'division-not-yours'] as const;
const perUnit = '/assessments/runs/{runId}/units/{unitId}/objections';

export const fileObjectionOperation = {
  id: 'fileObjection',
  method: 'POST',
  path: perUnit,
  tag: 'assessments',
  summary: {
    'zh-CN': '对初评结果的一项指标或一条记录提出异议',
    en: 'Object to one line of a provisional result, or to one record behind it',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: OfUnit,
  body: ObjectionFiling,
  headers: ['etag', 'location'],
  answers: { 201: z.strictObject({ objection: Objection, repeated: z.boolean() }) },
  refusals: [
    ...notFound,
    'what-if-publishes-nothing',
    'results-locked',
    'objection-window-closed',
    'objection-exists',
    'indicator-not-scored',
    'record-not-counted',
  ],
} as const satisfies Operation;

export const listObjectionsOperation = {
  id: 'listObjections',
  method: 'GET',
  path: perUnit,
  tag: 'assessments',
  summary: {
    'zh-CN': '一个责任单位在一次考核中的异议，及异议期',
    en: 'The objections of a unit in an assessment, and until when more are taken',
  },
  roles: readers,
  params: OfUnit,
  query: z.strictObject(paging),
  answers: {
    200: z.strictObject({
      objections: z.array(Objection),
      /** In which objections are taken. */
      window: RunningLimit,
      locked: z.boolean(),
      next: z.optional(z.string()),
    }),
  },
  refusals: [...notFound, 'invalid-request'],
} as const satisfies Operation;

export const readObjectionOperation = {
  id: 'readObjection',
  method: 'GET',
  path: '/assessments/objections/{objectionId}',
  tag: 'assessments',
  summary: { 'zh-CN': '查看一件异议及其全部经过', en: 'Read one objection with its whole timeline' },
  roles: readers,
  params: OfObjection,
  headers: ['etag'],
  answers: { 200: z.strictObject({ objection: Objection }) },
  refusals: ['objection-unknown'],
} as const satisfies Operation;

export const actOnObjectionOperation = {
  id: 'actOnObjection',
  method: 'POST',
  path: '/assessments/objections/{objectionId}/actions',
  tag: 'assessments',
  summary: {
    'zh-CN': '异议办理：要求补充材料、补充材料、认定成立、不成立、撤回',
    en: 'Ask for evidence, supply it, uphold with corrections, reject, or withdraw',
  },
  roles: readers,
  params: OfObjection,
  body: ObjectionAction,
  headers: ['etag'],
  answers: {
    /** `result`: the unit’s, computed again with the corrections; null where nothing was upheld. */
    200: z.strictObject({ objection: Objection, result: z.nullable(UnitResultView) }),
  },
  refusals: [
    'objection-unknown',
    'role-not-allowed',
    'results-locked',
    'transition-not-allowed',
    'auditor-is-concerned',
    'correction-off-target',
    'correction-without-effect',
    'objection-changed-meanwhile',
    'precondition-failed',
  ],
} as const satisfies Operation;

export const listObjectionsOfDivisionOperation = {
  id: 'listObjectionsOfDivision',
  method: 'GET',
  path: '/divisions/{code}/objections',
  tag: 'assessments',
  summary: {
    'zh-CN': '本单位提出的异议，或由本单位复核的异议',
    en: 'The objections that a division filed for its units, or those that wait for its ruling',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({
    ...paging,
    /** `office`: what the division answers for; `superior`: what it rules on. */
    side: z.enum(['office', 'superior']),
    run: z.optional(RunId),
    /** Only those that nobody has ruled on yet: a page may then be short and still have a next. */
    open: Flag,
  }),
  answers: { 200: z.strictObject({ objections: z.array(Objection), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;
