import * as z from 'zod/mini';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { afterPage, passToWorkOn } from '../../shared/domain/sweep/passes.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { deriveFrom, type DerivingDeps, derivingUses } from '../stream/deriving.ts';

export const Env = z.object({
  MOVEMENTS_TABLE: text,
  RESIDENTS_TABLE: text,
  FACTS_TABLE: text,
  NOTICES_TABLE: text,
  SWEEPS_TABLE: text,
});
export const uses = {
  ...derivingUses,
  movements: ['scan'],
  sweeps: ['get', 'keep'],
} as const satisfies Uses;

export interface Deps extends DerivingDeps {
  readonly movements: Pick<MovementStore, 'scan'>;
}

export interface PacedDeps extends Deps {
  readonly sweeps: SweepStore;
  readonly clock: Clock;
}

/** Small, because other work of the process waits while one is done. */
const PAGE = 50;
/** Records worked on at once: what the sweep may take from those who wait. */
const AT_ONCE = 8;

/**
 * The reconcile sweep: derives from every record again. What is there stays, what is missing is written; answers how
 * much was missing. Nothing is its normal result.
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

async function reconcilePage(deps: Deps, after: string | null, since: string | null): Promise<Page> {
  const page = await deps.movements.scan({ limit: PAGE, ...(after !== null && { after }) });
  const waiting = page.movements.filter(({ recordedAt }) => since === null || recordedAt >= since);
  let repaired = 0;
  const worker = async (): Promise<void> => {
    for (let movement = waiting.pop(); movement; movement = waiting.pop()) {
      // Not `+= await`: that would add to the sum as it was before waiting, beside the other workers.
      const written = await deriveFrom(movement, deps);
      repaired += written;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return { repaired, next: page.next };
}
