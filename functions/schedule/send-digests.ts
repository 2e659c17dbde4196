import * as z from 'zod/mini';
import type { SendDigest } from '../../shared/digest/digest-sender.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { type Instant, shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import {
  channelId,
  type DigestChannel,
  digestChannelCase,
  filedChannel,
} from '../../shared/domain/digest/digest-channel.ts';
import {
  type DigestCounts,
  isNothing,
  NO_COUNTS,
  withInbox,
} from '../../shared/domain/digest/digest-counts.ts';
import { digestMessage, testMessage } from '../../shared/domain/digest/digest-message.ts';
import type { Sent } from '../../shared/domain/digest/digest-outcome.ts';
import {
  afterNothing,
  afterSending,
  afterTurn,
  claimed,
  mayStillGo,
  stepOf,
} from '../../shared/domain/digest/digest-steps.ts';
import { DigestTarget } from '../../shared/domain/digest/digest-target.ts';
import { newSince } from '../../shared/domain/digest/digest-time.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeCursor, NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import type { SecretBox } from '../../shared/identity/secret-box.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { codesOf } from '../http/scope.ts';

export const Env = z.object({
  CASES_TABLE: text,
  NOTICES_TABLE: text,
  DIRECTORY_TABLE: text,
  PSEUDONYM_KEY_SECRET: text,
  DIGEST_HOSTS: text,
  DIGEST_LINK: text,
});
export const uses = {
  cases: ['one', 'due', 'save'],
  notices: ['box'],
  directory: ['divisionOn', 'childrenOn', 'formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly notices: Pick<NoticeStore, 'box'>;
  readonly directory: Pick<DirectoryStore, (typeof uses.directory)[number]>;
  readonly calendar: HolidayCalendar;
  readonly clock: Clock;
  readonly systemNow: () => number;
  readonly channelSecrets: () => Promise<SecretBox>;
  readonly send: SendDigest;
  readonly hosts: readonly string[];
  /** Where people open their inbox; undefined where nobody has said. */
  readonly link: string | undefined;
  /** Resolves when what was written is on disk: before that nothing may leave. */
  readonly durable: () => Promise<void>;
  readonly log: Log;
}

export type DigestsSent = {
  readonly sent: number;
  /** Messages that this run gave up, or whose end nobody knows. */
  readonly failed: number;
  readonly through: boolean;
};

const PAGE = 100;
/** Channels whose other side keeps silent hold up no more than their own. */
const AT_ONCE = 8;
const BOX_PAGE = 500;
/** What a robot of either kind takes in a minute. */
const A_MINUTE = 20;
const MINUTE_MS = 60_000;
/** Somebody may set the channel while it is in hand; each attempt reads it again. */
const MOST_ATTEMPTS = 5;

/**
 * The sweep of digests. A channel is taken by a conditional write before anything leaves for it, and what becomes of it is written after, so
 * that a run that dies in between, or meets another, sends nothing twice: what may have left is not sent again that day.
 */
export function createSendDigests(deps: Deps): Run<Tick, DigestsSent> {
  const { cases, clock, calendar } = deps;
  const turns = new Map<string, number[]>();
  /** Whether the robot takes one more in this minute. */
  const hasTurn = (mark: string): boolean => {
    const now = deps.systemNow();
    const taken = (turns.get(mark) ?? []).filter((at) => at > now - MINUTE_MS);
    const has = taken.length < A_MINUTE;
    turns.set(mark, has ? [...taken, now] : taken);
    return has;
  };
  const keep = async (channel: DigestChannel): Promise<boolean> =>
    (await cases.save(filedChannel(channel))) === 'saved';

  /** Writes down what became of a message. A failure here leaves the claim, which runs out as `unknown`. */
  const conclude = async (taken: DigestChannel, sent: Sent): Promise<void> => {
    let current: DigestChannel | undefined = taken;
    for (let attempt = 0; attempt < MOST_ATTEMPTS && current; attempt++) {
      if (current.inHand?.until !== taken.inHand?.until) return;
      if (await keep(afterSending(current, sent, clock.now(), calendar))) return;
      current = await cases.one(digestChannelCase, channelId(taken.office, taken.name));
    }
  };

  const look = async (channel: DigestChannel): Promise<Sent['kind'] | 'nothing'> => {
    const now = clock.now();
    const step = stepOf(channel, now, calendar);
    if (step.kind === 'pass') {
      if (step.channel === channel || !(await keep(step.channel))) return 'nothing';
      return channel.inHand ? 'unknown' : 'nothing';
    }
    const counts = step.what === 'digest' ? await countsOf(deps, channel, now) : NO_COUNTS;
    if (step.what === 'digest' && isNothing(counts) && channel.whenEmpty === 'silent') {
      await keep(afterNothing(channel, now, calendar));
      return 'nothing';
    }
    const taken = claimed(channel, step.what, now);
    const day = shanghaiDateOf(now);
    const found = await deps.directory.divisionOn(channel.office, day);
    const ready = await targetOf(deps, channel);
    if (!hasTurn(channel.mark)) {
      await keep(afterTurn(channel, now));
      return 'nothing';
    }
    if (!(await keep(taken))) return 'nothing';
    await deps.durable();
    const place = found.kind === 'found' ? found.division.name : channel.office;
    const where = { day, place, link: deps.link };
    const sent: Sent =
      found.kind === 'refused'
        ? { kind: 'refused', reason: 'division-ended' }
        : ready.kind === 'target'
          ? await deps.send({
              channel,
              target: ready.target,
              message:
                step.what === 'digest' ? digestMessage(channel, counts, where) : testMessage(channel, where),
              messageId: `${step.what}.${channelId(channel.office, channel.name)}.${step.what === 'digest' ? day : Date.parse(channel.test?.askedAt ?? now)}`,
            })
          : ready;
    await conclude(taken, sent);
    if (sent.kind !== 'sent') {
      const { kind, reason, code } = sent;
      deps.log('digest-not-sent', {
        channel: channelId(channel.office, channel.name),
        what: step.what,
        outcome: kind,
        reason,
        ...(code !== undefined && { code }),
      });
    }
    return sent.kind;
  };

  return async (_, hasTime) => {
    const until = clock.now();
    const seen = new Set<string>();
    let sent = 0;
    let failed = 0;
    for (;;) {
      const due = await cases.due(digestChannelCase, { until, limit: PAGE });
      const fresh = due.filter((one) => !seen.has(digestChannelCase.idOf(one)));
      for (let i = 0; i < fresh.length; i += AT_ONCE) {
        if (!hasTime()) return { sent, failed, through: false };
        const together = fresh.slice(i, i + AT_ONCE);
        for (const one of together) seen.add(digestChannelCase.idOf(one));
        for (const outcome of await Promise.all(together.map(look))) {
          sent += Number(outcome === 'sent');
          failed += Number(outcome === 'refused' || outcome === 'unknown' || outcome === 'failed');
        }
      }
      if (fresh.length === 0 || due.length < PAGE) return { sent, failed, through: due.length < PAGE };
      await nextTurn();
    }
  };
}

async function targetOf(
  { channelSecrets, hosts }: Pick<Deps, 'channelSecrets' | 'hosts'>,
  { office, name, box }: DigestChannel,
): Promise<
  { readonly kind: 'target'; readonly target: DigestTarget } | (Sent & { readonly kind: 'refused' })
> {
  const secrets = await channelSecrets();
  let target: DigestTarget;
  try {
    target = DigestTarget.parse(JSON.parse(secrets.open(channelId(office, name), box)));
  } catch {
    return { kind: 'refused', reason: 'unreadable-target' };
  }
  return mayStillGo(target, hosts)
    ? { kind: 'target', target }
    : { kind: 'refused', reason: 'host-not-allowed' };
}

/** Reads the boxes of the office, with those below it where the channel wants them. */
async function countsOf(
  { notices, directory, calendar }: Pick<Deps, 'notices' | 'directory' | 'calendar'>,
  { office, below }: DigestChannel,
  now: Instant,
): Promise<DigestCounts> {
  const today = shanghaiDateOf(now);
  // A province counts its own box only: those below it are too many for one message.
  const divisions = (await codesOf({ code: office, below }, directory, today)) ?? [office];
  const newFrom = newSince(today, calendar);
  let counts = NO_COUNTS;
  let after: NoticeCursor | undefined;
  do {
    const page = await notices.box('inbox', { divisions, limit: BOX_PAGE, ...(after && { after }) });
    for (const notice of page.notices) counts = withInbox(counts, notice, { now, newFrom });
    after = page.next;
    await nextTurn();
  } while (after);
  do {
    const page = await notices.box('review', { divisions, limit: BOX_PAGE, ...(after && { after }) });
    counts = { ...counts, review: counts.review + page.notices.length };
    after = page.next;
    await nextTurn();
  } while (after);
  return counts;
}
