import * as z from 'zod/mini';
import { Instant } from '../domain/calendar/instant.ts';
import type { Operation } from './operation.ts';

export const moveClockOperation = {
  id: 'moveClock',
  method: 'POST',
  path: '/sandbox/clock',
  tag: 'operations',
  summary: { 'zh-CN': '拨动业务时间（仅沙箱）', en: 'Move business time forward (sandbox only)' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor', 'partner', 'operator'],
  body: z.strictObject({ to: Instant }),
  answers: { 200: z.strictObject({ now: Instant, noted: z.int() }) },
  refusals: ['clock-backwards', 'clock-too-far'],
} as const satisfies Operation;

export const readClockOperation = {
  id: 'readClock',
  method: 'GET',
  path: '/sandbox/clock',
  tag: 'operations',
  summary: { 'zh-CN': '现在的业务时间（仅沙箱）', en: 'What time it is for the business (sandbox only)' },
  roles: ['clerk', 'reviewer', 'manager', 'auditor', 'partner', 'operator'],
  answers: { 200: z.strictObject({ now: Instant }) },
  refusals: [],
} as const satisfies Operation;
