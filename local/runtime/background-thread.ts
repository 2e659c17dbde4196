import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { checkpoints } from '../../shared/sqlite/checkpoints.ts';
import { syncFile } from '../../shared/sqlite/database-file.ts';
import { walFile } from '../../shared/sqlite/log-sync.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { writeTurn } from '../../shared/sqlite/write-turn.ts';
import { backgroundHere } from '../background.ts';
import type { Asked, BackgroundStart, Question, Reply } from './background-messages.ts';
import { movedClock } from './sandbox-clock.ts';
import { storesOn } from './stores.ts';

/** Short, because a request that writes waits for it; long enough to share one commit among some twenty records. */
const LONGEST_GROUP_MS = 1;
const CHECKPOINT_EVERY_MS = 500;

if (isMainThread || !parentPort)
  throw new Error('this file is the thread of the background; start local/main.ts');
const port = parentPort;
const start = workerData as BackgroundStart;
const turn = writeTurn(start.turn, 'background');
const engine = openEngine(start.database, { turn, longestGroupMs: LONGEST_GROUP_MS });
const log = walFile(start.database);
const { pumps, confirmLimits, watchLimits, sendDigests, handOver, reconcile, assess, ...background } =
  backgroundHere({
    engine,
    stores: storesOn(engine, loadDirectory()),
    calendar: officialCalendar(),
    clock: movedClock(start.clock, Date.now),
    log: jsonLog,
    systemNow: Date.now,
    ruleBook: start.ruleBook,
    keys: start.keys,
    ...(start.digest && { digest: start.digest }),
    async synced() {
      await log.sync();
      await syncFile(start.databaseFd);
    },
  });
const checkpoint = checkpoints(engine, turn, () => syncFile(start.databaseFd));
let checkpointing: Promise<void> | undefined;
const checkpointTimer = setInterval(() => {
  checkpointing ??= checkpoint().finally(() => {
    checkpointing = undefined;
  });
}, CHECKPOINT_EVERY_MS);

/** Wakes the pumps whenever the counter has moved on; no message is sent for it. */
async function watchWrites(): Promise<void> {
  const written = new Int32Array(start.written);
  for (;;) {
    const seen = Atomics.load(written, 0);
    pumps.wake();
    await Atomics.waitAsync(written, 0, seen).value;
  }
}

async function stop(): Promise<number> {
  clearInterval(checkpointTimer);
  await background.stop();
  await checkpointing;
  await engine.settled().catch(() => {}); // what was not committed is derived again at the next start
  engine.close();
  return 0;
}

async function settle(): Promise<number> {
  await pumps.settle();
  return 0;
}

const answers: Readonly<Record<Asked, () => Promise<number>>> = {
  live: async () => 0,
  settle,
  'confirm-limits': confirmLimits,
  'watch-limits': watchLimits,
  'send-digests': sendDigests,
  'hand-over-recent': () => handOver('recent'),
  'hand-over-all': () => handOver('all'),
  reconcile,
  assess,
  stop,
};

port.on('message', ({ id, asked }: Question) => {
  answers[asked]().then(
    async (done) => {
      if (asked !== 'stop') await engine.settled();
      port.postMessage({ id, done } satisfies Reply);
      // Not `port.close()`: an assessment in hand would go on over a closed file. It resumes where the store says.
      if (asked === 'stop') process.exit(0);
    },
    (cause: unknown) => {
      const failed = cause instanceof Error ? cause.name : 'unknown';
      port.postMessage({ id, failed } satisfies Reply);
    },
  );
});
void watchWrites();
