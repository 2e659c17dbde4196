import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SingleBar } from 'cli-progress';
import type { Row } from './row.ts';
import { freshFolder, lookInto } from './throughput/data-folder.ts';
import type { Outcome } from './throughput/generator.ts';
import { type LoadProcess, percentile, startLoad } from './throughput/load-process.ts';
import { offices } from './throughput/movements.ts';
import { startServer } from './throughput/server-process.ts';

const RUNS = 5;
const CONNECTIONS = 64;
/** Until the compiler has seen both threads' paths: the first 12,000 movements cost half as much again as those after them. */
const WARM_UP = 12_000;
/** Movements of one closed run, and seconds of one open run at `RATE`. */
const COUNT = 8_000;
const RATE = 1_000;
const SECONDS = 8;
/** More than an importer gets done in one open run. */
const BATCHES = 150;
const BATCH_ROWS = 200;

type Figures = Record<'accepted' | 'p50' | 'p99' | 'endToEnd' | 'steadyP99' | 'busyP99', number[]>;

/**
 * The real server process on an empty folder, every county joined, under load from another process: durable, with token
 * verification and derivation on. Every accepted movement must be found in an inbox at the end of each run.
 */
export async function throughput(): Promise<readonly Row[]> {
  const bar = new SingleBar({ format: '  throughput {bar} {value}/{total}  {step}', hideCursor: true });
  bar.start(RUNS * 4 + 1, 0, { step: 'starting' });
  const load = await startLoad();
  try {
    const bare = await bareRate(load, () => bar.increment({ step: 'bare server' }));
    const figures = await yipanFigures(load, (step) => bar.increment({ step }));
    return rowsOf(figures, bare);
  } finally {
    load.stop();
    bar.stop();
  }
}

function rowsOf(figures: Figures, bare: number): readonly Row[] {
  const row = (name: keyof Figures, rest: Omit<Row, 'value'>): Row => ({
    ...rest,
    value: Math.round(percentile(figures[name], 50) * 10) / 10,
  });
  const perSecond = { unit: 'movements/s', better: 'higher' } as const;
  const wait = { unit: 'ms', better: 'lower' } as const;
  const at64 = `at ${CONNECTIONS} connections`;
  const steady = `at a steady ${RATE}/s, from the moment each was due`;
  return [
    // Baseline: node:http that parses JSON and commits one row with the same group commit.
    row('accepted', {
      ...perSecond,
      metric: `accepted over HTTP ${at64}`,
      target: 3_000,
      baseline: Math.round(bare),
    }),
    row('p50', { ...wait, metric: `answer, p50 ${at64}`, target: 25 }),
    row('p99', { ...wait, metric: `answer, p99 ${at64}`, target: 60 }),
    row('endToEnd', { ...perSecond, metric: 'end to end, until the notice is in the inbox', target: 2_000 }),
    row('steadyP99', { ...wait, metric: `answer, p99 ${steady}`, target: 20 }),
    row('busyP99', {
      ...wait,
      metric: `answer, p99 ${steady}, while batches are imported and the reconcile sweep runs`,
      target: 25,
    }),
  ];
}

async function bareRate(load: LoadProcess, done: () => void): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-bare-'));
  const script = join(import.meta.dirname, 'throughput', 'bare-server.ts');
  const server = await startServer(script, [join(folder, 'bare.sqlite')]);
  try {
    const job = { port: server.port, tokens: ['none'], load: 'closed', connections: CONNECTIONS } as const;
    await load.run({ ...job, first: 1, count: WARM_UP });
    const rates: number[] = [];
    for (let i = 0; i < RUNS; i++) {
      const outcome = await load.run({ ...job, first: 1, count: COUNT });
      rates.push(accepted(outcome) / outcome.seconds);
    }
    done();
    return percentile(rates, 50);
  } finally {
    await server.stop();
    rmSync(folder, { recursive: true });
  }
}

async function yipanFigures(load: LoadProcess, done: (step: string) => void): Promise<Figures> {
  const figures: Figures = { accepted: [], p50: [], p99: [], endToEnd: [], steadyP99: [], busyP99: [] };
  const folder = await freshFolder(offices());
  const script = join(import.meta.dirname, '..', 'local', 'main.ts');
  const start = (...more: string[]) =>
    startServer(
      script,
      ['--empty', '--port', '0', '--data', folder.path, ...more],
      ['--disable-warning=ExperimentalWarning'],
    );
  let server = await start();
  const look = lookInto(folder.database);
  let first = 1;
  let recorded = 0;
  const run = async (kind: { count: number; rate?: number; batches?: number }) => {
    const { count, rate, batches = 0 } = kind;
    const base = { port: server.port, tokens: folder.tokens, first, connections: CONNECTIONS, count };
    let started = 0;
    const outcome = await load.run(
      rate === undefined ? { ...base, load: 'closed' } : { ...base, load: 'open', rate, batches },
      () => (started = performance.now()),
    );
    first += count + batches * BATCH_ROWS;
    recorded += accepted(outcome) + outcome.batchRows;
    await look.inboxes(recorded);
    return { outcome, endToEnd: (performance.now() - started) / 1000 };
  };
  try {
    await run({ count: WARM_UP });
    for (let i = 0; i < RUNS; i++) {
      const { outcome, endToEnd } = await run({ count: COUNT });
      figures.accepted.push(COUNT / outcome.seconds);
      figures.p50.push(percentile(outcome.milliseconds, 50));
      figures.p99.push(percentile(outcome.milliseconds, 99));
      figures.endToEnd.push(COUNT / endToEnd);
      done('accepted, end to end');
      const steady = await run({ count: RATE * SECONDS, rate: RATE });
      figures.steadyP99.push(percentile(steady.outcome.milliseconds, 99));
      done('steady');
    }
    await server.stop();
    // The sweep begins again a second after it has ended: with a long log it runs nearly all the time.
    server = await start('--reconcile-seconds', '1');
    await run({ count: WARM_UP });
    for (let i = 0; i < RUNS; i++) {
      const busy = await run({ count: RATE * SECONDS, rate: RATE, batches: BATCHES });
      figures.busyP99.push(percentile(busy.outcome.milliseconds, 99));
      if (busy.outcome.batchRows === 0) throw new Error('no batch was imported in the busy run');
      done('busy');
      if (look.recorded() !== recorded) throw new Error(`${recorded} accepted, ${look.recorded()} recorded`);
      done('counted');
    }
    return figures;
  } finally {
    look.close();
    await server.stop();
    folder.remove();
  }
}

/** Every single request must have been accepted: a figure of refusals is no figure. */
function accepted({ statuses }: Outcome): number {
  const others = Object.keys(statuses).filter((status) => status !== '201');
  if (others.length > 0) throw new Error(`answers other than 201: ${JSON.stringify(statuses)}`);
  return statuses[201] ?? 0;
}
