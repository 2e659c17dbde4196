import * as z from 'zod/mini';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { type DeliveryQueue, messageOf } from '../../shared/domain/notice/delivery-queue.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import { childrenOf, isLostOnItsWay } from '../../shared/domain/notice/repair.ts';
import { afterPage, passToWorkOn } from '../../shared/domain/sweep/passes.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
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
});
export const uses = {
  ...derivingUses,
  duties: ['put'],
  notices: ['create', 'scan'],
  movements: ['scan'],
  queue: ['send'],
  sweeps: ['get', 'keep'],
} as const satisfies Uses;

export interface Deps extends DerivingDeps, DutyDerivingDeps {
  readonly movements: Pick<MovementStore, 'scan'>;
  readonly queue: DeliveryQueue;
  readonly clock: Clock;
}

export interface PacedDeps extends Deps {
  readonly sweeps: Pick<SweepStore, 'get' | 'keep'>;
}

/** Small, because other work of the process waits while one is done. */
const PAGE = 50;
/** Records worked on at once: what the sweep may take from those who wait. */
const AT_ONCE = 8;

/**
 * The reconcile sweep: derives again from every notice, then from every movement. What is there stays; what is missing is
 * written, and a notice that waits for its delivery too long is put on its way again. Answers how much that was. Nothing
 * is its normal result.
 */
export function createReconcile(deps: Deps): () => Promise<number> {
  return async () => {
    let repaired = 0;
    let after: string | null = null;
    do {
      const page: Page = await reconcilePage(deps, after, null);
      repaired += page.repaired;
      after = page.next ?? null;
      await nextTurn();
    } while (after !== null);
    return repaired;
  };
}

/**
 * The same sweep in runs that end before their time is up. Where a run stops is kept, and the next one goes on from
 * there; `{"everything": true}` begins a pass over all records, whatever earlier passes saw.
 */
export function createReconcileInRuns(deps: PacedDeps, edge: { readonly log: Log }): TaskHandler {
  const { sweeps, clock } = deps;
  return task(
    'reconcile',
    z.object({ everything: z.optional(z.boolean()) }),
    edge,
    async (event, hasTime) => {
      let pass = passToWorkOn(await sweeps.get('reconcile'), clock.now(), event.everything ?? false);
      if (!pass) return { looked: false };
      let repairedNow = 0;
      do {
        const page = await reconcilePage(deps, pass.after, pass.since);
        repairedNow += page.repaired;
        pass = afterPage(pass, page);
        await sweeps.keep(pass);
      } while (pass.after !== null && hasTime());
      return {
        looked: true,
        through: pass.after === null,
        repaired: repairedNow,
        repairedInPass: pass.repaired,
      };
    },
  );
}

interface Page {
  readonly repaired: number;
  readonly next: string | undefined;
}

/**
 * Notices come first, so that those which the movements then bring back are not sent beside their feed. Where the sweep
 * stands is `notices PLACE` or `movements PLACE`, places being those of the stores.
 */
async function reconcilePage(deps: Deps, after: string | null, since: string | null): Promise<Page> {
  const [, phase = 'notices', place = ''] = /^(notices|movements) (.*)$/s.exec(after ?? '') ?? [];
  const query = { limit: PAGE, ...(place !== '' && { after: place }) };
  if (phase === 'notices') {
    const { notices, next } = await deps.notices.scan(query);
    const repaired = await eachOf(notices, (notice) => repairNotice(notice, deps, since));
    return { repaired, next: next === undefined ? 'movements ' : `notices ${next}` };
  }
  const { movements, next } = await deps.movements.scan(query);
  const unseen = movements.filter(({ recordedAt }) => since === null || recordedAt >= since);
  const repaired = await eachOf(unseen, (movement) => deriveFrom(movement, deps));
  return { repaired, next: next === undefined ? undefined : `movements ${next}` };
}

/** Whether it waits for its delivery is looked at in each pass; what follows from it, only since the last whole one. */
async function repairNotice(notice: Notice, deps: Deps, since: string | null): Promise<number> {
  const { notices, queue, clock } = deps;
  let repaired = 0;
  if (isLostOnItsWay(notice, clock.now())) {
    await queue.send([messageOf(notice)]);
    repaired += 1;
  }
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
