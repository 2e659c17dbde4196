import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle, functionEntries } from '../infra/bundling.ts';
import type { Row } from './row.ts';

const HTTP_LIMIT = 60 * 1024;
const BUDGETS = join(import.meta.dirname, '..', 'test', 'functions', 'bundle-budgets.json');

/**
 * What each function loads at init beside the AWS SDK, in bytes of minified files: the bundler's count of what came from
 * everything but the SDK's packages and those that only it brings. What the first request loads later is printed.
 */
export async function bundles(): Promise<readonly Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-bundles-'));
  try {
    const budgets = JSON.parse(readFileSync(BUDGETS, 'utf8')) as Readonly<Record<string, number>>;
    const rows: Row[] = [];
    for (const { entry, init, later } of await bundle(functionEntries(), folder)) {
      const name = entry.slice('functions/'.length, -'.lambda.ts'.length);
      console.log(`${name}: ${init.own} bytes at init beside ${init.sdk} of the SDK; ${later.own} later`);
      rows.push({
        metric: `${name}: loaded at init beside the SDK`,
        value: init.own,
        unit: 'bytes',
        target: name.startsWith('http/') ? HTTP_LIMIT : (budgets[name] ?? 0),
        better: 'lower',
      });
    }
    return rows;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
