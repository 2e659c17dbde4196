import * as z from 'zod/mini';
import { addDays, daysBetween, LocalDate } from '../calendar/date.ts';
import { shanghaiDateOf } from '../calendar/instant.ts';
import type { Role } from '../caller/caller.ts';
import { type Refused, refused } from '../refusal.ts';
import { senderNow } from './hand-over.ts';
import type { Notice } from './notice.ts';
import { type LetterNumber, type PaperLetter, RemindedBy, SentBy, Tracking } from './paper-letter.ts';
import { step } from './step.ts';
import type { NoticeEvent } from './transitions.ts';

/** What becomes of a printed letter: `POST /notices/{id}/letter/actions`. */
export const PaperAction = z.discriminatedUnion('action', [
  z.strictObject({
    action: z.literal('send'),
    by: SentBy,
    /** Today, where it is left out; at most a month ago. */
    on: z.optional(LocalDate),
    tracking: z.optional(Tracking),
  }),
  z.strictObject({ action: z.literal('remind'), by: RemindedBy }),
]);
export type PaperAction = z.infer<typeof PaperAction>;

/** Days by post before the other side has it [ours]: a letter within the country takes three to five. */
export const DAYS_BY_POST = 5;
/** Days that a reminder is given before the next is due [ours]. */
export const DAYS_AFTER_REMINDER = 7;
/** A day of sending may be entered so many days afterwards. */
const LATEST_ENTRY_DAYS = 31;

export interface PaperFacts {
  readonly by: string;
  readonly role: Role;
  readonly subject: string;
  readonly now: string;
  /** The day on which an answer is looked for, where the other side has the letter on a day. */
  readonly answerBy: (receivedOn: string) => string;
}

export type ActedOnPaper =
  | { readonly kind: 'acted'; readonly notice: Notice; readonly event: NoticeEvent }
  | Refused;

/** Why an office may not print or follow up the letter of a notice; null where it may. Open ones only, and only its sender. */
export function mayNotKeepLetter(
  notice: Notice,
  { by, role }: Pick<PaperFacts, 'by' | 'role'>,
  action: string,
): Refused | null {
  if (role === 'manager' || by !== senderNow(notice)) return refused('role-not-allowed', undefined, { role });
  return notice.state === 'queued' && notice.channel === 'paper'
    ? null
    : refused('letter-not-on-paper', undefined, { state: notice.state, action });
}

/** The notice with the number that the register gave it. */
export function numbered(
  notice: Notice,
  { office, year, number }: LetterNumber,
  facts: Pick<PaperFacts, 'by' | 'subject' | 'now'> & { readonly note: string },
): Notice {
  const { by, subject, now, note } = facts;
  return step(notice, 'number-letter', { at: now, by, subject, note }, { letter: { office, year, number } });
}

/** Decides what the office enters about its printed letter. */
export function actOnPaper(notice: Notice, action: PaperAction, facts: PaperFacts): ActedOnPaper {
  const no = mayNotKeepLetter(notice, facts, action.action);
  if (no) return no;
  const { letter } = notice;
  if (!letter) return refused('letter-not-printed', '/action');
  return action.action === 'send'
    ? send(notice, letter, action, facts)
    : remind(notice, letter, action, facts);
}

function send(
  notice: Notice,
  letter: PaperLetter,
  { by, on, tracking }: Extract<PaperAction, { action: 'send' }>,
  facts: PaperFacts,
): ActedOnPaper {
  const today = shanghaiDateOf(facts.now);
  const day = on ?? today;
  const ago = daysBetween(day, today);
  if (ago < 0) return refused('date-in-future', '/on', { date: day, today });
  if (ago > LATEST_ENTRY_DAYS)
    return refused('letter-sent-too-long-ago', '/on', { date: day, days: LATEST_ENTRY_DAYS });
  const same = letter.sent?.on === day && letter.sent.by === by && letter.sent.tracking === tracking;
  // Said twice it is the same; said otherwise, the entry is put right: a wrong consignment number must not stay.
  if (same) return refused('letter-already-sent', '/action', { date: day });
  const received = by === 'post' ? addDays(day, DAYS_BY_POST) : day;
  const sent = { on: day, by, ...(tracking !== undefined && { tracking }) };
  const note = [by, day, ...(tracking === undefined ? [] : [tracking])].join(' ');
  return acted(notice, 'send-letter', facts, note, { ...letter, sent, dueOn: facts.answerBy(received) });
}

function remind(
  notice: Notice,
  letter: PaperLetter,
  { by }: Extract<PaperAction, { action: 'remind' }>,
  facts: PaperFacts,
): ActedOnPaper {
  const today = shanghaiDateOf(facts.now);
  if (!letter.sent) return refused('letter-not-sent', '/action');
  if (letter.remindedOn === today) return refused('pressed-today', '/action', { date: today });
  const next = addDays(today, DAYS_AFTER_REMINDER);
  const dueOn = letter.dueOn !== undefined && letter.dueOn > next ? letter.dueOn : next;
  return acted(notice, 'remind-on-paper', facts, by, { ...letter, remindedOn: today, dueOn });
}

function acted(
  notice: Notice,
  event: NoticeEvent,
  { by, subject, now }: PaperFacts,
  note: string,
  letter: PaperLetter,
): ActedOnPaper {
  return { kind: 'acted', event, notice: step(notice, event, { at: now, by, subject, note }, { letter }) };
}
