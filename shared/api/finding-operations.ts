import * as z from 'zod/mini';
import { EstablishFinding, Finding } from '../domain/assessment/finding/finding.ts';
import { plainNote } from '../domain/assessment/plain-note.ts';
import { Judgement, Suspicion } from '../domain/assessment/suspicion/suspicion.ts';
import { OfficeCode } from '../domain/division/written-code.ts';
import type { Operation } from './operation.ts';
import { paging } from './query-fields.ts';

const OfDivision = z.strictObject({ code: OfficeCode });
const Id = z.string().check(z.regex(/^[0-9A-Za-z_.#-]{1,160}$/));

export const listSuspicionsOperation = {
  id: 'listSuspicions',
  method: 'GET',
  path: '/divisions/{code}/suspicions',
  tag: 'assessments',
  summary: {
    'zh-CN': '所辖单位的疑点：集中批量办结、反馈内容雷同，待复核',
    en: 'What looks odd about the replies of the units below, for an auditor to judge',
  },
  roles: ['manager', 'auditor'],
  params: OfDivision,
  query: z.strictObject({ ...paging, state: z.optional(z.enum(['open', 'judged'])) }),
  answers: { 200: z.strictObject({ suspicions: z.array(Suspicion), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const judgeSuspicionOperation = {
  id: 'judgeSuspicion',
  method: 'POST',
  path: '/divisions/{code}/suspicions/{suspicion}/actions',
  tag: 'assessments',
  summary: {
    'zh-CN': '复核疑点：予以排除，或逐件认定',
    en: 'Judge a suspicion: dismiss it, or establish what is wrong, record by record',
  },
  roles: ['auditor'],
  params: z.strictObject({ code: OfficeCode, suspicion: Id }),
  body: Judgement,
  headers: ['etag'],
  answers: { 200: z.strictObject({ suspicion: Suspicion, findings: z.array(Finding) }) },
  refusals: [
    'division-not-yours',
    'suspicion-unknown',
    'role-not-allowed',
    'transition-not-allowed',
    'auditor-is-concerned',
    'record-not-counted',
    'precondition-failed',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;

export const listFindingsOperation = {
  id: 'listFindings',
  method: 'GET',
  path: '/divisions/{code}/findings',
  tag: 'assessments',
  summary: {
    'zh-CN': '对本单位的认定（错报、漏报、迟报，虚报、瞒报、挪报）；side=superior 为所辖单位',
    en: 'Errors and proven falsehoods found of an office; with side=superior, of the units below it',
  },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: OfDivision,
  query: z.strictObject({ ...paging, side: z._default(z.enum(['office', 'superior']), 'office') }),
  answers: { 200: z.strictObject({ findings: z.array(Finding), next: z.optional(z.string()) }) },
  refusals: ['division-not-yours', 'invalid-request'],
} as const satisfies Operation;

export const establishFindingOperation = {
  id: 'establishFinding',
  method: 'POST',
  path: '/divisions/{code}/findings',
  tag: 'assessments',
  summary: {
    'zh-CN': '认定错报、漏报、迟报；虚报、瞒报、挪报须写明认定文书',
    en: 'Establish an error of an office, or, with the ruling that proved it, a falsehood',
  },
  roles: ['auditor'],
  params: OfDivision,
  body: EstablishFinding,
  headers: ['etag'],
  answers: { 201: z.strictObject({ finding: Finding }) },
  refusals: [
    'division-not-yours',
    'role-not-allowed',
    'village-outside-township',
    'record-unknown',
    'record-not-theirs',
    'auditor-is-concerned',
    'finding-exists',
  ],
} as const satisfies Operation;

export const withdrawFindingOperation = {
  id: 'withdrawFinding',
  method: 'POST',
  path: '/divisions/{code}/findings/{finding}/withdraw',
  tag: 'assessments',
  summary: {
    'zh-CN': '撤销认定，须写明原因',
    en: 'Take a finding back, with a reason: it stays on file and stops to count',
  },
  roles: ['auditor'],
  params: z.strictObject({ code: OfficeCode, finding: Id }),
  body: z.strictObject({ reason: plainNote(120) }),
  headers: ['etag'],
  answers: { 200: z.strictObject({ finding: Finding }) },
  refusals: [
    'division-not-yours',
    'role-not-allowed',
    'finding-unknown',
    'transition-not-allowed',
    'auditor-is-concerned',
    'precondition-failed',
    'case-changed-meanwhile',
  ],
} as const satisfies Operation;
