import { countyDispatch } from '../functions/http/county-dispatch.ts';
import { decideOnObjection, type DecidingDeps } from '../functions/http/decide-on-objection.ts';
import { type ReplyOf, rightOfReply } from '../functions/http/right-of-reply.ts';
import { factsOfUnit, inputsOfPart } from '../functions/task/scoring.ts';
import { knownSchemes } from '../shared/assessment/known-schemes.ts';
import { handsOfRecord } from '../shared/assessment/hands-of-record.ts';
import { sha256 } from '../shared/assessment/sha256.ts';
import {
  OFFERED_SCHEMES,
  SHIPPED_SCHEMES,
} from '../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import { DEFAULT_RECORDING_RULES } from '../shared/domain/deadline/default-rules.ts';
import { DEFAULT_RULE_BOOK, type RuleBook } from '../shared/domain/deadline/rule-book.ts';
import type { Directory } from '../shared/domain/division/directory.ts';
import { DEFAULT_DIGEST_HOSTS, hostsIn } from '../shared/domain/digest/digest-target.ts';
import { channelSecrets } from '../shared/identity/secret-box.ts';
import { identityKeys, type KeyMaterial } from '../shared/identity/identity-keys.ts';
import type { SendDigest } from '../shared/digest/digest-sender.ts';
import type { Log } from '../shared/lambda/log.ts';
import type { VerifyToken } from '../shared/lambda/token-verifier.ts';
import { sqliteDeadLetters } from '../shared/sqlite/dead-letters.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { type Background, backgroundHere } from './background.ts';
import { feedConsumers } from './feed-consumers.ts';
import { routesOf } from './routes.ts';
import type { DigestSettings } from './digest-sending.ts';
import { handAgain } from './runtime/feed-pump.ts';
import type { Route } from './runtime/router.ts';
import { DELIVERY_QUEUE, type Stores, storesOn } from './runtime/stores.ts';

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
  /** How the morning digest goes out; absent: channels can be set, and nothing is sent. */
  readonly digest?: DigestSettings;
  /** Instead of the network, for tests. */
  readonly sendDigest?: SendDigest;
  /** Stands before every port; as it is, nothing. There a test sees each call, and makes it fail. */
  readonly watch?: WatchPort;
}

export type WatchPort = <P extends object>(port: string, adapter: P) => P;

export interface Platform extends Background {
  readonly routes: readonly Route[];
  readonly stores: Stores;
}

/**
 * The whole platform on one machine: the same function factories as on AWS, over the embedded stores. What happens
 * without a request runs in this thread, unless `elsewhere` hosts it.
 */
export function localPlatform(settings: PlatformSettings, elsewhere?: Background): Platform {
  const { engine, calendar, log, ruleBook = DEFAULT_RULE_BOOK, watch = (_, adapter) => adapter } = settings;
  const stores = watchedStores(storesOn(engine, settings.directory), watch);
  const background = elsewhere ?? backgroundHere({ ...settings, feed: watch('feed', engine), stores });
  const consumers = Object.entries(feedConsumers(stores, ruleBook.deadlines, log)).map(
    ([name, handler]) =>
      [name, (record: Parameters<typeof handAgain>[1]) => handAgain(handler, record)] as const,
  );
  const schemes = () => knownSchemes(stores.cases, SHIPPED_SCHEMES);
  const scoring = {
    ...stores,
    schemes,
    clock: settings.clock,
    calendar,
    rules: ruleBook.deadlines,
    outageRules: ruleBook.outages,
    recordingRules: DEFAULT_RECORDING_RULES,
  };
  const replyOf: ReplyOf = (...asked) =>
    rightOfReply({ ...scoring, settlementRules: ruleBook.settlements }, ...asked);
  const deciding: DecidingDeps = {
    ...stores,
    clock: settings.clock,
    replyOf,
    inputsOfPart: (...asked) => inputsOfPart(scoring, ...asked),
    factsOfUnit: (...asked) => factsOfUnit(scoring, ...asked),
    handsOf: (record) => handsOfRecord(record, stores),
    digest: sha256,
  };
  const routes = routesOf({
    ...settings,
    ...stores,
    calendar,
    rules: ruleBook.deadlines,
    inputsOfPart: (part, basis) => inputsOfPart(scoring, part, basis),
    schemes,
    shipped: async () => SHIPPED_SCHEMES,
    offered: async () => OFFERED_SCHEMES,
    settlementRules: ruleBook.settlements,
    replyOf,
    decide: (...asked) => decideOnObjection(deciding, ...asked),
    dispatch: (asked) => countyDispatch({ ...stores, schemes, digest: sha256 }, asked),
    digest: sha256,
    outageRules: ruleBook.outages,
    reviewRules: ruleBook.reviews,
    deadLetters: sqliteDeadLetters(engine, {
      queues: [DELIVERY_QUEUE],
      consumers: Object.fromEntries(consumers),
    }),
    keys: watch('keys', identityKeys(settings.keys)),
    channelSecrets: async () => channelSecrets(settings.keys.pseudonymKey),
    digestRules: {
      hosts: settings.digest?.hosts ?? hostsIn(DEFAULT_DIGEST_HOSTS),
      mails: settings.digest?.mail !== undefined,
    },
  });
  const { pumps, confirmLimits, watchLimits, sendDigests, handOver, reconcile, assess, stop } = background;
  return {
    routes,
    stores,
    pumps,
    confirmLimits,
    watchLimits,
    sendDigests,
    handOver,
    reconcile,
    assess,
    stop,
  };
}

function watchedStores(stores: Stores, watch: WatchPort): Stores {
  return Object.fromEntries(
    Object.entries(stores).map(([port, store]) => [port, watch(port, store)]),
  ) as unknown as Stores;
}
