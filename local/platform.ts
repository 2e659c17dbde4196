import { createDeliverNotice } from '../functions/queue/deliver-notice.ts';
import { createDeriveMovement } from '../functions/stream/derive-movement.ts';
import { createDispatchNotice } from '../functions/stream/dispatch-notice.ts';
import { createHandOver } from '../functions/schedule/hand-over.ts';
import { createReconcile } from '../functions/schedule/reconcile.ts';
import { createWatchLimits } from '../functions/schedule/watch-limits.ts';
import { createSpawnNotices } from '../functions/stream/spawn-notices.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import { DEFAULT_DEADLINE_RULES } from '../shared/domain/deadline/default-rules.ts';
import type { Directory } from '../shared/domain/division/directory.ts';
import { identityKeys, type KeyMaterial } from '../shared/identity/identity-keys.ts';
import type { Log } from '../shared/lambda/log.ts';
import type { VerifyToken } from '../shared/lambda/token-verifier.ts';
import { deadLetterBook } from '../shared/sqlite/dead-letters.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { type Pumping, pumping } from './runtime/pumping.ts';
import { feedPump } from './runtime/feed-pump.ts';
import { queuePump } from './runtime/queue-pump.ts';
import type { Route } from './runtime/router.ts';
import { routesOf } from './routes.ts';
import { storesOn, type Stores } from './runtime/stores.ts';

export interface PlatformSettings {
  readonly engine: Engine;
  readonly directory: Directory;
  readonly calendar: HolidayCalendar;
  readonly keys: KeyMaterial;
  readonly clock: Clock;
  readonly verify: VerifyToken;
  readonly newId: () => string;
  readonly log: Log;
  /** Leases and back-off follow system time, which nothing moves. */
  readonly systemNow: () => number;
}

export interface Platform {
  readonly routes: readonly Route[];
  readonly stores: Stores;
  readonly pumps: Pumping;
  /** Reminders, overdue marks and escalations that are due by now. */
  readonly watchLimits: () => Promise<number>;
  /** Open notices of divisions that have ended go to whoever carries them on. */
  readonly handOver: (reach?: 'recent' | 'all') => Promise<number>;
  /** Repairs what was not derived; answers how much. */
  readonly reconcile: () => Promise<number>;
}

/** The whole platform on one machine: the same function factories as on AWS, over the embedded stores. */
export function localPlatform(settings: PlatformSettings): Platform {
  const { engine, clock, log, systemNow } = settings;
  const stores = storesOn(engine, settings.directory);
  const deadLetters = deadLetterBook(engine, () => clock.now());
  const edge = { decode: (image: unknown) => image, log };
  const derive = createDeriveMovement(stores, edge);
  const dispatch = createDispatchNotice(stores, edge);
  const spawn = createSpawnNotices(stores, edge);
  const rules = DEFAULT_DEADLINE_RULES;
  const deliver = createDeliverNotice({ ...stores, clock, calendar: settings.calendar, rules }, { log });
  const pumps = pumping(
    [
      feedPump(engine, 'derive-movement', 'movement', derive, deadLetters),
      feedPump(engine, 'spawn-notices', 'notice', spawn, deadLetters),
      feedPump(engine, 'dispatch-notice', 'notice', dispatch, deadLetters),
      queuePump(engine, 'deliver-notice', stores.queue, deliver, systemNow),
    ],
    (pump, cause) => log('pump-failed', { pump, cause: cause instanceof Error ? cause.name : 'unknown' }),
  );
  const routes = routesOf({ ...settings, ...stores, rules, keys: identityKeys(settings.keys) });
  const watchLimits = createWatchLimits({ ...stores, clock, rules });
  const handOver = createHandOver({ ...stores, clock });
  return { routes, stores, pumps, watchLimits, handOver, reconcile: createReconcile(stores) };
}
