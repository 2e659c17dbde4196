import * as z from 'zod/mini';
import { LocalDate } from '../domain/calendar/date.ts';
import { Instant } from '../domain/calendar/instant.ts';
import type { Operation } from './operation.ts';

const everybody = ['clerk', 'reviewer', 'manager', 'auditor', 'operator'] as const;
/** A scheme with thousands of overrides is larger than other bodies. */
const MAX_SCHEME_BYTES = 512 * 1024;

const SchemeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/));
/** A whole scheme: its fields are those of `docs/assessment.md`, and `checkScheme` names every line at fault. */
const WholeScheme = z.record(z.string(), z.unknown());

/** A version of a scheme as lists show it. */
export const SchemeVersion = z.strictObject({
  schemeId: SchemeId,
  version: z.int(),
  zh: z.string(),
  en: z.string(),
  effectiveFrom: LocalDate,
  effectiveTo: z.optional(LocalDate),
  document: z.strictObject({ number: z.string(), office: z.string() }),
  supersedes: z.nullable(z.strictObject({ schemeId: SchemeId, version: z.int() })),
  standing: z.enum(['coming', 'in-force', 'past', 'offered']),
  shipped: z.boolean(),
  publishedAt: z.optional(Instant),
  publishedBy: z.optional(z.string()),
});

export const SchemeFault = z.strictObject({
  name: z.string(),
  line: z.string(),
  zh: z.string(),
  en: z.string(),
});

export const listSchemesOperation = {
  id: 'listSchemes',
  method: 'GET',
  path: '/assessments/schemes',
  tag: 'assessments',
  summary: {
    'zh-CN': '考核方案目录：各版的施行日期、文号、发文机关和所替代的版本',
    en: 'The assessment schemes: every version with its days, document, issuing office and what it supersedes',
  },
  roles: everybody,
  answers: { 200: z.strictObject({ schemes: z.array(SchemeVersion) }) },
  refusals: [],
} as const satisfies Operation;

export const readSchemeOperation = {
  id: 'readScheme',
  method: 'GET',
  path: '/assessments/schemes/{schemeId}/versions/{version}',
  tag: 'assessments',
  summary: { 'zh-CN': '考核方案某一版的全文', en: 'One version of a scheme, whole' },
  roles: everybody,
  params: z.strictObject({
    schemeId: SchemeId,
    version: z.pipe(
      z.string().check(z.regex(/^[1-9]\d{0,3}$/)),
      z.transform((text: string) => Number(text)),
    ),
  }),
  answers: { 200: z.strictObject({ about: SchemeVersion, scheme: WholeScheme }) },
  refusals: ['scheme-version-unknown'],
} as const satisfies Operation;

export const checkSchemeOperation = {
  id: 'checkScheme',
  method: 'POST',
  path: '/assessments/schemes/check',
  tag: 'assessments',
  summary: {
    'zh-CN': '检查考核方案草案：逐条指出有问题的行',
    en: 'Check a draft of a scheme: every problem with the line at fault; nothing is kept',
  },
  roles: ['manager', 'operator'],
  body: z.strictObject({ scheme: WholeScheme }),
  maxBodyBytes: MAX_SCHEME_BYTES,
  answers: { 200: z.strictObject({ valid: z.boolean(), problems: z.array(SchemeFault) }) },
  refusals: [],
} as const satisfies Operation;

export const publishSchemeOperation = {
  id: 'publishScheme',
  method: 'POST',
  path: '/assessments/schemes',
  tag: 'assessments',
  summary: {
    'zh-CN': '发布考核方案新版（自今后某季度首日起施行，已施行的不改）',
    en: 'Publish the next version of a scheme, in force from the first day of a quarter to come',
  },
  roles: ['operator'],
  body: z.strictObject({ scheme: WholeScheme }),
  maxBodyBytes: MAX_SCHEME_BYTES,
  headers: ['location'],
  answers: { 201: z.strictObject({ about: SchemeVersion }) },
  refusals: [
    'scheme-not-valid',
    'scheme-version-not-next',
    'scheme-begins-too-early',
    'registry-changed-meanwhile',
  ],
} as const satisfies Operation;
