import { Movement } from '../../shared/domain/movement/movement.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';
import { deriveFrom, type DerivingDeps } from './deriving.ts';

/** Derives from each recorded movement its ledger lines, its fact and its notices. Doing it twice changes nothing. */
export function createDeriveMovement(deps: DerivingDeps, edge: StreamEdge): StreamHandler {
  return stream(Movement, edge, async ({ after: movement }) => {
    await deriveFrom(movement, deps);
  });
}
