import { once } from 'node:events';
import { keepAlive, type Connection } from './keep-alive.ts';
import { offices, requestMaker } from './movements.ts';

/** What the bench asks of the load generator. `first` is the ordinal of the first person of the run. */
export type Job = { readonly port: number; readonly tokens: readonly string[]; readonly first: number } & (
  | { readonly load: 'closed'; readonly connections: number; readonly count: number }
  | {
      readonly load: 'open';
      readonly connections: number;
      readonly count: number;
      /** Requests a second, evenly spaced, whatever the answers do. */
      readonly rate: number;
      /** Also sends this many batches of 200 rows, one after another, until the single requests have ended. */
      readonly batches: number;
    }
);

/** Milliseconds of each request: from the moment it was due, so that a stall counts for all that it held up. */
export interface Outcome {
  readonly milliseconds: readonly number[];
  readonly seconds: number;
  readonly statuses: Readonly<Record<number, number>>;
  /** Rows of batches that were recorded. */
  readonly batchRows: number;
}

const BATCH_ROWS = 200;
const known = offices();

async function run(job: Job): Promise<Outcome> {
  const maker = requestMaker(known, job.tokens, `run-${job.first}`);
  const requests = Array.from({ length: job.count }, (_, i) => maker.movement(job.first + i));
  const batchCount = job.load === 'open' ? job.batches : 0;
  const batches = Array.from({ length: batchCount }, (_, i) =>
    maker.batch(job.first + job.count + i * BATCH_ROWS, BATCH_ROWS),
  );
  const fail = (cause: Error): never => {
    throw cause;
  };
  const connections = await Promise.all(
    Array.from({ length: job.connections }, () => keepAlive(job.port, fail)),
  );
  const importing = batches.length > 0 ? await keepAlive(job.port, fail) : undefined;
  process.send?.('ready');
  await once(process, 'message');
  const started = performance.now();
  const milliseconds = Array.from({ length: job.count }, () => 0);
  const statuses: Record<number, number> = {};
  const count = (status: number): void => {
    statuses[status] = (statuses[status] ?? 0) + 1;
  };
  let over = false;
  const imported = importing ? importUntil(importing, batches, () => over) : Promise.resolve(0);
  if (job.load === 'closed') await closedLoop(connections, requests, milliseconds, count);
  else await openLoop(connections, requests, job.rate, milliseconds, count);
  over = true;
  const seconds = (performance.now() - started) / 1000;
  const batchRows = await imported;
  for (const connection of connections) connection.close();
  importing?.close();
  return { milliseconds, seconds, statuses, batchRows };
}

/** Each connection sends its next request when it has its answer. */
function closedLoop(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  milliseconds: number[],
  count: (status: number) => void,
): Promise<void> {
  let next = 0;
  let left = requests.length;
  return new Promise((resolve) => {
    const sendOn = (connection: Connection): void => {
      const i = next++;
      const request = requests[i];
      if (!request) return;
      const at = performance.now();
      connection.send(request, (status) => {
        milliseconds[i] = performance.now() - at;
        count(status);
        if (--left === 0) resolve();
        sendOn(connection);
      });
    };
    for (const connection of connections) sendOn(connection);
  });
}

/**
 * Request i is due at i / rate seconds; one that finds no free connection waits, and its time runs. The connection that
 * was idle longest goes first: one left alone for five seconds would be closed by the server.
 */
function openLoop(
  connections: readonly Connection[],
  requests: readonly Buffer[],
  rate: number,
  milliseconds: number[],
  count: (status: number) => void,
): Promise<void> {
  const free = [...connections];
  const started = performance.now();
  const due = (i: number): number => started + (i * 1000) / rate;
  let next = 0;
  let left = requests.length;
  return new Promise((resolve) => {
    const sendDue = (): void => {
      const now = performance.now();
      while (next < requests.length && due(next) <= now) {
        const connection = free.shift();
        if (!connection) return;
        const i = next++;
        connection.send(requests[i] as Buffer, (status) => {
          milliseconds[i] = performance.now() - due(i);
          count(status);
          free.push(connection);
          if (--left === 0) return resolve();
          sendDue();
        });
      }
    };
    const tick = (): void => {
      sendDue();
      if (next < requests.length) setTimeout(tick, 1);
    };
    tick();
  });
}

/** Sends batch after batch until told to stop; answers how many rows were recorded. */
async function importUntil(
  connection: Connection,
  batches: readonly Buffer[],
  isOver: () => boolean,
): Promise<number> {
  let rows = 0;
  for (const batch of batches) {
    if (isOver()) return rows;
    rows += await new Promise<number>((resolve) => {
      connection.send(batch, (status, body) => {
        const answered =
          status === 200 ? (JSON.parse(body.toString()) as { rows: { status: number }[] }).rows : [];
        resolve(answered.filter((row) => row.status === 201).length);
      });
    });
  }
  throw new Error('the prepared batches ran out before the single requests did');
}

process.on('message', (message: Job | 'go') => {
  if (message === 'go') return;
  void run(message).then((outcome) => process.send?.(outcome));
});
process.send?.('here');
