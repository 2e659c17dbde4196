import * as z from 'zod/mini';
import { RecordMovement } from '../domain/movement/record-command.ts';
import { Movement } from '../domain/movement/movement.ts';
import { Identity, IdentityDocument, PersonId } from '../domain/person/person.ts';
import type { Operation } from './operation.ts';
import { Problem } from './problem.ts';

/** A record as its readers see it: without the digests that recognise a repeated request. */
export const MovementView = z.extend(z.omit(Movement, { requestKey: true, contentDigest: true }), {
  movement: z.string(),
});
export type MovementView = z.infer<typeof MovementView>;

/** A person as lists show one; dashes where the identity was deleted. */
export const MaskedPerson = z.strictObject({
  name: z.string(),
  documentNumber: z.string(),
  phone: z.optional(z.string()),
});

/** One person's outcome; in a family or batch each person has one. */
export const Recorded = z.strictObject({
  movement: MovementView,
  /** True when this very request had been recorded before. */
  repeated: z.boolean(),
  warnings: z.array(z.strictObject({ name: z.string(), field: z.string() })),
});
export type Recorded = z.infer<typeof Recorded>;

const recordingRefusals = [
  'idempotency-key-missing',
  'idempotency-key-reused',
  'division-not-yours',
  'office-ambiguous',
  'division-unknown',
  'division-not-yet-valid',
  'division-abolished',
  'area-unknown',
  'id-number-length',
  'id-number-characters',
  'id-number-check-digit',
  'id-number-birth-date',
  'document-number-invalid',
  'name-invalid',
  'phone-invalid',
  'household-missing',
  'household-not-applicable',
  'date-in-future',
  'already-open-here',
  'no-open-residence-here',
  'residence-outside-office',
  'residence-outside-county',
  'household-outside-office',
  'movement-unknown',
  'correction-empty',
  'person-changed-meanwhile',
  'same-person-twice',
] as const;

export const recordMovementOperation = {
  id: 'recordMovement',
  method: 'POST',
  path: '/movements',
  tag: 'movements',
  summary: { 'zh-CN': '变动登记', en: 'Record a movement' },
  roles: ['clerk', 'reviewer'],
  body: RecordMovement,
  idempotent: true,
  headers: ['location'],
  answers: { 201: z.strictObject({ ...Recorded.shape, together: z.optional(z.array(Recorded)) }) },
  refusals: recordingRefusals,
} as const satisfies Operation;

export const readHistoryOperation = {
  id: 'readHistory',
  method: 'GET',
  path: '/people/{personId}/movements',
  tag: 'people',
  summary: { 'zh-CN': '查看一人的变动记录', en: "Read a person's history" },
  roles: ['clerk', 'reviewer', 'manager', 'auditor'],
  params: z.strictObject({ personId: PersonId }),
  answers: {
    200: z.strictObject({
      personId: PersonId,
      person: MaskedPerson,
      movements: z.array(MovementView),
    }),
  },
  refusals: ['person-unknown'],
} as const satisfies Operation;

/** What became of one row: what `POST /movements` would have answered, or its problem. */
export const BatchRow = z.union([
  z.strictObject({
    row: z.int(),
    status: z.literal(201),
    ...Recorded.shape,
    together: z.optional(z.array(Recorded)),
  }),
  z.strictObject({ row: z.int(), status: z.int(), problem: Problem }),
]);

/** Rows are looked at one by one: a row that is not a movement spoils no other. */
export const recordBatchOperation = {
  id: 'recordBatch',
  method: 'POST',
  path: '/movements/batch',
  tag: 'movements',
  summary: { 'zh-CN': '批量变动登记（至多 200 行）', en: 'Record up to 200 movements, each for itself' },
  roles: ['clerk', 'reviewer'],
  body: z.strictObject({ rows: z.array(z.unknown()).check(z.minLength(1), z.maxLength(200)) }),
  maxBodyBytes: 512 * 1024,
  idempotent: true,
  answers: { 200: z.strictObject({ rows: z.array(BatchRow) }) },
  refusals: ['idempotency-key-missing'],
} as const satisfies Operation;

export const Purpose = z.string().check(z.minLength(4), z.maxLength(60));

export const unmaskPersonOperation = {
  id: 'unmaskPerson',
  method: 'POST',
  path: '/people/{personId}/unmask',
  tag: 'people',
  summary: {
    'zh-CN': '查看完整身份信息（须填用途，留痕）',
    en: 'See a person unmasked, for a stated purpose; it is written down',
  },
  roles: ['clerk', 'reviewer'],
  params: z.strictObject({ personId: PersonId }),
  body: z.strictObject({ purpose: Purpose }),
  headers: ['cache-control'],
  answers: { 200: z.strictObject({ personId: PersonId, person: Identity }) },
  refusals: ['person-unknown'],
} as const satisfies Operation;

/** By document, in a body and never in an address: addresses are kept in logs and histories. */
export const findPersonOperation = {
  id: 'findPerson',
  method: 'POST',
  path: '/people/find',
  tag: 'people',
  summary: {
    'zh-CN': '按证件查找一人（留痕）',
    en: 'Find a person by document; it is written down',
  },
  roles: ['clerk', 'reviewer'],
  body: z.strictObject({ document: IdentityDocument }),
  headers: ['cache-control'],
  answers: { 200: z.strictObject({ personId: PersonId, person: MaskedPerson }) },
  refusals: [
    'person-unknown',
    'id-number-length',
    'id-number-characters',
    'id-number-check-digit',
    'id-number-birth-date',
    'document-number-invalid',
  ],
} as const satisfies Operation;
