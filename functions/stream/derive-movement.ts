import * as z from 'zod/mini';
import { Movement } from '../../shared/domain/movement/movement.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';
import { deriveFrom, type DerivingDeps, derivingUses } from './deriving.ts';
import { text } from '../../shared/lambda/env.ts';

export const Env = z.object({ RESIDENTS_TABLE: text, FACTS_TABLE: text, NOTICES_TABLE: text });
export const uses = derivingUses;

/** Derives from each recorded movement its ledger lines, its fact and its notices. Doing it twice changes nothing. */
export function createDeriveMovement(deps: DerivingDeps, edge: StreamEdge): StreamHandler {
  return stream(Movement, edge, async ({ after: movement }) => {
    await deriveFrom(movement, deps);
  });
}
