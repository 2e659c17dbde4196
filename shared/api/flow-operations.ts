import * as z from 'zod/mini';
import { FlowPeriod, FlowPeriodId, FlowPeriodKind } from '../domain/flow/flow-period.ts';
import { FlowVersion } from '../domain/flow/flow-record.ts';
import { FLOW_LEVELS } from '../domain/flow/flow-tree.ts';
import { Instant } from '../domain/calendar/instant.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import { Revision } from './assessment-result.ts';
import type { Operation } from './operation.ts';
import { Limit, paging } from './query-fields.ts';
import { exportFormats } from './result-export-operations.ts';

const readers = ['manager', 'auditor'] as const;
const ofPeriod = z.strictObject({ code: OfficeCode, flowPeriod: FlowPeriodId });
const which = {
  /** Of origins and destinations alike; the level of the division where it is not said. */
  level: z.optional(z.enum(FLOW_LEVELS)),
  version: z.optional(Revision),
};

export const listFlowsOperation = {
  id: 'listFlows',
  method: 'GET',
  path: '/divisions/{code}/flows',
  tag: 'divisions',
  summary: {
    'zh-CN': '流向统计：已统计的月、季、年及各版本',
    en: 'Flows: the months, quarters and years that have been counted, with their versions',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ kind: z.optional(FlowPeriodKind), ...paging }),
  answers: {
    200: z.strictObject({
      periods: z.array(
        z.strictObject({ flowPeriod: z.string(), period: FlowPeriod, versions: z.array(FlowVersion) }),
      ),
      next: z.optional(z.string()),
    }),
  },
  refusals: ['division-not-yours'],
} as const satisfies Operation;

/** A division, or `none` for those without a household division. */
const Named = z.strictObject({ code: z.string(), name: z.string() });
const Summed = z.strictObject({ ...Named.shape, count: z.int() });

export const readFlowsOperation = {
  id: 'readFlows',
  method: 'GET',
  path: '/divisions/{code}/flows/{flowPeriod}',
  tag: 'divisions',
  summary: {
    'zh-CN': '流向统计：由各户籍地流入本辖区的登记数，最大的若干项（小数不公布）',
    en: 'Flows: arrivals in the division by where they are registered, the largest first; small counts are not told',
  },
  roles: readers,
  params: ofPeriod,
  query: z.strictObject({ ...which, top: Limit }),
  answers: {
    200: z.strictObject({
      code: z.string(),
      flowPeriod: z.string(),
      period: FlowPeriod,
      level: z.enum(FLOW_LEVELS),
      version: z.int(),
      countedUntil: Instant,
      /** Smaller counts are not told. */
      smallest: z.int(),
      /** Null for divisions below the province: with it what is not told could be worked out. */
      total: z.nullable(z.int()),
      told: z.int(),
      cellsTold: z.int(),
      cells: z.array(z.strictObject({ origin: Named, destination: Named, count: z.int() })),
      /** Sums of the told cells. */
      origins: z.array(Summed),
      destinations: z.array(Summed),
    }),
  },
  refusals: ['division-not-yours', 'flows-unknown', 'division-level-wrong', 'too-many-divisions'],
} as const satisfies Operation;

export const exportFlowsOperation = {
  id: 'exportFlows',
  method: 'GET',
  path: '/divisions/{code}/flows/{flowPeriod}/export',
  tag: 'divisions',
  summary: {
    'zh-CN': '导出流向统计（XLSX 含全部表，CSV 每次一张表）',
    en: 'Flows as a file: XLSX with all sheets, CSV with one',
  },
  roles: readers,
  params: ofPeriod,
  query: z.strictObject({
    ...which,
    format: z._default(z.enum(exportFormats), 'xlsx'),
    /** Of a CSV: which sheet. */
    sheet: z._default(z.enum(['flows', 'matrix', 'about']), 'flows'),
  }),
  headers: ['content-disposition'],
  files: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
  answers: { 200: z.string() },
  refusals: [
    'division-not-yours',
    'flows-unknown',
    'division-level-wrong',
    'too-many-divisions',
    'export-too-large',
  ],
} as const satisfies Operation;
