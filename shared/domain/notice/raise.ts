import * as z from 'zod/mini';
import { PlaceCode } from '../division/code.ts';
import { PersonId } from '../person/person.ts';
import { type Refused, refused } from '../refusal.ts';
import { CorrectionContent, type Notice, ReferralContent, VerificationContent } from './notice.ts';
import { officeOf } from './passing-on.ts';

const common = {
  /** The sending office; needed only when the caller's token names several divisions. */
  office: z.optional(PlaceCode),
  receiver: PlaceCode,
  personId: PersonId,
  /** 审核: a reviewer of the same office must approve before it goes. */
  review: z.optional(z.literal(true)),
};

/** What a clerk sends to `POST /notices`. A movement notice is never raised by hand: the record sends it. */
export const RaiseNotice = z.discriminatedUnion('kind', [
  z.strictObject({ ...common, kind: z.literal('verification-request'), content: VerificationContent }),
  z.strictObject({ ...common, kind: z.literal('service-referral'), content: ReferralContent }),
  z.strictObject({ ...common, kind: z.literal('correction'), content: CorrectionContent }),
]);
export type RaiseNotice = z.infer<typeof RaiseNotice>;

/** Decides a notice raised by hand. Its id is computed from the request, so that a repeat finds it there. */
export function raiseNotice(
  command: RaiseNotice,
  facts: {
    readonly noticeId: string;
    readonly office: string;
    readonly subject: string;
    readonly now: string;
    /** By a rule of the office's jurisdiction, whatever the clerk says. */
    readonly reviewRequired: boolean;
  },
): { readonly kind: 'raised'; readonly notice: Notice } | Refused {
  const { office, now } = facts;
  const receiver = officeOf(command.receiver);
  if (receiver === office) return refused('receiver-same-as-sender', '/receiver');
  const urgency = 'urgency' in command.content ? command.content.urgency : undefined;
  if (urgency?.ground === 'other-statutory-limit' && !urgency.rule) {
    return refused('urgency-ground-missing', '/content/urgency/rule');
  }
  const { kind, content, personId } = command;
  const isReviewed = facts.reviewRequired || command.review === true;
  const notice = {
    noticeId: facts.noticeId,
    version: 1,
    kind,
    state: isReviewed ? 'in-review' : 'queued',
    personId,
    sender: office,
    receiver,
    holder: receiver,
    channel: 'platform',
    createdAt: now,
    since: now,
    content,
    timeline: [
      {
        at: now,
        event: 'create',
        by: office,
        subject: facts.subject,
        ...(isReviewed && { note: 'review' }),
      },
    ],
  };
  return { kind: 'raised', notice: notice as Notice };
}
