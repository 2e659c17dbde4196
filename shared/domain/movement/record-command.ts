import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { PlaceCode } from '../division/code.ts';
import { Identity } from '../person/person.ts';

const Township = z.string().check(z.regex(/^\d{9}$/));
const Address = z.string().check(z.minLength(1), z.maxLength(60));

/** Kinds of dwelling, Table B: 租赁房屋, 单位宿舍, 工地, 自有, 投靠亲友, 商铺, 其他. */
export const Dwelling = z.enum(['rented', 'dormitory', 'worksite', 'own', 'with-relatives', 'shop', 'other']);
export type Dwelling = z.infer<typeof Dwelling>;

/** Reasons, Table B: 务工, 经商, 随迁, 就学, 投靠, 其他. */
export const Reason = z.enum(['work', 'business', 'accompanying', 'schooling', 'joining-relatives', 'other']);
export type Reason = z.infer<typeof Reason>;

/** Where a person is registered: a county or below; null for residents of Hong Kong, Macao, Taiwan and foreigners. */
export const Household = z.strictObject({ division: PlaceCode, address: z.optional(Address) });

/** Where a person lives: a township, or a village in it; the responsibility area where it is known. */
export const Dwelled = z.strictObject({
  division: z.string().check(z.regex(/^\d{9}(\d{3})?$/)),
  area: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/))),
  address: z.optional(Address),
  dwelling: Dwelling,
  premises: z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{1,30}$/))),
});

const Side = z.enum(['residence', 'household']);
const Employer = z.string().check(z.minLength(1), z.maxLength(40));
const Destination = z.strictObject({ division: PlaceCode });

const common = {
  /** The recording township; needed only when the caller's token names several divisions. */
  office: z.optional(Township),
  happenedOn: LocalDate,
  person: Identity,
};

/** 流入登记: someone came to live here. */
export const Inflow = z.strictObject({
  ...common,
  kind: z.literal('inflow'),
  side: z.optional(z.literal('residence')),
  household: z.nullable(Household),
  residence: Dwelled,
  reason: Reason,
  employer: z.optional(Employer),
  /** People recorded together: co-residents, by their own documents, with no relation stated. */
  together: z.optional(z.array(Identity).check(z.minLength(1), z.maxLength(9))),
});

/** 离开注销 at the residence, 外出登记 at the household side. The destination may be unknown. */
export const Outflow = z.strictObject({
  ...common,
  kind: z.literal('outflow'),
  side: Side,
  /** Needed at the household side when nothing about the person is recorded yet. */
  household: z.optional(Household),
  destination: z.optional(Destination),
  reason: z.optional(Reason),
  together: z.optional(z.array(Identity).check(z.minLength(1), z.maxLength(9))),
});

/** 返乡登记: back home for good, reported from either side. */
export const ReturnHome = z.strictObject({
  ...common,
  kind: z.literal('return'),
  side: Side,
  household: z.optional(Household),
  together: z.optional(z.array(Identity).check(z.minLength(1), z.maxLength(9))),
});

/** 变更: another address in the same county, recorded where the person lives now. */
export const ChangeOfAddress = z.strictObject({
  ...common,
  kind: z.literal('change-of-address'),
  side: z.optional(z.literal('residence')),
  residence: Dwelled,
  reason: z.optional(Reason),
  employer: z.optional(Employer),
});

/** 更正 of an own earlier record: a new record that refers to it and gives the right values. */
export const Correction = z.strictObject({
  ...common,
  kind: z.literal('correction'),
  /** The number of the corrected record in the person's history. */
  corrects: z.int().check(z.gte(1)),
  right: z.strictObject({
    happenedOn: z.optional(LocalDate),
    household: z.optional(Household),
    residence: z.optional(Dwelled),
    reason: z.optional(Reason),
    employer: z.optional(Employer),
  }),
});

/** What a clerk sends to `POST /movements`. */
export const RecordMovement = z.discriminatedUnion('kind', [
  Inflow,
  Outflow,
  ReturnHome,
  ChangeOfAddress,
  Correction,
]);
export type RecordMovement = z.infer<typeof RecordMovement>;
