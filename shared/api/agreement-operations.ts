import * as z from 'zod/mini';
import {
  AgreementAction,
  AgreementId,
  DraftAgreement,
  UnitAgreement,
} from '../domain/assessment/agreement/unit-agreement.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const readers = ['clerk', 'reviewer', 'manager', 'auditor'] as const;
const OfDivision = z.strictObject({ code: OfficeCode });
const OfAgreement = z.strictObject({ agreementId: AgreementId });

export const draftAgreementOperation = {
  id: 'draftAgreement',
  method: 'POST',
  path: '/divisions/{code}/agreements',
  tag: 'assessments',
  summary: {
    'zh-CN': '起草目标管理责任书（上级对所属责任单位）',
    en: 'Draft a target agreement for one of the own units',
  },
  roles: ['manager'],
  params: OfDivision,
  body: DraftAgreement,
  headers: ['location'],
  answers: { 201: z.strictObject({ agreement: UnitAgreement }) },
  refusals: [
    'division-not-yours',
    'division-abolished',
    'scheme-unknown',
    'unit-not-in-scheme',
    'period-not-one',
    'agreement-too-late',
    'agreement-not-valid',
    'agreement-exists',
  ],
} as const satisfies Operation;

export const listAgreementsOperation = {
  id: 'listAgreements',
  method: 'GET',
  path: '/divisions/{code}/agreements',
  tag: 'assessments',
  summary: {
    'zh-CN': '目标管理责任书：本单位签订的，或所属责任单位的',
    en: 'Target agreements: those that a division signs for its units, or those that it gave',
  },
  roles: readers,
  params: OfDivision,
  query: z.strictObject({
    ...paging,
    side: z._default(z.enum(['office', 'superior']), 'office'),
    scheme: z.optional(z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/))),
  }),
  answers: { 200: z.strictObject({ agreements: z.array(UnitAgreement), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const readAgreementOperation = {
  id: 'readAgreement',
  method: 'GET',
  path: '/agreements/{agreementId}',
  tag: 'assessments',
  summary: {
    'zh-CN': '一份目标管理责任书及签订经过',
    en: 'One target agreement, with how it was signed',
  },
  roles: readers,
  params: OfAgreement,
  answers: { 200: z.strictObject({ agreement: UnitAgreement }) },
  refusals: ['agreement-unknown'],
} as const satisfies Operation;

export const agreementFormats = ['html', 'docx'] as const;
export type AgreementFormat = (typeof agreementFormats)[number];

export const printAgreementOperation = {
  id: 'printAgreement',
  method: 'GET',
  path: '/agreements/{agreementId}/document',
  tag: 'assessments',
  summary: {
    'zh-CN': '目标管理责任书文件：A4 版式网页、Word',
    en: 'A target agreement as a file: a page that prints on A4, or Word, by format or by the Accept header',
  },
  roles: readers,
  params: OfAgreement,
  query: z.strictObject({ format: z.optional(z.enum(agreementFormats)) }),
  headers: ['content-disposition'],
  files: ['text/html', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  answers: { 200: z.string() },
  refusals: ['agreement-unknown'],
} as const satisfies Operation;

export const actOnAgreementOperation = {
  id: 'actOnAgreement',
  method: 'POST',
  path: '/agreements/{agreementId}/actions',
  tag: 'assessments',
  summary: {
    'zh-CN': '签订目标管理责任书：责任单位签字或退回，上级签字、修改、撤回',
    en: 'Sign a target agreement or send it back; countersign, redraft or withdraw it',
  },
  roles: ['manager'],
  params: OfAgreement,
  body: AgreementAction,
  answers: { 200: z.strictObject({ agreement: UnitAgreement }) },
  refusals: [
    'agreement-unknown',
    'division-not-yours',
    'transition-not-allowed',
    'reviewer-is-author',
    'agreement-too-late',
    'agreement-not-valid',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;
