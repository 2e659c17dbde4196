import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { Month } from '../../calendar/period.ts';
import { PlaceCode } from '../../division/code.ts';
import { plainNote } from '../plain-note.ts';
import { LimitMark, RunningLimit } from '../running-limit.ts';
import { type Transition, stateAfter as after } from '../state-table.ts';
import { timelineOf } from '../timeline.ts';

/** Kinds of people in the return: 流动人口, 人户分离, 无户籍地 (港澳台居民、外国人). Local people are not counted. */
export const ReturnCategory = z.enum(['migrant', 'separated', 'no-household']);
export type ReturnCategory = z.infer<typeof ReturnCategory>;

/** People by kind; none where a kind is absent. */
export type Counts = Readonly<Partial<Record<ReturnCategory, number>>>;

const Count = z.int().check(z.minimum(0), z.maximum(100_000_000));

/** One line: opening + inflow − outflow + adjusted = closing. */
export const ReturnRow = z.strictObject({
  category: ReturnCategory,
  opening: Count,
  inflow: Count,
  outflow: Count,
  /** What the unit puts right by hand, with a note each. */
  adjusted: z.int(),
  /** Below zero where more left than were known at the start: the return cannot be filed before that is adjusted. */
  closing: z.int(),
});
export type ReturnRow = z.infer<typeof ReturnRow>;

/** A correction by hand of a count, for example of an earlier month that is locked. */
export const Adjustment = z.strictObject({
  category: ReturnCategory,
  change: z.int().check(z.minimum(-1_000_000), z.maximum(1_000_000)),
  note: plainNote(60),
});
export type Adjustment = z.infer<typeof Adjustment>;

export const ReturnAction = z.discriminatedUnion('action', [
  /** 报送: `zero` says 零报告, which must be said and must be so. */
  z.strictObject({
    action: z.literal('file'),
    zero: z.boolean(),
    adjustments: z.array(Adjustment).check(z.maxLength(20)),
  }),
  z.strictObject({ action: z.literal('send-back'), reason: plainNote(120) }),
  z.strictObject({ action: z.literal('confirm') }),
]);
export type ReturnAction = z.infer<typeof ReturnAction>;

export const returnStates = ['prefilled', 'filed', 'confirmed'] as const;
export type ReturnState = (typeof returnStates)[number];

/** The life of a return. Confirmed, it is locked: what proves wrong later is adjusted in the next month's. */
export const returnTransitions = {
  /** The counts are taken again from the records, as long as nobody has filed. */
  refresh: { from: ['prefilled'], to: 'same', by: ['platform'] },
  file: { from: ['prefilled'], to: 'filed', by: ['clerk'] },
  'send-back': { from: ['filed'], to: 'prefilled', by: ['reviewer'] },
  confirm: { from: ['filed'], to: 'confirmed', by: ['reviewer'] },
  /** 催报、超期、提级督办, each noted once. */
  press: { from: ['prefilled', 'filed'], to: 'same', by: ['platform'] },
} as const satisfies Record<string, Transition<ReturnState, 'clerk' | 'reviewer' | 'platform'>>;
export type ReturnEvent = keyof typeof returnTransitions;

/** The state after an event, or null where the event is not allowed in that state. */
export function returnStateAfter(event: ReturnEvent, state: ReturnState): ReturnState | null {
  return after<ReturnState, 'clerk' | 'reviewer' | 'platform'>(returnTransitions[event], state);
}

const Event = Object.keys(returnTransitions) as [ReturnEvent, ...ReturnEvent[]];

/** 月报表 of one office: prefilled, filed, confirmed by a named reviewer. */
export const MonthlyReturn = z.strictObject({
  returnId: z.string(),
  version: z.int(),
  state: z.enum(returnStates),
  office: PlaceCode,
  month: Month,
  rows: z.array(ReturnRow),
  adjustments: z.array(Adjustment),
  /** What the ledger counts at the month's end, by kind; it may differ, and the difference is shown. */
  ledger: z.nullable(z.strictObject({ migrant: Count, separated: Count, 'no-household': Count })),
  zero: z.boolean(),
  limit: RunningLimit,
  noted: z.array(LimitMark),
  filedBy: z.nullable(z.string()),
  confirmedBy: z.nullable(z.string()),
  confirmedAt: z.nullable(Instant),
  timeline: timelineOf(['prefill', ...Event]),
});
export type MonthlyReturn = z.infer<typeof MonthlyReturn>;
