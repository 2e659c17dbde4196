import type { HolidayCalendar } from '../calendar/holiday-calendar.ts';
import { type Instant, shanghaiDateOf } from '../calendar/instant.ts';
import { type Refused, refused } from '../refusal.ts';
import type { DigestChannel, DigestDay } from './digest-channel.ts';
import type { Sent } from './digest-outcome.ts';
import type { DigestTarget } from './digest-target.ts';
import { isDigestTime, minutesAfter, nextDigestAt } from './digest-time.ts';

/** Days that a channel remembers: two working weeks. */
const DAYS_KEPT = 10;
/** Minutes to the second, third and fourth try of a day. */
const PAUSES = [5, 15, 45];
/** Longer than any sending takes: who claimed it has died. */
const LEASE_MINUTES = 5;

type Settings = Pick<DigestChannel, 'kind' | 'format' | 'language' | 'whenEmpty' | 'below' | 'isOn'>;

/** A target made ready to be kept. */
export interface KeptTarget {
  readonly target: string;
  readonly box: string;
  readonly mark: string;
}

/** The channel as somebody sets it: new, or over the one before. What became of its days stays, so that no day is sent twice. */
export function withChannel(
  { office, name }: Pick<DigestChannel, 'office' | 'name'>,
  before: DigestChannel | undefined,
  settings: Settings,
  given: KeptTarget | undefined,
  digestAt: Instant,
): { readonly kind: 'channel'; readonly channel: DigestChannel } | Refused {
  const keeps = before?.kind === settings.kind ? before : undefined;
  const kept = given ?? (keeps && { target: keeps.target, box: keeps.box, mark: keeps.mark });
  if (!kept) return refused('digest-target-invalid', settings.kind === 'email' ? '/to' : '/url');
  const base = before ?? { days: [] };
  return {
    kind: 'channel',
    channel: { ...base, office, name, ...settings, ...kept, digestAt, version: (before?.version ?? 0) + 1 },
  };
}

/** The channel with a test message asked for; itself where one waits already. */
export function withTest(channel: DigestChannel, now: Instant): DigestChannel {
  return channel.test?.state === 'waiting'
    ? channel
    : next(channel, { test: { askedAt: now, state: 'waiting' } });
}

/** What time does to a channel now. */
export type DigestStep =
  | { readonly kind: 'send'; readonly what: 'digest' | 'test' }
  /** Nothing is sent: the channel as it goes on. */
  | { readonly kind: 'pass'; readonly channel: DigestChannel };

export function stepOf(channel: DigestChannel, now: Instant, calendar: HolidayCalendar): DigestStep {
  const { inHand, test, isOn, digestAt, days } = channel;
  if (inHand && inHand.until > now) return { kind: 'pass', channel };
  if (inHand)
    return {
      kind: 'pass',
      channel: afterSending(channel, { kind: 'unknown', reason: 'lost-contact' }, now, calendar),
    };
  if (test?.state === 'waiting') return { kind: 'send', what: 'test' };
  if (!isOn || digestAt > now) return { kind: 'pass', channel };
  const today = shanghaiDateOf(now);
  const isOver = days.some(({ day, state }) => day === today && state !== 'retrying');
  if (isOver || !isDigestTime(now, calendar))
    return { kind: 'pass', channel: next(channel, { digestAt: nextDigestAt(now, calendar) }) };
  return { kind: 'send', what: 'digest' };
}

/** The channel as whoever sends takes it: stored before anything leaves, so that nobody else sends the same. */
export function claimed(channel: DigestChannel, what: 'digest' | 'test', now: Instant): DigestChannel {
  const day = shanghaiDateOf(now);
  return next(channel, {
    inHand: {
      what,
      day,
      tries: what === 'digest' ? triesOn(channel, day) + 1 : 1,
      until: minutesAfter(now, LEASE_MINUTES),
    },
  });
}

/** The channel once there was nothing to say. */
export function afterNothing(channel: DigestChannel, now: Instant, calendar: HolidayCalendar): DigestChannel {
  const day = shanghaiDateOf(now);
  const done: DigestDay = { day, state: 'nothing', tries: triesOn(channel, day), at: now };
  return next(channel, { days: withDay(channel.days, done), digestAt: nextDigestAt(now, calendar) });
}

/** The channel that waits a minute, because its robot has had its 20 messages. */
export function afterTurn(channel: DigestChannel, now: Instant): DigestChannel {
  const at = minutesAfter(now, 1);
  return channel.test?.state === 'waiting'
    ? next(channel, { test: { ...channel.test, askedAt: at } })
    : next(channel, { digestAt: at });
}

/** The channel once it is known, or known not to be known, what became of what was in hand. */
export function afterSending(
  channel: DigestChannel,
  sent: Sent,
  now: Instant,
  calendar: HolidayCalendar,
): DigestChannel {
  const { inHand, ...rest } = channel;
  if (!inHand) return channel;
  const why =
    sent.kind === 'sent' ? {} : { reason: sent.reason, ...(sent.code !== undefined && { code: sent.code }) };
  if (inHand.what === 'test') {
    const state = sent.kind === 'sent' || sent.kind === 'unknown' ? sent.kind : 'failed';
    const askedAt = rest.test?.askedAt ?? now;
    return { ...rest, version: rest.version + 1, test: { askedAt, state, ...why } };
  }
  const { day, tries } = inHand;
  const pause = sent.kind === 'failed' ? PAUSES[tries - 1] : undefined;
  const state =
    sent.kind === 'sent' || sent.kind === 'unknown'
      ? sent.kind
      : pause === undefined
        ? 'gave-up'
        : 'retrying';
  return {
    ...rest,
    version: rest.version + 1,
    days: withDay(rest.days, { day, state, tries, at: now, ...why }),
    digestAt: pause === undefined ? nextDigestAt(now, calendar) : minutesAfter(now, pause),
  };
}

/** Whether the target leads where digests may still go: the list of hosts may have become shorter since. */
export function mayStillGo(target: DigestTarget, hosts: readonly string[]): boolean {
  return 'to' in target || hosts.includes(URL.parse(target.url)?.hostname ?? '');
}

function triesOn({ days }: DigestChannel, day: string): number {
  return days.find((one) => one.day === day)?.tries ?? 0;
}

function withDay(days: readonly DigestDay[], one: DigestDay): DigestDay[] {
  return [...days.filter(({ day }) => day !== one.day), one].slice(-DAYS_KEPT);
}

function next(channel: DigestChannel, changes: Partial<DigestChannel>): DigestChannel {
  return { ...channel, ...changes, version: channel.version + 1 };
}
