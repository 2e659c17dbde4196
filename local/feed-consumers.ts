import { createDeriveMovement } from '../functions/stream/derive-movement.ts';
import { createDispatchNotice } from '../functions/stream/dispatch-notice.ts';
import { createSpawnNotices } from '../functions/stream/spawn-notices.ts';
import type { DeadlineRule } from '../shared/domain/deadline/deadline-rule.ts';
import type { Log } from '../shared/lambda/log.ts';
import type { StreamHandler } from '../shared/lambda/stream.ts';
import type { Stores } from './runtime/stores.ts';

export type FeedConsumer = 'derive-movement' | 'spawn-notices' | 'dispatch-notice';

/** Whoever is fed with changes, by name: the pumps feed them, and a redrive hands them a dead letter again. */
export function feedConsumers(
  stores: Stores,
  rules: readonly DeadlineRule[],
  log: Log,
): Readonly<Record<FeedConsumer, StreamHandler>> {
  const edge = { decode: (image: unknown) => image, log };
  return {
    'derive-movement': createDeriveMovement(stores, edge),
    'spawn-notices': createSpawnNotices({ ...stores, rules }, edge),
    'dispatch-notice': createDispatchNotice(stores, edge),
  };
}
