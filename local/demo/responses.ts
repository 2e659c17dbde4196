import type { Reply, VerificationItem } from '../../shared/domain/notice/notice.ts';
import {
  addDays,
  dayOf,
  instantInOffice,
  type IsWorkday,
  minutesLater,
  workdayAfter,
} from './office-hours.ts';
import {
  movementNoticeBehaviours,
  replyCodes,
  shareDisputed,
  verificationBehaviours,
} from './proportions.ts';
import type { Habits } from './habits.ts';
import { type SeededRandom, weightsOf } from './seeded-random.ts';
import type { Action, Behaviour, ExpectedNotice, NoticeRef, ResponseStep, VerificationStep } from './step.ts';

const forMovements = weightsOf<Behaviour>(movementNoticeBehaviours);
const forRequests = weightsOf<Behaviour>(verificationBehaviours);
const codes = weightsOf<Reply['code']>(replyCodes);

/** What responding needs to know. */
export interface Desk {
  readonly random: SeededRandom;
  readonly isWorkday: IsWorkday;
  hasJoined(receiver: string): boolean;
  /** A joined township of another county of the receiver's province, or undefined. */
  elsewhere(receiver: string): string | undefined;
  /** The township to which a county hands a notice down. */
  townshipUnder(county: string): string;
  /** How carefully an office works on that day, where the plan says so; the others go by the proportions. */
  habitsOf?(office: string, day: string): Habits | undefined;
  /** Set for the storyteller: counties always hand down, and every question is answered with 属实. */
  readonly exemplary?: true;
}

/** Decides how a receiver will treat a movement notice. */
export function behaviourFor(
  receiver: string,
  target: ExpectedNotice['target'],
  desk: Desk,
  on: string,
): Behaviour {
  if (!desk.hasJoined(receiver)) return 'paper';
  const habits = desk.habitsOf?.(receiver, on);
  if (habits) return desk.random.chance(habits.acceptedLate) ? 'late' : 'on-time';
  if (target === 'former' && desk.random.chance(shareDisputed)) return 'disputed';
  const drawn = desk.random.weighted(forMovements);
  // A former township cannot say that it has nothing to do with someone whom it had recorded itself.
  return drawn === 'misrouted' && target === 'former' ? 'on-time' : drawn;
}

/** Decides how a receiver will treat a verification request. */
export function requestBehaviourFor(receiver: string, desk: Desk, on: string): Behaviour {
  const habits = desk.habitsOf?.(receiver, on);
  if (habits) return desk.random.chance(habits.repliedLate) ? 'late' : 'on-time';
  return desk.hasJoined(receiver) ? desk.random.weighted(forRequests) : 'paper';
}

/** All that happens to a movement notice after it was sent at `at` by `sender`. */
export function responsesTo(
  notice: ExpectedNotice,
  step: string,
  sender: string,
  at: string,
  desk: Desk,
): readonly ResponseStep[] {
  const { random } = desk;
  const ref: NoticeRef = { step, subject: notice.subject, target: notice.target, hop: 0 };
  const chain = chainFrom(at, ref, desk);
  switch (notice.behaviour) {
    case 'on-time':
      return accepted(chain, notice.receiver, 3, desk);
    case 'late':
      return chain.after(random.int(14, 24)).by(notice.receiver, { kind: 'accept' }).steps;
    case 'disputed':
      return chain.after(random.int(0, 3)).by(notice.receiver, { kind: 'dispute', claim: 'still-lives-here' })
        .steps;
    case 'misrouted': {
      const right = desk.elsewhere(notice.receiver);
      if (!right) return accepted(chain, notice.receiver, 3, desk);
      chain.after(random.int(0, 2)).by(notice.receiver, { kind: 'misroute', right });
      return chain.after(random.int(0, 3)).by(right, { kind: 'accept' }, 1).steps;
    }
    case 'returned':
      chain.after(random.int(0, 2)).by(notice.receiver, { kind: 'return', reason: '户籍地址不详，请补充' });
      if (random.chance(0.3)) return chain.after(random.int(1, 3)).by(sender, { kind: 'withdraw' }).steps;
      chain.after(random.int(1, 3)).by(sender, { kind: 'resend' });
      return accepted(chain, notice.receiver, 3, desk);
    case 'paper':
      if (random.chance(0.5)) return [];
      return paperReply(chain.after(random.int(8, 20)), sender).steps;
    default:
      return [];
  }
}

/** All that happens to a verification request after it was sent. */
export function answersTo(request: Omit<VerificationStep, 'kind'>, desk: Desk): readonly ResponseStep[] {
  const { random } = desk;
  const ref: NoticeRef = { step: request.id, subject: request.about.subject, target: 'request', hop: 0 };
  const chain = chainFrom(request.at, ref, desk);
  if (request.behaviour === 'paper') {
    if (random.chance(0.3)) return [];
    paperReply(chain.after(random.int(8, 15)), request.office);
    return chain.after(1).by(request.office, { kind: 'close' }).steps;
  }
  const urgent = request.urgency !== undefined;
  accepted(chain, request.receiver, urgent ? 1 : 3, desk);
  const holder = chain.steps.at(-1)?.office ?? request.receiver;
  if (request.behaviour === 'never') return chain.steps;
  if (request.behaviour === 'extended') {
    // A few days short of the latest day that the default rules allow, counted from delivery: 15 + 7, or 30 + 15.
    const until = addDays(dayOf(request.at), urgent ? 20 : 42);
    chain.after(random.int(1, 2)).by(holder, { kind: 'extend', reason: '当事人暂未联系上', until });
    chain.after(random.int(10, 16));
  } else {
    chain.after(request.behaviour === 'late' ? random.int(30, 38) : random.int(1, urgent ? 3 : 10));
  }
  const reply = replyTo(request.items, request.receiver, desk);
  chain.by(holder, { kind: 'reply', reply });
  const habits = desk.habitsOf?.(holder, dayOf(request.at));
  if (habits && random.chance(habits.repliedIncomplete)) {
    chain.after(random.int(0, 2)).by(request.office, { kind: 'find-incomplete', items: request.items });
    chain.after(random.int(1, 3)).by(holder, { kind: 'reply', reply });
  }
  return chain.after(random.int(0, 2)).by(request.office, { kind: 'close' }).steps;
}

/** A county hands down first, four times in five; the accepting office comes last. */
function accepted(chain: Chain, receiver: string, within: number, desk: Desk): readonly ResponseStep[] {
  const days = desk.random.int(0, within);
  if (receiver.length === 6 && (desk.exemplary || desk.random.chance(0.8))) {
    const to = desk.townshipUnder(receiver);
    const first = desk.random.int(0, days);
    chain.after(first).by(receiver, { kind: 'hand-down', to });
    return chain.after(days - first).by(to, { kind: 'accept' }).steps;
  }
  return chain.after(days).by(receiver, { kind: 'accept' }).steps;
}

function paperReply(chain: Chain, sender: string): Chain {
  return chain.by(sender, { kind: 'enter-paper-reply', reply: { code: 'confirmed' } });
}

function replyTo(items: readonly VerificationItem[], receiver: string, desk: Desk): Reply {
  const code = desk.exemplary ? 'confirmed' : desk.random.weighted(codes);
  const movedTo = code === 'household-moved-to' ? desk.elsewhere(receiver) : undefined;
  if (code === 'household-moved-to') return movedTo ? { code, movedTo } : { code: 'no-such-person' };
  if (code === 'confirmed') return { code, items: items.map((item) => ({ item, confirmed: true })) };
  if (code === 'partly-confirmed' || code === 'not-confirmed') {
    const wrongFrom = code === 'not-confirmed' ? 0 : items.length - 1;
    const right = '以户籍地登记为准';
    return {
      code,
      items: items.map((item, i) =>
        i < wrongFrom ? { item, confirmed: true } : { item, confirmed: false, right },
      ),
    };
  }
  return { code };
}

interface Chain {
  readonly steps: ResponseStep[];
  now(): string;
  after(workdays: number): Chain;
  by(office: string, action: Action, hop?: 0 | 1): Chain;
}

/** Things that follow one another about one notice; on the same day each comes some minutes after the last. */
function chainFrom(start: string, notice: NoticeRef, { random, isWorkday }: Desk): Chain {
  let at = start;
  const steps: ResponseStep[] = [];
  const chain: Chain = {
    steps,
    now: () => at,
    after(workdays) {
      at =
        workdays === 0
          ? minutesLater(at, random.int(4, 40))
          : instantInOffice(workdayAfter(dayOf(at), workdays, isWorkday), random);
      return chain;
    },
    by(office, action, hop = 0) {
      steps.push({ kind: 'response', at, office, notice: { ...notice, hop }, action });
      return chain;
    },
  };
  return chain;
}
