import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, bundle, functionEntries } from '../infra/bundling.ts';
import { tables } from '../shared/tables.ts';
import type { Row } from './row.ts';

const ROUNDS = 21;
const TARGET = 1.3;
/**
 * Handlers that make the same clients and nothing else, bundled in the same way. The two functions without a client are
 * held to the time of the others: nothing could start in 1.3 times that of an empty file.
 */
const OF_TABLES = 'bench/init/dynamo-client.ts';
const CLIENTS: Readonly<Record<string, string>> = {
  'stream/dispatch-notice': 'bench/init/queue-client.ts',
  'schedule/reconcile': 'bench/init/tables-and-queue.ts',
  'http/list-dead-letters': 'bench/init/dead-letters-clients.ts',
  'http/redrive': 'bench/init/dead-letters-clients.ts',
};

/**
 * Imports the bundle that it is given, as Lambda does at a cold start, and prints the milliseconds of processor time that
 * took: a function's share of a processor is what its init waits for, and a busy machine distorts it least.
 */
const START = `
const before = process.cpuUsage();
await import(process.argv[1]);
const { user, system } = process.cpuUsage(before);
process.stdout.write(String((user + system) / 1000));`;

/** Init of every function against a handler that only makes the same SDK client: fresh processes, one after the other. */
export async function init(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-init-'));
  try {
    const entries = functionEntries();
    const baselines = new Set([OF_TABLES, ...Object.values(CLIENTS)]);
    const all = await bundle([...baselines, ...entries], folder);
    const bundleOf = (entry: string) => all.find((one) => one.entry === entry) as Bundle;
    return entries.map((entry) => {
      const name = entry.slice('functions/'.length, -'.lambda.ts'.length);
      return compared(name, bundleOf(entry), bundleOf(CLIENTS[name] ?? OF_TABLES));
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** By turns, so that what else the machine does falls on both; the median of the ratios of neighbours counts. */
function compared(name: string, one: Bundle, baseline: Bundle): Row {
  const pairs = Array.from({ length: ROUNDS }, () => [cpuOf(one), cpuOf(baseline)] as const);
  const [ours, bares] = [median(pairs.map(([ms]) => ms)), median(pairs.map(([, ms]) => ms))];
  console.log(`${name}: ${ours.toFixed(1)} ms against ${bares.toFixed(1)} ms`);
  return {
    metric: `${name}: init against a handler that only makes the client`,
    value: Number(median(pairs.map(([ours, bares]) => ours / bares)).toFixed(3)),
    unit: 'times',
    target: TARGET,
    better: 'lower',
  };
}

function cpuOf({ folder }: Bundle): number {
  const args = ['--input-type=module', '-e', START, join(folder, 'index.mjs')];
  return Number(execFileSync(process.execPath, args, { env: ANY_ENVIRONMENT, encoding: 'utf8' }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Nothing is called at init, so every function can have the variables of all, as far as their entries name them. */
const ANY_ENVIRONMENT = {
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  FAILED_CHANGES: 'derive-movement=s3://nothing/derive-movement',
  ...Object.fromEntries(
    [
      ...Object.keys(tables).map((table) => `${table.toUpperCase()}_TABLE`),
      'ISSUER',
      'AUDIENCE',
      'JWKS_URI',
      'PSEUDONYM_KEY_SECRET',
      'DATA_KEYS_SECRET',
      'DELIVERY_QUEUE_URL',
      'DELIVERY_DEAD_LETTERS_URL',
    ].map((name) => [name, 'https://nothing.invalid']),
  ),
};
