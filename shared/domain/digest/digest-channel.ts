import * as z from 'zod/mini';
import { type CaseKind, type FiledCase, filed } from '../assessment/case/case-kind.ts';
import { LocalDate } from '../calendar/date.ts';
import { Instant } from '../calendar/instant.ts';
import { OfficeCode } from '../division/written-code.ts';
import { DigestReason } from './digest-outcome.ts';

/** 企业微信 group robot, 钉钉 group robot, e-mail. */
export const DigestKind = z.enum(['wecom', 'dingtalk', 'email']);
export type DigestKind = z.infer<typeof DigestKind>;

export const ChannelName = z.string().check(z.regex(/^[a-z][a-z0-9-]{0,19}$/));

const settings = {
  kind: DigestKind,
  /** How a robot shows it; mails are text. */
  format: z.enum(['markdown', 'text']),
  language: z.enum(['zh-CN', 'en']),
  /** On a day with nothing to say: say so, or say nothing. */
  whenEmpty: z.enum(['silent', 'send']),
  /** Counts what lies below the division too, as a county's manager wants it. */
  below: z.boolean(),
  isOn: z.boolean(),
};

/** What became of a day: with one of the last four its digest is over, and never sent again. */
export const DigestDay = z.strictObject({
  day: LocalDate,
  state: z.enum(['retrying', 'sent', 'nothing', 'gave-up', 'unknown']),
  tries: z.int(),
  at: Instant,
  reason: z.optional(DigestReason),
  code: z.optional(z.int()),
});
export type DigestDay = z.infer<typeof DigestDay>;

/** A test message that was asked for, until the next one is. */
export const DigestTest = z.strictObject({
  askedAt: Instant,
  state: z.enum(['waiting', 'sent', 'failed', 'unknown']),
  reason: z.optional(DigestReason),
  code: z.optional(z.int()),
});

/** What an office sees of a channel: never where it leads to, beyond the host or the masked addresses. */
export const DigestChannelView = z.strictObject({
  office: OfficeCode,
  name: ChannelName,
  ...settings,
  /** `qyapi.weixin.qq.com`, `z***@example.gov.cn`. */
  target: z.string(),
  /** When it is looked at next; absent while it is off. */
  nextAt: z.optional(Instant),
  /** The last days, the newest last. */
  days: z.array(DigestDay),
  test: z.optional(DigestTest),
});
export type DigestChannelView = z.infer<typeof DigestChannelView>;

/** Where the morning digest of an office goes, and what became of it: its own record of what is to be sent. */
export const DigestChannel = z.strictObject({
  office: OfficeCode,
  name: ChannelName,
  ...settings,
  version: z.int(),
  /** What may be shown of where it leads to. */
  target: z.string(),
  /** Where it leads to, with its secrets, sealed. */
  box: z.string(),
  /** Equal for channels that lead to the same place: a robot takes 20 messages a minute in all. */
  mark: z.string(),
  /** When the digest is looked at next. */
  digestAt: Instant,
  days: z.array(DigestDay),
  test: z.optional(DigestTest),
  /** Somebody is sending; from `until` on, nobody knows what became of it. */
  inHand: z.optional(
    z.strictObject({ what: z.enum(['digest', 'test']), day: LocalDate, tries: z.int(), until: Instant }),
  ),
});
export type DigestChannel = z.infer<typeof DigestChannel>;

export const digestChannelCase: CaseKind<DigestChannel> = {
  name: 'digest-channel',
  read: (stored) => DigestChannel.parse(stored),
  idOf: ({ office, name }) => channelId(office, name),
  officeOf: ({ office }) => office,
  superiorOf: ({ office }) => office,
  orderOf: ({ name }) => name,
};

export function channelId(office: string, name: string): string {
  return `${office}.${name}`;
}

/** A channel made ready for a store, with when it is looked at next. */
export function filedChannel(channel: DigestChannel): FiledCase {
  return filed(digestChannelCase, channel, nextLookAt(channel));
}

function nextLookAt({ inHand, test, isOn, digestAt }: DigestChannel): Instant | null {
  if (inHand) return inHand.until;
  if (test?.state === 'waiting') return test.askedAt;
  return isOn ? digestAt : null;
}

export function viewOf(channel: DigestChannel): DigestChannelView {
  const { office, name, kind, format, language, whenEmpty, below, isOn, target, days, test } = channel;
  const nextAt = nextLookAt(channel);
  return {
    office,
    name,
    kind,
    format,
    language,
    whenEmpty,
    below,
    isOn,
    target,
    days,
    ...(nextAt !== null && { nextAt }),
    ...(test && { test }),
  };
}
