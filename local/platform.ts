import { createDeliverNotice } from '../functions/queue/deliver-notice.ts';
import { createDeriveMovement } from '../functions/stream/derive-movement.ts';
import { createDispatchNotice } from '../functions/stream/dispatch-notice.ts';
import { createConfirmLimits } from '../functions/schedule/confirm-limits.ts';
import { createHandOver } from '../functions/schedule/hand-over.ts';
import { createReconcile } from '../functions/schedule/reconcile.ts';
import { createWatchLimits } from '../functions/schedule/watch-limits.ts';
import { createSpawnNotices } from '../functions/stream/spawn-notices.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import { DEFAULT_RULE_BOOK, type RuleBook } from '../shared/domain/deadline/rule-book.ts';
import type { Directory } from '../shared/domain/division/directory.ts';
import { identityKeys, type KeyMaterial } from '../shared/identity/identity-keys.ts';
import type { Log } from '../shared/lambda/log.ts';
import type { VerifyToken } from '../shared/lambda/token-verifier.ts';
import { deadLetterBook, sqliteDeadLetters } from '../shared/sqlite/dead-letters.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { type Pumping, pumping } from './runtime/pumping.ts';
import { feedPump, handAgain } from './runtime/feed-pump.ts';
import { queuePump } from './runtime/queue-pump.ts';
import type { Route } from './runtime/router.ts';
import { routesOf } from './routes.ts';
import { DELIVERY_QUEUE, storesOn, type Stores } from './runtime/stores.ts';

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
  /** Deadlines, reviews and outages; those shipped where it is absent. */
  readonly ruleBook?: RuleBook;
  /** Stands before every port; as it is, nothing. There a test sees each call, and makes it fail. */
  readonly watch?: WatchPort;
}

export type WatchPort = <P extends object>(port: string, adapter: P) => P;

export interface Platform {
  readonly routes: readonly Route[];
  readonly stores: Stores;
  readonly pumps: Pumping;
  /** Counts every running limit again; answers how many moved or became firm. */
  readonly confirmLimits: () => Promise<number>;
  /** Reminders, overdue marks and escalations that are due by now. */
  readonly watchLimits: () => Promise<number>;
  /** Open notices of divisions that have ended go to whoever carries them on. */
  readonly handOver: (reach?: 'recent' | 'all') => Promise<number>;
  /** Repairs what was not derived; answers how much. */
  readonly reconcile: () => Promise<number>;
}

/** The whole platform on one machine: the same function factories as on AWS, over the embedded stores. */
export function localPlatform(settings: PlatformSettings): Platform {
  const { engine, clock, log, systemNow, watch = (_, adapter) => adapter } = settings;
  const stores = watchedStores(storesOn(engine, settings.directory), watch);
  const feed = watch('feed', engine);
  const book = deadLetterBook(engine, () => clock.now());
  const edge = { decode: (image: unknown) => image, log };
  const derive = createDeriveMovement(stores, edge);
  const dispatch = createDispatchNotice(stores, edge);
  const spawn = createSpawnNotices(stores, edge);
  const { deadlines: rules, reviews, outages } = settings.ruleBook ?? DEFAULT_RULE_BOOK;
  const deliver = createDeliverNotice({ ...stores, clock, calendar: settings.calendar, rules }, { log });
  const pumps = pumping(
    [
      feedPump(feed, 'derive-movement', 'movement', derive, book),
      feedPump(feed, 'spawn-notices', 'notice', spawn, book),
      feedPump(feed, 'dispatch-notice', 'notice', dispatch, book),
      queuePump(engine, 'deliver-notice', stores.queue, deliver, systemNow),
    ],
    (pump, cause) => log('pump-failed', { pump, cause: cause instanceof Error ? cause.name : 'unknown' }),
  );
  const deadLetters = sqliteDeadLetters(engine, {
    queues: [DELIVERY_QUEUE],
    consumers: {
      'derive-movement': (record) => handAgain(derive, record),
      'spawn-notices': (record) => handAgain(spawn, record),
      'dispatch-notice': (record) => handAgain(dispatch, record),
    },
  });
  const counting = { calendar: settings.calendar, rules, outageRules: outages };
  const routes = routesOf({
    ...settings,
    ...stores,
    ...counting,
    deadLetters,
    reviewRules: reviews,
    keys: watch('keys', identityKeys(settings.keys)),
  });
  const confirmLimits = createConfirmLimits({ ...stores, ...counting, clock });
  const watchLimits = createWatchLimits({ ...stores, ...counting, clock });
  // Limits change with the calendar of a new version, so at start, and with the log of outages.
  let confirmedFor: number | undefined;
  const confirmAndWatch = async (): Promise<number> => {
    const recorded = (await stores.outages.all()).length;
    if (recorded !== confirmedFor) await confirmLimits();
    confirmedFor = recorded;
    return await watchLimits();
  };
  const handOver = createHandOver({ ...stores, clock });
  return {
    routes,
    stores,
    pumps,
    confirmLimits,
    watchLimits: confirmAndWatch,
    handOver,
    reconcile: createReconcile(stores),
  };
}

function watchedStores(stores: Stores, watch: WatchPort): Stores {
  return Object.fromEntries(
    Object.entries(stores).map(([port, store]) => [port, watch(port, store)]),
  ) as unknown as Stores;
}
