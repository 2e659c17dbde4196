import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { openDevelopmentIssuer } from '../../local/runtime/development-issuer.ts';
import { openSandbox } from '../../local/sandbox.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE } from './small-world.ts';

const ROUNDS = 20;
const OFFICE = '330106002';
const HOUSEHOLD = '411525001';
const folder = mkdtempSync(join(tmpdir(), 'yipan-kill-'));
let token = '';

beforeAll(async () => {
  const issuer = await openDevelopmentIssuer(openSandboxFolder(folder).issuer);
  token = await issuer.mint(clerk(OFFICE));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function started(): Promise<{ readonly child: ChildProcess; readonly at: string }> {
  const args = ['local/main.ts', '--empty', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const at = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (at) return { child, at };
  }
  throw new Error('the platform did not start');
}

/** Records people one after another until the connection breaks; answers which records were acknowledged. */
async function recordUntilDead(at: string, next: () => number): Promise<string[]> {
  const acknowledged: string[] = [];
  for (;;) {
    const ordinal = next();
    try {
      const response = await fetch(`${at}/movements`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': `key-${ordinal}` },
        body: JSON.stringify(inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, ordinal)),
      });
      if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
      const { movement } = (await response.json()) as { movement: { movement: string } };
      acknowledged.push(movement.movement);
    } catch (cause) {
      if (cause instanceof TypeError) return acknowledged; // the connection broke
      throw cause;
    }
  }
}

describe(`killed ${ROUNDS} times while movements are recorded`, () => {
  it('keeps every acknowledged movement once, with exactly its notice, and leaves nothing to repair', {
    timeout: 180_000,
  }, async () => {
    const acknowledged = new Set<string>();
    let ordinal = 0;
    for (let round = 0; round < ROUNDS; round++) {
      const { child, at } = await started();
      const exited = once(child, 'exit');
      const writers = Array.from({ length: 4 }, () => recordUntilDead(at, () => ++ordinal % 999));
      setTimeout(() => child.kill('SIGKILL'), 20 + Math.random() * 150);
      for (const done of await Promise.all(writers)) for (const one of done) acknowledged.add(one);
      await exited;
    }
    const sandbox = await openSandbox(folder, () => {});
    await sandbox.pumps.settle();
    const { movements } = await sandbox.stores.movements.scan({ limit: 100_000 });
    const keys = movements.map(({ requestKey }) => requestKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(movements.map(({ personId }) => personId)).size).toBe(movements.length);
    expect(acknowledged.size).toBeGreaterThan(ROUNDS);
    const there = new Set(movements.map((movement) => movementIdOf(movement)));
    expect([...acknowledged].filter((id) => !there.has(id))).toEqual([]);
    const noticeIds = movements.map(({ personId, seq }) => `${personId}.${seq}.household`);
    const notices = await sandbox.stores.notices.getMany(noticeIds);
    expect(notices.map(({ state }) => state)).toEqual(movements.map(() => 'delivered'));
    const count = (sql: string): unknown => sandbox.engine.db.prepare(sql).get()?.['n'];
    expect(count('SELECT count(*) AS n FROM notices')).toBe(movements.length);
    expect(count('SELECT count(*) AS n FROM dead_letters')).toBe(0);
    expect(count('SELECT count(*) AS n FROM vault')).toBeGreaterThanOrEqual(movements.length);
    expect(await sandbox.reconcile()).toBe(0);
    await sandbox.close();
  });

  it('the reconcile sweep sends again what is lost on its way, and brings back a child', async () => {
    const world = await smallWorld();
    await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01', GUSHI),
      key: 'k',
    });
    await world.pumps.settle();
    const [sent] = (await world.stores.notices.scan({ limit: 1 })).notices;
    const noticeId = sent?.noticeId ?? '';
    const misroute = { action: 'misroute', belongsTo: GONGSHU };
    await world.call(clerk(GUSHI), 'POST', `/notices/${noticeId}/actions`, { body: misroute });
    await world.pumps.settle();
    expect(await world.reconcile()).toBe(0);
    const child = `${noticeId}.m`;
    expect((await world.stores.notices.get(child))?.state).toBe('delivered');

    world.engine.db.prepare('DELETE FROM notices WHERE notice_id = ?').run(child);
    expect(await world.reconcile()).toBe(1);
    // Its feed sends it; a reconcile that comes before does not, as long as it is young.
    world.engine.db.exec('DELETE FROM changes');
    await world.pumps.settle();
    expect((await world.stores.notices.get(child))?.state).toBe('queued');
    expect(await world.reconcile()).toBe(0);
    await world.advanceTo('2026-03-02T01:16:00.000Z');
    expect(await world.reconcile()).toBe(1);
    await world.pumps.settle();
    expect((await world.stores.notices.get(child))?.state).toBe('delivered');
    expect(await world.reconcile()).toBe(0);
    await world.close();
  });
});

describe('durability of the embedded engine', () => {
  it('commits with synchronous=FULL on the live connection', async () => {
    const sandbox = await openSandbox(folder, () => {});
    expect(sandbox.engine.db.prepare('PRAGMA synchronous').get()).toEqual({ synchronous: 2 });
    expect(sandbox.engine.db.prepare('PRAGMA journal_mode').get()).toEqual({ journal_mode: 'wal' });
    await sandbox.close();
  });

  it('the reconcile sweep finds and repairs what was not derived', async () => {
    const sandbox = await openSandbox(folder, () => {});
    sandbox.engine.db.exec('DELETE FROM notices WHERE notice_id IN (SELECT notice_id FROM notices LIMIT 3)');
    sandbox.engine.db.exec('DELETE FROM facts WHERE movement IN (SELECT movement FROM facts LIMIT 2)');
    expect(await sandbox.reconcile()).toBe(5);
    await sandbox.pumps.settle();
    expect(await sandbox.reconcile()).toBe(0);
    await sandbox.close();
  });
});
