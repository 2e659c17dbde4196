import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { Instant } from '../calendar/instant.ts';
import { PlaceCode } from '../division/code.ts';
import { PersonId } from '../person/person.ts';
import { Dwelled, Household, Reason } from './record-command.ts';

/** 流动人口, 人户分离, 本地, or without a household division (港澳台, foreign). */
export const Category = z.enum(['migrant', 'separated', 'at-home', 'no-household']);
export type Category = z.infer<typeof Category>;

/** The one residence that is open, and the record that opened it. */
export const OpenResidence = z.strictObject({
  division: PlaceCode,
  area: z.optional(z.string()),
  since: LocalDate,
  seq: z.int(),
});
export type OpenResidence = z.infer<typeof OpenResidence>;

/** Where a person stands after a record: all that the next decision and every derivation need. */
export const Standing = z.strictObject({
  household: z.nullable(PlaceCode),
  open: z.nullable(OpenResidence),
  /** The latest day that any record speaks of: an earlier one is a late entry. */
  latestOn: LocalDate,
});
export type Standing = z.infer<typeof Standing>;

/** 变动登记: one immutable record in a person's log. Its number `seq` counts from 1. */
export const Movement = z.strictObject({
  personId: PersonId,
  seq: z.int().check(z.gte(1)),
  kind: z.enum(['inflow', 'outflow', 'return', 'change-of-address', 'correction']),
  side: z.enum(['residence', 'household']),
  office: PlaceCode,
  happenedOn: LocalDate,
  recordedAt: Instant,
  recordedBy: z.string(),
  /** 补录: it happened before the latest record on file, and changed nothing about the open residence. */
  late: z.boolean(),
  household: z.nullable(Household),
  residence: z.optional(Dwelled),
  destination: z.optional(PlaceCode),
  reason: z.optional(Reason),
  employer: z.optional(z.string()),
  /** The record of the person with whom this one was recorded together. */
  togetherWith: z.optional(z.string()),
  corrects: z.optional(z.int()),
  category: Category,
  before: z.nullable(Standing),
  after: Standing,
  /** Keyed digests of the caller's Idempotency-Key and of the content: a repeat is recognised for ever. */
  requestKey: z.string(),
  contentDigest: z.string(),
});
export type Movement = z.infer<typeof Movement>;

/** A movement's id is its place in the log, so it needs no generator and no index. */
export function movementIdOf(movement: Pick<Movement, 'personId' | 'seq'>): string {
  return `${movement.personId}.${movement.seq}`;
}
