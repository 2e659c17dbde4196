import * as z from 'zod/mini';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { deriveFrom, type DerivingDeps, derivingUses } from '../stream/deriving.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({
  MOVEMENTS_TABLE: text,
  RESIDENTS_TABLE: text,
  FACTS_TABLE: text,
  NOTICES_TABLE: text,
  SWEEPS_TABLE: text,
});
export const uses = { ...derivingUses, movements: ['scan'], sweeps: ['get', 'keep'] } as const satisfies Uses;

export interface Deps extends DerivingDeps {
  readonly movements: MovementStore;
}

const PAGE = 200;

/**
 * The reconcile sweep: derives from every record again. What is there stays, what is missing is written; answers how
 * much was missing. Nothing is its normal result.
 */
export function createReconcile(deps: Deps): () => Promise<number> {
  return async () => {
    let repaired = 0;
    let after: string | undefined;
    do {
      const page = await deps.movements.scan({ limit: PAGE, ...(after !== undefined && { after }) });
      for (const movement of page.movements) repaired += await deriveFrom(movement, deps);
      after = page.next;
    } while (after !== undefined);
    return repaired;
  };
}
