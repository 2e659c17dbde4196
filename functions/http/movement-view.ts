import type { MovementView } from '../../shared/api/movement-operations.ts';
import { type Movement, movementIdOf } from '../../shared/domain/movement/movement.ts';

/** A record as its readers see it: without the digests of its request. */
export function movementView({
  requestKey: _key,
  contentDigest: _digest,
  ...movement
}: Movement): MovementView {
  return { ...movement, movement: movementIdOf(movement) };
}
