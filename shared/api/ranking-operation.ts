import * as z from 'zod/mini';
import { AssessmentPeriod } from '../domain/assessment/period.ts';
import { RunId } from '../domain/assessment/run/run.ts';
import { Effect } from '../domain/assessment/scheme/consequence.ts';
import { UnitKind } from '../domain/assessment/unit.ts';
import { Instant } from '../domain/calendar/instant.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';

const Words = { zh: z.string(), en: z.string() };
const Named = z.strictObject({ id: z.string(), ...Words });

/** One unit of the published ranking. */
export const PublishedPlace = z.strictObject({
  unitId: z.string(),
  name: z.string(),
  kind: UnitKind,
  /** Null where too little could be judged. */
  place: z.nullable(z.int()),
  sharedBy: z.int(),
  total: z.nullable(z.string()),
  grade: z.nullable(Named),
  /** What the scheme’s rules give: commendations, key management, support. */
  consequences: z.array(z.strictObject({ rule: z.string(), effect: Effect, ...Words })),
});

export const readRankingOperation = {
  id: 'readRanking',
  method: 'GET',
  path: '/assessments/runs/{runId}/ranking',
  tag: 'assessments',
  summary: {
    'zh-CN': '公布的名次：一个单位所考核的各责任单位，按同类分组（定稿后）',
    en: 'The published ranking of an office’s units, group by group, after the lock',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ runId: RunId }),
  query: z.strictObject({ within: OfficeCode }),
  answers: {
    200: z.strictObject({
      runId: z.string(),
      within: z.string(),
      period: AssessmentPeriod,
      scheme: z.strictObject({ schemeId: z.string(), version: z.int(), ...Words }),
      lockedAt: Instant,
      revisedAt: z.nullable(Instant),
      groups: z.array(z.strictObject({ ...Named.shape, units: z.array(PublishedPlace) })),
    }),
  },
  refusals: ['run-unknown', 'division-not-yours', 'settlement-unknown', 'results-not-locked'],
} as const satisfies Operation;
