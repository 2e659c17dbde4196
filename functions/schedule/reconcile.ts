import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';
import { deriveFrom, type DerivingDeps } from '../stream/deriving.ts';

export interface Deps extends DerivingDeps {
  readonly movements: MovementStore;
}

/** Small, because other work of the process waits while one is done. */
const PAGE = 50;

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
      await nextTurn();
    } while (after !== undefined);
    return repaired;
  };
}
