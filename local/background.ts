import { createDeliverNotice } from '../functions/queue/deliver-notice.ts';
import { createConfirmLimits } from '../functions/schedule/confirm-limits.ts';
import { createDetectSuspicions } from '../functions/schedule/detect-suspicions.ts';
import { createHandOver } from '../functions/schedule/hand-over.ts';
import { createCountFlows } from '../functions/schedule/count-flows.ts';
import { createOpenReturns } from '../functions/schedule/open-returns.ts';
import { createReconcile } from '../functions/schedule/reconcile.ts';
import { createSendDigests } from '../functions/schedule/send-digests.ts';
import { createWatchCases } from '../functions/schedule/watch-cases.ts';
import { createWatchLimits } from '../functions/schedule/watch-limits.ts';
import type { SendDigest } from '../shared/digest/digest-sender.ts';
import { DEFAULT_DETECTOR_RULE } from '../shared/domain/assessment/suspicion/suspicion.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import { DEFAULT_RULE_BOOK, type RuleBook } from '../shared/domain/deadline/rule-book.ts';
import type { KeyMaterial } from '../shared/identity/identity-keys.ts';
import { channelSecrets } from '../shared/identity/secret-box.ts';
import type { Log } from '../shared/lambda/log.ts';
import { nextTurn } from '../shared/lambda/next-turn.ts';
import { deadLetterBook } from '../shared/sqlite/dead-letters.ts';
import type { Engine } from '../shared/sqlite/engine.ts';
import { sqliteActiveCounties, sqliteCountiesToScore } from '../shared/sqlite/sqlite-active-counties.ts';
import { assessing } from './assessment-workflow.ts';
import { type DigestSettings, digestSender } from './digest-sending.ts';
import { FEEDS, feedConsumers } from './feed-consumers.ts';
import { feedPump } from './runtime/feed-pump.ts';
import { type Pumping, pumping } from './runtime/pumping.ts';
import { queuePump } from './runtime/queue-pump.ts';
import { sweepsHere } from './runtime/sweeping.ts';
import { settling } from './settle-workflow.ts';
import type { Stores } from './runtime/stores.ts';

/** All that happens without a request. Its host is the thread of the requests (tests, the demo) or one of its own. */
export interface Background {
  readonly pumps: Pumping;
  /** Counts every running limit again; answers how many moved or became firm. */
  readonly confirmLimits: () => Promise<number>;
  /**
   * Reminders, overdue marks and escalations that are due by now, of notices and of cases; in a new month first the returns of the
   * one before.
   */
  readonly watchLimits: () => Promise<number>;
  /** The morning digests that are due, and test messages; answers how many it sent. */
  readonly sendDigests: () => Promise<number>;
  /** Open notices of divisions that have ended go to whoever carries them on. */
  readonly handOver: (reach?: 'recent' | 'all') => Promise<number>;
  /** Repairs what was not derived; answers how much. */
  readonly reconcile: () => Promise<number>;
  /** Assessments that are due or asked for, and the settlements of those scored before; answers how many runs it closed. */
  readonly assess: () => Promise<number>;
  /** Ends pumps and sweeps after what is in hand; what is left is done after the next start. */
  readonly stop: () => Promise<void>;
}

export interface BackgroundSettings {
  readonly engine: Engine;
  /** The engine as the feeds see it; a test puts something in between. */
  readonly feed?: Engine;
  readonly stores: Stores;
  readonly calendar: HolidayCalendar;
  readonly clock: Clock;
  readonly log: Log;
  readonly systemNow: () => number;
  readonly ruleBook?: RuleBook;
  readonly keys: Pick<KeyMaterial, 'pseudonymKey'>;
  /** How digests go out; absent: none do. */
  readonly digest?: DigestSettings;
  /** Instead of the network, for tests. */
  readonly sendDigest?: SendDigest;
  /** Resolves when what was committed is on disk, where the engine does not see to it. */
  readonly synced?: () => Promise<void>;
}

/** Under load without end an assessment goes on step by step all the same. */
const LONGEST_COURTESY_MS = 200;
/** The reconcile sweep has a page to do for every 50 records, and waits less for each. */
const COURTESY_OF_A_PAGE_MS = 20;

/** The consumers of both feeds and of the queue, and the sweeps: the same function factories as on AWS. */
export function backgroundHere(settings: BackgroundSettings): Background {
  const { engine, feed = engine, stores, calendar, clock, log, systemNow } = settings;
  const {
    deadlines: rules,
    outages: outageRules,
    settlements: settlementRules,
  } = settings.ruleBook ?? DEFAULT_RULE_BOOK;
  const book = deadLetterBook(engine, () => clock.now());
  const consumers = feedConsumers(stores, rules, log);
  const deliver = createDeliverNotice({ ...stores, clock, calendar, rules }, { log });
  const pumps = pumping(
    [
      ...FEEDS.map(([name, feeding]) => feedPump(feed, name, feeding, consumers[name], book)),
      queuePump(engine, 'deliver-notice', stores.queue, deliver, systemNow),
    ],
    (pump, cause) => log('pump-failed', { pump, cause: cause instanceof Error ? cause.name : 'unknown' }),
  );
  const counting = { ...stores, calendar, rules, outageRules, clock };
  const sweeping = sweepsHere();
  const confirmLimits = createConfirmLimits(counting);
  const watchLimits = createWatchLimits(counting);
  const handOver = createHandOver({ ...stores, clock });
  const reconcile = createReconcile({
    ...stores,
    clock,
    rules,
    everyMs: 0,
    // Not a bare turn of the loop: the requests' messages come in by it too.
    afterYou: async () => {
      await nextTurn();
      await pumps.idle(COURTESY_OF_A_PAGE_MS);
    },
  });
  const confirmAll = () => sweeping.run(async (hasTime) => (await confirmLimits({}, hasTime)).changed);
  // Whoever starts the platform may have restored its file, or mended what failed.
  let isFirst = true;
  const reconcileAll = () =>
    sweeping.run(async (hasTime) => {
      const done = await reconcile({ everything: isFirst }, hasTime);
      isFirst = false;
      return done.looked ? done.repaired : 0;
    });
  const wholeUntil = async (): Promise<string> => {
    const began = clock.now();
    await pumps.settle();
    await reconcileAll();
    return began;
  };
  const active = sqliteActiveCounties(engine);
  const openReturns = createOpenReturns({ ...counting, settlementRules, wholeUntil, active });
  const countFlows = createCountFlows({ ...stores, clock, wholeUntil, active });
  const watchCases = createWatchCases({ ...stores, settlementRules, clock });
  const { digest } = settings;
  const sendDigests =
    digest &&
    createSendDigests({
      ...stores,
      calendar,
      clock,
      systemNow,
      log,
      channelSecrets: async () => channelSecrets(settings.keys.pseudonymKey),
      send: settings.sendDigest ?? digestSender(digest, systemNow),
      hosts: digest.hosts,
      link: digest.link,
      durable: async () => {
        await engine.settled();
        await settings.synced?.();
      },
    });
  // A step takes milliseconds, and nobody waits for it: notices go first.
  const afterYou = () => pumps.idle(LONGEST_COURTESY_MS);
  // What the assessments judge by is looked at first. On AWS it has a schedule of its own.
  const detect = createDetectSuspicions({
    ...stores,
    clock,
    rule: DEFAULT_DETECTOR_RULE,
    wholeUntil,
    afterYou,
    active,
  });
  const score = assessing({
    stores,
    calendar,
    rules,
    outageRules,
    clock,
    log,
    wholeUntil,
    afterYou,
    active: sqliteCountiesToScore(engine),
  });
  const settle = settling({ stores, calendar, rules, outageRules, settlementRules, clock, log, afterYou });
  // Limits change with the calendar of a new version, so at start, and with the log of outages.
  let confirmedFor: number | undefined;
  return {
    pumps,
    async stop() {
      await sweeping.stop();
      await pumps.stop();
    },
    confirmLimits: confirmAll,
    async watchLimits() {
      const recorded = (await stores.outages.all()).length;
      if (recorded !== confirmedFor) await confirmAll();
      confirmedFor = recorded;
      const noted = await sweeping.run(async (hasTime) => (await watchLimits({}, hasTime)).noted);
      await sweeping.run((hasTime) => openReturns({}, hasTime));
      await sweeping.run((hasTime) => countFlows({}, hasTime));
      return noted + (await sweeping.run(async (hasTime) => (await watchCases({}, hasTime)).noted));
    },
    sendDigests: async () =>
      sendDigests ? sweeping.run(async (hasTime) => (await sendDigests({}, hasTime)).sent) : 0,
    handOver: (reach = 'all') =>
      sweeping.run(async (hasTime) => (await handOver({ reach }, hasTime)).handedOver),
    reconcile: reconcileAll,
    async assess() {
      await sweeping.run(async (hasTime) => (await detect({}, hasTime)).raised);
      const closed = await score();
      await settle();
      return closed;
    },
  };
}
