import { createDeliverNotice } from '../functions/queue/deliver-notice.ts';
import { createReconcile } from '../functions/schedule/reconcile.ts';
import { createWatchLimits } from '../functions/schedule/watch-limits.ts';
import { createDeriveMovement } from '../functions/stream/derive-movement.ts';
import { createDispatchNotice } from '../functions/stream/dispatch-notice.ts';
import { createSpawnNotices } from '../functions/stream/spawn-notices.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import { DEFAULT_DEADLINE_RULES } from '../shared/domain/deadline/default-rules.ts';
import type { Log } from '../shared/lambda/log.ts';
import { deadLetterBook } from '../shared/sqlite/dead-letters.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { feedPump } from './runtime/feed-pump.ts';
import { type Pumping, pumping } from './runtime/pumping.ts';
import { queuePump } from './runtime/queue-pump.ts';
import type { Stores } from './runtime/stores.ts';

/** All that happens without a request. Its host is the thread of the requests (tests, the demo) or one of its own. */
export interface Background {
  readonly pumps: Pumping;
  /** Reminders, overdue marks and escalations that are due by now. */
  readonly watchLimits: () => Promise<number>;
  /** Repairs what was not derived; answers how much. */
  readonly reconcile: () => Promise<number>;
}

export interface BackgroundSettings {
  readonly engine: Engine;
  readonly stores: Stores;
  readonly calendar: HolidayCalendar;
  readonly clock: Clock;
  readonly log: Log;
  readonly systemNow: () => number;
}

/** The consumers of both feeds and of the queue, and the sweeps: the same function factories as on AWS. */
export function backgroundHere(settings: BackgroundSettings): Background {
  const { engine, stores, clock, log, systemNow } = settings;
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
  return {
    pumps,
    watchLimits: createWatchLimits({ ...stores, clock, rules }),
    reconcile: createReconcile(stores),
  };
}
