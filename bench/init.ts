import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Bundle, bundle, functionEntries } from '../infra/bundling.ts';
import type { Row } from './row.ts';

const ROUNDS = 21;
const TARGET = 1.3;
/** Handlers that make the same client and nothing else, bundled in the same way. */
const OF_TABLES = 'bench/init/dynamo-client.ts';
const OF_THE_QUEUE = 'bench/init/queue-client.ts';

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
    const all = await bundle([OF_TABLES, OF_THE_QUEUE, ...functionEntries()], folder);
    const functions = all.filter(({ entry }) => entry.startsWith('functions/'));
    const bare = (entry: string) => all.find((one) => one.entry === entry) as Bundle;
    return functions.map((one) => {
      const baseline = bare(one.entry.endsWith('dispatch-notice.lambda.ts') ? OF_THE_QUEUE : OF_TABLES);
      const pairs = Array.from({ length: ROUNDS }, () => [cpuOf(one), cpuOf(baseline)] as const);
      const ratio = median(pairs.map(([ours, bares]) => ours / bares));
      const [ours, bares] = [median(pairs.map(([ms]) => ms)), median(pairs.map(([, ms]) => ms))];
      const name = one.entry.slice('functions/'.length, -'.lambda.ts'.length);
      console.log(`${name}: ${ours.toFixed(1)} ms against ${bares.toFixed(1)} ms`);
      return {
        metric: `${name}: init against a handler that only makes the client`,
        value: Number(ratio.toFixed(3)),
        unit: 'times',
        target: TARGET,
        better: 'lower',
      } as const;
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function cpuOf({ folder }: Bundle): number {
  const args = ['--input-type=module', '-e', START, join(folder, 'index.mjs')];
  return Number(execFileSync(process.execPath, args, { env: ANY_ENVIRONMENT, encoding: 'utf8' }));
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** Nothing is called at init, so every function can have the variables of all. */
const ANY_ENVIRONMENT = {
  AWS_REGION: 'cn-north-1',
  AWS_ACCESS_KEY_ID: 'none',
  AWS_SECRET_ACCESS_KEY: 'none',
  ...Object.fromEntries(
    [
      ...['MOVEMENTS', 'VAULT', 'RESIDENTS', 'FACTS', 'NOTICES', 'AUDIT', 'DIRECTORY', 'SWEEPS'].map(
        (table) => `${table}_TABLE`,
      ),
      'ISSUER',
      'AUDIENCE',
      'JWKS_URI',
      'PSEUDONYM_KEY_SECRET',
      'DATA_KEYS_SECRET',
      'DELIVERY_QUEUE_URL',
    ].map((name) => [name, 'https://nothing.invalid']),
  ),
};
