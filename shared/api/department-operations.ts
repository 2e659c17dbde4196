import * as z from 'zod/mini';
import {
  Department,
  DepartmentAction,
  DepartmentCode,
  RegisterDepartment,
} from '../domain/assessment/department/department.ts';
import { LocalDate } from '../domain/calendar/date.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const writers = ['clerk', 'reviewer', 'manager'] as const;

export const registerDepartmentOperation = {
  id: 'registerDepartment',
  method: 'POST',
  path: '/divisions/{code}/departments',
  tag: 'divisions',
  summary: {
    'zh-CN': '登记县直部门（列入考核的责任单位，不登记个人）',
    en: 'Register a department of the own county: an office that is assessed, never a person',
  },
  roles: writers,
  params: z.strictObject({ code: OfficeCode }),
  body: RegisterDepartment,
  answers: { 201: z.strictObject({ department: Department }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'division-level-wrong',
    'department-already-registered',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;

export const changeDepartmentOperation = {
  id: 'changeDepartment',
  method: 'POST',
  path: '/divisions/{code}/departments/{department}/actions',
  tag: 'divisions',
  summary: { 'zh-CN': '部门更名、撤销', en: 'Rename a department, or end it' },
  roles: writers,
  params: z.strictObject({ code: OfficeCode, department: DepartmentCode }),
  body: DepartmentAction,
  answers: { 200: z.strictObject({ department: Department }) },
  refusals: ['division-not-yours', 'division-abolished', 'department-unknown', 'registry-changed-meanwhile'],
} as const satisfies Operation;

export const listDepartmentsOperation = {
  id: 'listDepartments',
  method: 'GET',
  path: '/divisions/{code}/departments',
  tag: 'divisions',
  summary: {
    'zh-CN': '县直部门名录（含历次名称）',
    en: 'The departments of a county, with all their names',
  },
  roles: [...writers, 'auditor'],
  params: z.strictObject({ code: OfficeCode }),
  query: z.strictObject({ ...paging, on: z.optional(LocalDate) }),
  answers: { 200: z.strictObject({ departments: z.array(Department), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;
