import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { Instant } from '../calendar/instant.ts';
import { WrittenCode } from '../division/written-code.ts';
import { PersonId } from '../person/person.ts';
import { PaperLetter } from './paper-letter.ts';
import { type NoticeEvent, noticeStates, transitions } from './transitions.ts';

/** 信息通报, 协查函 (协查反馈 is its reply), 服务转介函, 更正函. */
export const NoticeKind = z.enum([
  'movement-notice',
  'verification-request',
  'service-referral',
  'correction',
]);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** Why a receiver is told of a movement: its household side, the township left, the township gone to. */
export const NoticeTarget = z.enum(['household', 'former', 'next']);
export type NoticeTarget = z.infer<typeof NoticeTarget>;

/** Urgency grounds, Table B: 入学或待遇申领时限, 走失与救助, 其他法定时限 (names the rule). */
export const UrgencyGround = z.enum([
  'school-or-benefit-deadline',
  'missing-or-rescue',
  'other-statutory-limit',
]);
export type UrgencyGround = z.infer<typeof UrgencyGround>;

/** Verification items to tick, Table B. */
export const VerificationItem = z.enum([
  'identity-and-household',
  'household-moved',
  'still-away',
  'contact',
  'benefits-and-schooling',
]);
export type VerificationItem = z.infer<typeof VerificationItem>;

/** Kinds of service referral, Table B. */
export const ReferralKind = z.enum([
  'schooling',
  'residence-permit',
  'social-insurance',
  'employment-and-training',
  'legal-aid',
  'unpaid-wages',
  'housing',
  'left-behind-care',
]);
export type ReferralKind = z.infer<typeof ReferralKind>;

/** What a movement notice says; the rest is read from the movement itself, by those who may. */
export const MovementNoticeContent = z.strictObject({
  movement: z.string(),
  happened: z.enum(['inflow', 'outflow', 'return', 'change-of-address', 'correction']),
  side: z.enum(['residence', 'household']),
  on: LocalDate,
  from: z.optional(WrittenCode),
  to: z.optional(WrittenCode),
  late: z.optional(z.literal(true)),
});

export const VerificationContent = z.strictObject({
  items: z.array(VerificationItem).check(z.minLength(1), z.maxLength(5)),
  movement: z.optional(z.string()),
  urgency: z.optional(
    z.strictObject({ ground: UrgencyGround, rule: z.optional(z.string().check(z.maxLength(60))) }),
  ),
});

export const ReferralContent = z.strictObject({
  service: ReferralKind,
  urgency: z.optional(
    z.strictObject({ ground: UrgencyGround, rule: z.optional(z.string().check(z.maxLength(60))) }),
  ),
});

/** 更正函: which record, and what is said to be wrong with it. */
export const CorrectionContent = z.strictObject({
  movement: z.string(),
  claim: z.enum(['still-lives-here', 'never-lived-here', 'wrong-date', 'wrong-household', 'wrong-person']),
  disputed: z.optional(z.string()),
});

/** Reply codes, Table B: 属实, 部分属实, 不属实, 查无此人, 户籍已迁往××, 已返乡. 申请延期 is an action of its own. */
export const ReplyCode = z.enum([
  'confirmed',
  'partly-confirmed',
  'not-confirmed',
  'no-such-person',
  'household-moved-to',
  'returned-home',
]);
export type ReplyCode = z.infer<typeof ReplyCode>;

export const Reply = z.strictObject({
  code: ReplyCode,
  /** Per item asked: confirmed or not, and the right value in a few words. */
  items: z.optional(
    z
      .array(
        z.strictObject({
          item: VerificationItem,
          confirmed: z.boolean(),
          right: z.optional(z.string().check(z.maxLength(40))),
        }),
      )
      .check(z.maxLength(5)),
  ),
  movedTo: z.optional(WrittenCode),
  note: z.optional(z.string().check(z.maxLength(60))),
});
export type Reply = z.infer<typeof Reply>;

/** A limit that runs now: for acceptance, for the reply, or for the sender's closing. */
export const Limit = z.strictObject({
  what: z.enum(['acceptance', 'reply']),
  /** Last day on which it is still in time; `at` is the instant after it. */
  on: LocalDate,
  at: Instant,
  provisional: z.optional(z.literal(true)),
  rule: z.string(),
  /** What it was counted from, so that it can be counted again; absent in limits that no rule of days made. */
  counted: z.optional(
    z.strictObject({
      /** The day of the event that started it, not counted itself. */
      from: LocalDate,
      days: z.int(),
      unit: z.enum(['working', 'calendar']),
      rollToWorkingDay: z.boolean(),
    }),
  ),
});
export type Limit = z.infer<typeof Limit>;

const Event = z.enum(Object.keys(transitions) as [NoticeEvent, ...NoticeEvent[]]);

/** What the clock can have noted about a running limit. */
export const ClockMark = z.enum(['reminded', 'overdue', 'county', 'prefecture', 'province']);
export type ClockMark = z.infer<typeof ClockMark>;

/** One line of the timeline: a receipt of what was done, by which office, when. */
export const TimelineEntry = z.strictObject({
  at: Instant,
  event: z.union([Event, z.literal('create')]),
  /** The acting division; absent where the platform acted by itself. */
  by: z.optional(WrittenCode),
  subject: z.optional(z.string()),
  /** The division that ended, of a hand-over. */
  from: z.optional(WrittenCode),
  /** A division that the entry speaks of: delivered to, handed down to, belongs to. */
  to: z.optional(WrittenCode),
  /** A code or a few words: reason of a return, step of an escalation, cause of a hand-over. */
  note: z.optional(z.string().check(z.maxLength(120))),
  /** It ended a limit that had passed, whether or not the clock had noted that by then. */
  late: z.optional(z.literal(true)),
  /** The last day of a limit: as this entry moved it, or of the one that it ended late. */
  limitOn: z.optional(LocalDate),
  /** Marks of earlier entries that this one takes back: by the limit as it is now they came too early. */
  takenBack: z.optional(z.array(ClockMark)),
});
export type TimelineEntry = z.infer<typeof TimelineEntry>;

const base = {
  noticeId: z.string().check(z.minLength(1), z.maxLength(80)),
  version: z.int(),
  state: z.enum(noticeStates),
  personId: PersonId,
  sender: WrittenCode,
  /** Who acts for the sender since a boundary change; `sender` stays what it was. */
  sentFor: z.optional(WrittenCode),
  /** To whom it is addressed; lineage and misrouting never rewrite it. */
  receiver: WrittenCode,
  /** Who has to act next at the receiving end. */
  holder: WrittenCode,
  channel: z.enum(['platform', 'paper']),
  createdAt: Instant,
  /** When it entered its present box, for sorting what has no limit. */
  since: Instant,
  limit: z.optional(Limit),
  reply: z.optional(Reply),
  /** Set once, by the one extension. */
  extended: z.optional(z.strictObject({ reason: z.string().check(z.maxLength(60)), until: LocalDate })),
  /** What the clock has done about the running limit, so that nothing is done twice. */
  noted: z.optional(z.array(ClockMark)),
  /** Its numbered letter, once one was printed; kept when the notice comes to be delivered after all. */
  letter: z.optional(PaperLetter),
  parent: z.optional(z.string()),
  /** Divisions that a misrouted chain has already visited. */
  visited: z.optional(z.array(WrittenCode)),
  timeline: z.array(TimelineEntry),
};

/** 联系函: a message between two divisions about a person. */
export const Notice = z.discriminatedUnion('kind', [
  z.strictObject({
    ...base,
    kind: z.literal('movement-notice'),
    target: NoticeTarget,
    content: MovementNoticeContent,
  }),
  z.strictObject({ ...base, kind: z.literal('verification-request'), content: VerificationContent }),
  z.strictObject({ ...base, kind: z.literal('service-referral'), content: ReferralContent }),
  z.strictObject({ ...base, kind: z.literal('correction'), content: CorrectionContent }),
]);
export type Notice = z.infer<typeof Notice>;

/** 签收即办结: a movement notice informs and asks for nothing. */
export function isReceiveOnly(notice: Pick<Notice, 'kind'>): boolean {
  return notice.kind === 'movement-notice';
}
