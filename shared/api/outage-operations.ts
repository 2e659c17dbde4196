import * as z from 'zod/mini';
import { OutageRecord, RecordOutage } from '../domain/outage/outage.ts';
import type { Operation } from './operation.ts';

export const recordOutageOperation = {
  id: 'recordOutage',
  method: 'POST',
  path: '/operations/outages',
  tag: 'operations',
  summary: {
    'zh-CN': '登记平台停机（更正为新记录），受影响的期限随之顺延',
    en: 'Record an outage of the platform, or correct one; limits that ran are moved',
  },
  roles: ['operator'],
  body: RecordOutage,
  answers: { 201: z.strictObject({ outage: OutageRecord }) },
  refusals: ['outage-empty', 'outage-not-over', 'outage-unknown', 'outage-overlaps'],
} as const satisfies Operation;

export const listOutagesOperation = {
  id: 'listOutages',
  method: 'GET',
  path: '/operations/outages',
  tag: 'operations',
  summary: { 'zh-CN': '平台停机记录', en: 'The log of outages' },
  roles: ['operator'],
  answers: {
    200: z.strictObject({ outages: z.array(z.extend(OutageRecord, { standing: z.boolean() })) }),
  },
  refusals: [],
} as const satisfies Operation;
