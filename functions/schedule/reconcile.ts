import * as z from 'zod/mini';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { type DeliveryQueue, messageOf } from '../../shared/domain/notice/delivery-queue.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { childrenOf, isOnPaper, isToBeSentAgain } from '../../shared/domain/notice/repair.ts';
import { afterPage, passToWorkOn } from '../../shared/domain/sweep/passes.ts';
import type { SweepProgress, SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import type { Run } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { deriveFrom, type DerivingDeps, derivingUses } from '../stream/deriving.ts';
import { deriveDuties, type DutyDerivingDeps } from '../stream/deriving-duties.ts';

export const Env = z.object({
  MOVEMENTS_TABLE: text,
  RESIDENTS_TABLE: text,
  FACTS_TABLE: text,
  NOTICES_TABLE: text,
  DUTIES_TABLE: text,
  SWEEPS_TABLE: text,
  DELIVERY_QUEUE_URL: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  ...derivingUses,
  duties: ['put'],
  notices: ['create', 'scan'],
  movements: ['scan'],
  queue: ['send'],
  sweeps: ['get', 'keep'],
  directory: ['hasJoined'],
} as const satisfies Uses;

export interface Deps extends DerivingDeps, DutyDerivingDeps {
  readonly movements: Pick<MovementStore, 'scan'>;
  readonly notices: NoticeStore;
  readonly queue: DeliveryQueue;
  readonly sweeps: Pick<SweepStore, 'get' | 'keep'>;
  readonly directory: Pick<DirectoryStore, 'hasJoined'>;
  readonly clock: Clock;
  /** A pass begins at the earliest so long after the last one began. */
  readonly everyMs: number;
  /** What is waited for between pages: others that are in a hurry. */
  readonly afterYou?: () => Promise<void>;
}

/** Small, because other work of the process waits while one is done. */
const PAGE = 50;
/** Records worked on at once: what the sweep may take from those who wait. */
const AT_ONCE = 8;
/** Pages after which the place is written down, should the run end without warning. */
const KEPT_EVERY = 20;

/** `{"everything": true}` begins a pass over all records, whatever earlier passes saw. */
export const Event = z.object({ everything: z.optional(z.boolean()) });
export type Event = z.infer<typeof Event>;

export type Reconciled =
  /** It is not time for a pass. */
  | { readonly looked: false }
  | {
      readonly looked: true;
      readonly through: boolean;
      readonly repaired: number;
      readonly repairedInPass: number;
    };

/**
 * The reconcile sweep: derives again from every notice, then from every movement. What is there stays; what is missing is
 * written, and a notice that waits for its delivery too long is put on its way again. Nothing to repair is its normal
 * result. What waits on paper for a county that has joined since goes on its way too, and is no repair. A run whose time is up goes on
 * where the next one begins.
 */
export function createReconcile(deps: Deps): Run<Event, Reconciled> {
  const { sweeps, clock, everyMs } = deps;
  return async ({ everything = false }, hasTime) => {
    const joined = joinedBy(deps.directory, shanghaiDateOf(clock.now()));
    let pass = passToWorkOn(await sweeps.get('reconcile'), clock.now(), { everything, everyMs });
    if (!pass) return { looked: false };
    let repaired = 0;
    for (let pages = 1; ; pages++) {
      const page = await reconcilePage({ ...deps, joined }, pass);
      repaired += page.repaired;
      pass = afterPage(pass, page);
      const through = pass.after === null;
      const isEnd = through || !hasTime();
      if (isEnd || pages % KEPT_EVERY === 0) await sweeps.keep(pass);
      if (isEnd) return { looked: true, through, repaired, repairedInPass: pass.repaired };
      await (deps.afterYou ?? nextTurn)();
    }
  };
}

interface PageDeps extends Deps {
  readonly joined: (division: string) => Promise<boolean>;
}

/** Whether a division takes part on a day, asked once for each in a run. */
function joinedBy(directory: Deps['directory'], today: string): PageDeps['joined'] {
  const known = new Map<string, Promise<boolean>>();
  return (division) => {
    const asked = known.get(division) ?? directory.hasJoined(division, today);
    known.set(division, asked);
    return asked;
  };
}

interface Page {
  readonly repaired: number;
  readonly next: string | undefined;
}

/**
 * Notices come first, so that those which the movements then bring back are not sent beside their feed. Where the sweep
 * stands is `notices PLACE` or `movements PLACE`, places being those of the stores.
 */
async function reconcilePage(deps: PageDeps, pass: SweepProgress): Promise<Page> {
  const { after, since } = pass;
  const [, phase = 'notices', place = ''] = /^(notices|movements) (.*)$/s.exec(after ?? '') ?? [];
  const query = { limit: PAGE, ...(place !== '' && { after: place }) };
  if (phase === 'notices') {
    const { notices, next } = await deps.notices.scan(query);
    const repaired = await eachOf(notices, (notice) => repairNotice(notice, deps, pass));
    return { repaired, next: next === undefined ? 'movements ' : `notices ${next}` };
  }
  const { movements, next } = await deps.movements.scan(query);
  const unseen = movements.filter(({ recordedAt }) => since === null || recordedAt >= since);
  const repaired = await eachOf(unseen, (movement) => deriveFrom(movement, deps));
  return { repaired, next: next === undefined ? undefined : `movements ${next}` };
}

/** Whether it waits for its delivery is looked at in each pass; what follows from it, only since the last whole one. */
async function repairNotice(
  notice: Notice,
  deps: PageDeps,
  { startedAt, since, wholeUntil }: SweepProgress,
): Promise<number> {
  const { notices, queue } = deps;
  let repaired = 0;
  if (isToBeSentAgain(notice, startedAt, since === null ? null : wholeUntil)) {
    await queue.send([messageOf(notice)]);
    repaired += 1;
  }
  if (isOnPaper(notice) && (await deps.joined(notice.holder))) await queue.send([messageOf(notice)]);
  const lastChange = notice.timeline.at(-1)?.at ?? notice.createdAt;
  if (since !== null && lastChange < since) return repaired;
  for (const child of childrenOf(notice)) {
    if ((await notices.create(child)) === 'created') repaired += 1;
  }
  return repaired + (await deriveDuties(undefined, notice, deps));
}

/** Works on all of them, some at once; answers the sum. */
async function eachOf<T>(all: readonly T[], work: (one: T) => Promise<number>): Promise<number> {
  const waiting = [...all];
  let sum = 0;
  const worker = async (): Promise<void> => {
    for (let one = waiting.pop(); one !== undefined; one = waiting.pop()) {
      // Not `+= await`: that would add to the sum as it was before waiting, beside the other workers.
      const done = await work(one);
      sum += done;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return sum;
}
