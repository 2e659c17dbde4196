import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { joinCounties } from '../../local/demo/run.ts';
import { backgroundThread } from '../../local/runtime/background-host.ts';
import { router } from '../../local/runtime/router.ts';
import { openSandbox, type Sandbox } from '../../local/sandbox.ts';
import { DEFAULT_RULE_BOOK } from '../../shared/domain/deadline/rule-book.ts';
import { turnMemory } from '../../shared/sqlite/write-turn.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
let folder: string;
let logged: string[];
let gaveUp: unknown[];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'yipan-thread-'));
  logged = [];
  gaveUp = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const withThread = (): Promise<Sandbox> =>
  openSandbox(folder, (code) => logged.push(code), { ownThread: (cause) => gaveUp.push(cause) });

async function record(sandbox: Sandbox, from: number, until: number): Promise<void> {
  const match = router(sandbox.routes)('POST', '/movements');
  if (!match) throw new Error('no route');
  const token = await sandbox.issuer.mint(clerk(OFFICE));
  for (let ordinal = from; ordinal <= until; ordinal++) {
    const answer = await match.handler({
      headers: { authorization: `Bearer ${token}`, 'idempotency-key': `k-${ordinal}` },
      body: JSON.stringify(inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, ordinal)),
      isBase64Encoded: false,
    } as unknown as APIGatewayProxyEventV2);
    await sandbox.engine.settled();
    if (answer.statusCode !== 201) throw new Error(answer.body);
  }
}

/** A thread that has just begun again does not answer for its predecessor: ask until it does. */
async function settled({ pumps }: Sandbox): Promise<void> {
  for (;;) {
    try {
      return await pumps.settle();
    } catch (cause) {
      if (!(cause instanceof Error && cause.name === 'TryAgainLater')) throw cause;
    }
  }
}

function statesIn({ engine }: Sandbox): Record<string, unknown> {
  return Object.fromEntries(
    engine.db
      .prepare('SELECT state, count(*) AS n FROM notices GROUP BY state')
      .all()
      .map((row) => [String(row['state']), row['n']]),
  );
}

describe('the background in a thread of its own', { timeout: 120_000 }, () => {
  it('delivers what the requests record, by the clock that they move', async () => {
    const sandbox = await withThread();
    await joinCounties(sandbox, new Set(), '2000-01-01');
    await record(sandbox, 1, 30);
    await settled(sandbox);
    expect(statesIn(sandbox)).toEqual({ delivered: 30 });
    expect(await sandbox.reconcile()).toBe(0);
    const noted = await sandbox.advanceTo(new Date(Date.now() + 40 * 86_400_000).toISOString());
    expect(noted).toBeGreaterThanOrEqual(60); // reminded and overdue, each of them
    await sandbox.close();
    expect([logged, gaveUp]).toEqual([[], []]);
  });

  it('begins again after a crash, and nothing is lost or done twice', async () => {
    const sandbox = await withThread();
    await joinCounties(sandbox, new Set(), '2000-01-01');
    for (let round = 0; round < 3; round++) {
      await record(sandbox, round * 20 + 1, round * 20 + 20);
      sandbox.pumps.wake();
      await sandbox.crashBackground();
    }
    await settled(sandbox);
    expect(statesIn(sandbox)).toEqual({ delivered: 60 });
    expect(await sandbox.reconcile()).toBe(0);
    expect(logged).toEqual(['background-failed', 'background-failed', 'background-failed']);
    expect(gaveUp).toEqual([]);
    await sandbox.close();
  });

  it('stopped in the middle, goes on at the next start', async () => {
    const sandbox = await withThread();
    await joinCounties(sandbox, new Set(), '2000-01-01');
    await record(sandbox, 1, 200);
    sandbox.pumps.wake();
    await sandbox.close();
    const again = await withThread();
    await settled(again);
    expect(statesIn(again)).toEqual({ delivered: 200 });
    expect(await again.reconcile()).toBe(0);
    await again.close();
    expect(logged).toEqual([]);
  });

  it('that cannot live is given up aloud', async () => {
    const nowhere = join(folder, 'no-such-folder', 'yipan.sqlite');
    const cell = (): SharedArrayBuffer => new SharedArrayBuffer(8);
    const ruleBook = DEFAULT_RULE_BOOK;
    const start = {
      database: nowhere,
      databaseFd: -1,
      turn: turnMemory(),
      clock: cell(),
      written: cell(),
      ruleBook,
      keys: { pseudonymKey: new Uint8Array(32) },
    };
    const failures: string[] = [];
    await new Promise((resolve) => backgroundThread(start, (code) => failures.push(code), resolve));
    expect(failures).toEqual(Array.from({ length: 5 }, () => 'background-failed'));
  });
});
