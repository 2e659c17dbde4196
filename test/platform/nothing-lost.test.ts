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
import { addDays } from '../../shared/domain/calendar/date.ts';
import { movementIdOf } from '../../shared/domain/movement/movement.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE } from './small-world.ts';

const ROUNDS = 20;
/** Records acknowledged since a start before its kill is set. */
const PROMISED = 3;
const OFFICE = '330106002';
const HOUSEHOLD = '411525001';
const folder = mkdtempSync(join(tmpdir(), 'yipan-kill-'));
let token = '';
let running: ChildProcess | undefined;

beforeAll(async () => {
  const issuer = await openDevelopmentIssuer(openSandboxFolder(folder).issuer);
  token = await issuer.mint(clerk(OFFICE));
});
afterAll(() => {
  running?.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

async function started(): Promise<{ readonly child: ChildProcess; readonly at: string }> {
  const args = ['local/main.ts', '--empty', '--port', '0', '--data', folder];
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  for await (const line of createInterface({ input: child.stdout })) {
    const at = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (at) return { child, at };
  }
  throw new Error('the platform did not start');
}

/** The movement of a person of its own, however many there are: a birthday has a thousand numbers. */
function bodyOf(ordinal: number): object {
  const birth = addDays('1900-01-01', Math.floor(ordinal / 1000));
  const body = inflowBody(OFFICE, '2026-03-01', HOUSEHOLD);
  const number = makeIdNumber('100000', birth, ordinal % 1000);
  return { ...body, person: { ...body.person, document: { kind: 'resident-id', number } } };
}

/** Records people one after another until the connection breaks, and tells of each record that was acknowledged. */
async function recordUntilDead(
  at: string,
  next: () => number,
  acknowledged: (movement: string) => void,
): Promise<void> {
  for (;;) {
    const ordinal = next();
    try {
      const response = await fetch(`${at}/movements`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': `key-${ordinal}` },
        body: JSON.stringify(bodyOf(ordinal)),
      });
      if (response.status !== 201) throw new Error(`answered ${response.status}: ${await response.text()}`);
      const { movement } = (await response.json()) as { movement: { movement: string } };
      acknowledged(movement.movement);
    } catch (cause) {
      if (cause instanceof TypeError) return; // the connection broke
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
      running = child;
      const exited = once(child, 'exit');
      let sinceStart = 0;
      const onAcknowledged = (movement: string): void => {
        acknowledged.add(movement);
        // However slow the machine is, something has been promised before each kill; when it comes then is chance.
        if (++sinceStart === PROMISED) setTimeout(() => child.kill('SIGKILL'), Math.random() * 150);
      };
      const writers = Array.from({ length: 4 }, () =>
        recordUntilDead(at, () => ++ordinal, onAcknowledged).finally(() => child.kill('SIGKILL')),
      );
      await Promise.all(writers);
      await exited;
      expect(sinceStart).toBeGreaterThanOrEqual(PROMISED);
    }
    const sandbox = await openSandbox(folder, () => {});
    await sandbox.pumps.settle();
    const { movements } = await sandbox.stores.movements.scan({ limit: 100_000 });
    const keys = movements.map(({ requestKey }) => requestKey);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(movements.map(({ personId }) => personId)).size).toBe(movements.length);
    expect(acknowledged.size).toBeGreaterThanOrEqual(ROUNDS * PROMISED);
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
