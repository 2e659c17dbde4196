import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { PlaceCode } from '../division/code.ts';
import { CorrectionContent, Reply, VerificationItem } from './notice.ts';

const Words = z.string().check(z.minLength(1), z.maxLength(60));
const bare = <const A extends string>(action: A) => z.strictObject({ action: z.literal(action) });

/** What an office can do about a notice: `POST /notices/{id}/actions`. */
export const NoticeAction = z.discriminatedUnion('action', [
  bare('approve'),
  bare('accept'),
  z.strictObject({ action: z.literal('dispute'), claim: CorrectionContent.shape.claim }),
  z.strictObject({ action: z.literal('return'), reason: Words }),
  z.strictObject({ action: z.literal('misroute'), belongsTo: PlaceCode }),
  z.strictObject({ action: z.literal('hand-down'), to: PlaceCode }),
  z.strictObject({ action: z.literal('reply'), reply: Reply }),
  z.strictObject({ action: z.literal('enter-paper-reply'), reply: Reply }),
  z.strictObject({
    action: z.literal('find-incomplete'),
    items: z.array(VerificationItem).check(z.minLength(1), z.maxLength(5)),
  }),
  bare('close'),
  z.strictObject({ action: z.literal('extend'), reason: Words, until: LocalDate }),
  bare('resend'),
  z.strictObject({ action: z.literal('withdraw'), reason: Words }),
  bare('remind'),
  bare('escalate'),
]);
export type NoticeAction = z.infer<typeof NoticeAction>;
