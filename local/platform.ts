import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import { DEFAULT_DEADLINE_RULES } from '../shared/domain/deadline/default-rules.ts';
import type { Directory } from '../shared/domain/division/directory.ts';
import { identityKeys, type KeyMaterial } from '../shared/identity/identity-keys.ts';
import type { Log } from '../shared/lambda/log.ts';
import type { VerifyToken } from '../shared/lambda/token-verifier.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { type Background, backgroundHere } from './background.ts';
import { routesOf } from './routes.ts';
import type { Route } from './runtime/router.ts';
import { type Stores, storesOn } from './runtime/stores.ts';

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

export interface Platform extends Background {
  readonly routes: readonly Route[];
  readonly stores: Stores;
}

/**
 * The whole platform on one machine: the same function factories as on AWS, over the embedded stores. What happens
 * without a request runs in this thread, unless `elsewhere` hosts it.
 */
export function localPlatform(settings: PlatformSettings, elsewhere?: Background): Platform {
  const stores = storesOn(settings.engine, settings.directory);
  const { pumps, watchLimits, reconcile } = elsewhere ?? backgroundHere({ ...settings, stores });
  const keys = identityKeys(settings.keys);
  const routes = routesOf({ ...settings, ...stores, rules: DEFAULT_DEADLINE_RULES, keys });
  return { routes, stores, pumps, watchLimits, reconcile };
}
