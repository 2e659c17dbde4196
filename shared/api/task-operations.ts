import * as z from 'zod/mini';
import {
  TaskId,
  UnitTask,
  UnitTaskAction,
  WorkTasksOrder,
} from '../domain/assessment/unit-task/unit-task.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfTask = z.strictObject({ taskId: TaskId });

/** 任务 with where it stands, in a sentence. */
export const UnitTaskView = z.strictObject({ ...UnitTask.shape, zh: z.string(), en: z.string() });

export const setTasksOperation = {
  id: 'setTasks',
  method: 'POST',
  path: '/divisions/{code}/tasks',
  tag: 'assessments',
  summary: {
    'zh-CN': '下达阶段性任务：摸底排查、专项行动、台账核对、培训',
    en: 'Set dated work for one or several units of the own office: for all of them or for none',
  },
  roles: ['reviewer', 'manager'],
  params: z.strictObject({ code: OfficeCode }),
  body: WorkTasksOrder,
  idempotent: true,
  answers: { 201: z.strictObject({ tasks: z.array(UnitTaskView), repeated: z.boolean() }) },
  refusals: [
    'idempotency-key-reused',
    'division-not-yours',
    'division-abolished',
    'unit-unknown',
    'day-not-ahead',
    'try-again-later',
  ],
} as const satisfies Operation;

export const listTasksOperation = {
  id: 'listTasks',
  method: 'GET',
  path: '/divisions/{code}/tasks',
  tag: 'assessments',
  summary: {
    'zh-CN': '整改和阶段性任务，未办结的按期限在前',
    en: 'Rectifications and dated tasks of an office, or those that it set; open ones first, by their last day',
  },
  roles: readers,
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, side: z._default(z.enum(['office', 'superior']), 'office') }),
  answers: { 200: z.strictObject({ tasks: z.array(UnitTaskView), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const readTaskOperation = {
  id: 'readTask',
  method: 'GET',
  path: '/assessments/tasks/{taskId}',
  tag: 'assessments',
  summary: { 'zh-CN': '一项整改或阶段性任务及其全部经过', en: 'One rectification or task with its timeline' },
  roles: readers,
  params: OfTask,
  headers: ['etag'],
  answers: { 200: z.strictObject({ task: UnitTaskView }) },
  refusals: ['task-unknown'],
} as const satisfies Operation;

export const actOnTaskOperation = {
  id: 'actOnTask',
  method: 'POST',
  path: '/assessments/tasks/{taskId}/actions',
  tag: 'assessments',
  summary: {
    'zh-CN': '办理任务：签收、报送完成情况；指定帮扶单位、验收、退回、延期、撤销',
    en: 'Act on a task: the unit acknowledges and reports; the office above names support, accepts, sends back, extends, cancels',
  },
  roles: ['clerk', 'reviewer', 'manager'],
  params: OfTask,
  body: UnitTaskAction,
  headers: ['etag'],
  answers: { 200: z.strictObject({ task: UnitTaskView }) },
  refusals: [
    'task-unknown',
    'precondition-failed',
    'role-not-allowed',
    'division-not-yours',
    'division-abolished',
    'transition-not-allowed',
    'supporter-is-unit',
    'supporting-unit-missing',
    'date-in-future',
    'done-before-it-was-set',
    'reviewer-is-author',
    'extension-used',
    'extension-too-long',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;
