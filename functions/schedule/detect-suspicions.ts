import * as z from 'zod/mini';
import { PAGE } from '../../shared/assessment/page.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { lastHolderOf } from '../../shared/domain/assessment/fact/duty-line.ts';
import type { DutyCursor, DutyStore } from '../../shared/domain/assessment/fact/duty-store.ts';
import { instantsOf, periodBefore, periodOf } from '../../shared/domain/assessment/period.ts';
import {
  type ReplyGiven,
  replyGivenBy,
  suspicionsIn,
} from '../../shared/domain/assessment/suspicion/detect-replies.ts';
import { suspicionCase } from '../../shared/domain/assessment/suspicion/suspicion-case.ts';
import type { DetectorRule } from '../../shared/domain/assessment/suspicion/suspicion.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { monthBounds, monthOf } from '../../shared/domain/calendar/period.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Run, Tick } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { countiesTakingPart } from '../task/taking-part.ts';
import { townshipsOf } from '../task/units-of-part.ts';

export const Env = z.object({
  DUTIES_TABLE: text,
  NOTICES_TABLE: text,
  CASES_TABLE: text,
  SWEEPS_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  duties: ['list'],
  notices: ['getMany'],
  cases: ['save'],
  sweeps: ['get', 'placeOf', 'keepPlace'],
  directory: ['participantsUnder', 'childrenOn'],
} as const satisfies Uses;

export interface Deps {
  readonly duties: Pick<DutyStore, 'list'>;
  readonly notices: Pick<NoticeStore, 'getMany'>;
  readonly cases: Pick<CaseStore, 'save'>;
  readonly sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>;
  readonly directory: Pick<DirectoryStore, 'participantsUnder' | 'childrenOn'>;
  readonly clock: Clock;
  readonly rule: DetectorRule;
  /** Everything recorded before this instant has been derived; null where nobody knows. */
  readonly wholeUntil: () => Promise<string | null>;
  /** Counties that ever did anything, where that is known at once: the others are left out. */
  readonly active?: () => ReadonlySet<string>;
  /** What is waited for before each county: others that are in a hurry. Before each office it made an empty folder take a minute. */
  readonly afterYou?: () => Promise<void>;
}

export type Detected = {
  /** Suspicions that nobody had raised before. */
  readonly raised: number;
  readonly through: boolean;
};

/** A month that was missed is made up for so many months back. */
const MONTHS_BACK = 3;
/** Counties after which the place is written down, should the run end without warning. */
const KEPT_EVERY = 20;

/**
 * The sweep of the detectors: goes through the replies of each month that is over, once all of it is derived, office after office. What it
 * sees of a month is always the same, and so are the ids of what it raises: done twice, it raises nothing. Where it stops is kept as
 * `MONTH#COUNTY`, and a month that it got through as `MONTH#~`.
 */
export function createDetectSuspicions(deps: Deps): Run<Tick, Detected> {
  const { sweeps, directory, clock, active } = deps;
  return async (_, hasTime) => {
    let raised = 0;
    const today = shanghaiDateOf(clock.now());
    const place = (await sweeps.placeOf('detect-suspicions')) ?? '';
    const months = endedMonths(today).filter((month) => `${month}#~` > place);
    const whole = months.length > 0 ? await deps.wholeUntil() : null;
    for (const month of months) {
      const period = { kind: 'month' as const, ...monthBounds(month) };
      if (whole === null || whole < instantsOf(period).end) return { raised, through: true };
      const known = active?.();
      const counties = (await countiesTakingPart(directory, null, period.to)).filter(
        (county) => `${month}#${county}` > place && (known?.has(county) ?? true),
      );
      for (const [index, county] of counties.entries()) {
        await (deps.afterYou ?? nextTurn)();
        const offices = [county, ...(await townshipsOf(county, period, directory))];
        if (await hasReplies(offices, instantsOf(period), deps))
          for (const office of offices) raised += await raiseFor(office, instantsOf(period), deps);
        const isEnd = !hasTime();
        if (isEnd || index % KEPT_EVERY === 0)
          await sweeps.keepPlace('detect-suspicions', `${month}#${county}`);
        if (isEnd) return { raised, through: false };
      }
      await sweeps.keepPlace('detect-suspicions', `${month}#~`);
    }
    return { raised, through: true };
  };
}

function endedMonths(today: string): readonly string[] {
  const months: string[] = [];
  let period = periodOf('month', today, 1);
  while (months.length < MONTHS_BACK) {
    period = periodBefore(period);
    months.unshift(monthOf(period.from));
  }
  return months;
}

interface Instants {
  readonly start: string;
  readonly end: string;
}

/**
 * Whether any office of a county answered anything. In most months of most counties none did, and on one machine this is one question
 * in place of 15: they took 23 % of the background's time in the first minutes of a country that has only just begun.
 */
async function hasReplies(
  offices: readonly string[],
  { start, end }: Instants,
  { duties }: Deps,
): Promise<boolean> {
  const { lines } = await duties.list({ offices, kind: 'reply', from: start, until: end, limit: 1 });
  return lines.length > 0;
}

async function raiseFor(office: string, { start, end }: Instants, deps: Deps): Promise<number> {
  const replies = await repliesOf(office, start, end, deps);
  let raised = 0;
  for (const suspicion of suspicionsIn(replies, deps.rule))
    if ((await deps.cases.save(filed(suspicionCase, suspicion))) === 'saved') raised += 1;
  return raised;
}

/** What an office answered: the time is that of the limit that the reply ended, which never changes; the words are those that stand. */
async function repliesOf(
  office: string,
  from: string,
  until: string,
  { duties, notices, rule }: Deps,
): Promise<readonly ReplyGiven[]> {
  const given = new Map<string, string>();
  let after: DutyCursor | undefined;
  do {
    const page = await duties.list({
      offices: [office],
      kind: 'reply',
      from,
      until,
      limit: PAGE,
      ...(after && { after }),
    });
    for (const line of page.lines)
      if (line.run?.ended?.how === 'done' && lastHolderOf(line) === office)
        given.set(line.noticeId, line.decidedAt);
    after = page.next;
  } while (after);
  // Most offices answer too few letters in a month for any detector: nothing more is read for them.
  if (given.size < Math.min(rule.bulkReplies, rule.copiedReplies)) return [];
  const found = await notices.getMany([...given.keys()]);
  return found.flatMap((notice) => {
    const reply = replyGivenBy(notice);
    const at = given.get(notice.noticeId);
    return reply && at !== undefined ? [{ ...reply, office, at }] : [];
  });
}
