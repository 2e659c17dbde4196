import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { joinCounties } from '../../local/demo/run.ts';
import { router } from '../../local/runtime/router.ts';
import { httpServer } from '../../local/runtime/server.ts';
import { openSandbox, type Sandbox } from '../../local/sandbox.ts';
import { noticeOf } from '../contract/engine-contract.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-redrive-'));
let sandbox: Sandbox;
let server: ReturnType<typeof httpServer>;
let at = '';

beforeAll(async () => {
  sandbox = await openSandbox(folder, () => {});
  await joinCounties(sandbox, new Set(), '2000-01-01');
  server = httpServer({
    find: router(sandbox.routes),
    engine: sandbox.engine,
    afterWrite: () => sandbox.pumps.wake(),
    page: () => undefined,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  server.closeAllConnections();
  await sandbox.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  sandbox.engine.db.exec('DELETE FROM dead_letters');
});

/** `npm run redrive` as its user runs it. */
function redrive(...args: string[]): Promise<{ readonly code: number | null; readonly output: string }> {
  const child = spawn(process.execPath, ['local/redrive.ts', '--data', folder, '--url', at, ...args]);
  let output = '';
  const keep = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  child.stdout.on('data', keep);
  child.stderr.on('data', keep);
  return new Promise((resolve) => {
    child.on('close', (code) => resolve({ code, output }));
  });
}

function bury(source: string, body: object): void {
  sandbox.engine.db
    .prepare('INSERT INTO dead_letters (source, body, reason, at) VALUES (?, ?, ?, ?)')
    .run(source, JSON.stringify(body), 'failed 5 times', '2026-03-02T01:00:00.000Z');
}
const left = (): unknown => sandbox.engine.db.prepare('SELECT count(*) AS n FROM dead_letters').get()?.['n'];
/** A change that the dispatcher has nothing to do about, and one that is no notice at all. */
const closed = { id: 1, before: null, after: { ...noticeOf('n-closed'), state: 'closed' } };
const broken = { id: 2, before: null, after: { noticeId: 'broken' } };

describe('npm run redrive', () => {
  it('says that there is nothing', async () => {
    expect(await redrive()).toEqual({ code: 0, output: '没有投递失败件。There are no dead letters.\n' });
    const { code, output } = await redrive('--id', '7');
    expect([code, output]).toEqual([1, '没有编号为 7 的投递失败件。There is no dead letter 7.\n']);
  });

  it('lists them whole and puts nothing back', async () => {
    bury('queue:delivery', { noticeId: 'n-1' });
    const { code, output } = await redrive('--list');
    expect(code).toBe(0);
    expect(output).toMatch(
      /^queue:delivery {2}\d+ {2}2026-03-02T01:00:00.000Z {2}failed 5 times\n {2}\{"noticeId":"n-1"\}\n$/,
    );
    expect(left()).toBe(1);
  });

  it('puts back all, and says what failed again', async () => {
    for (let i = 0; i < 120; i++) bury('feed:dispatch-notice', closed);
    bury('feed:dispatch-notice', broken);
    const { code, output } = await redrive();
    expect(output).toContain('已重新投递 120 件。120 put back.');
    expect(output).toContain('1 failed again and stay');
    expect([code, left()]).toEqual([1, 1]);
  });

  it('puts back those around one whose writing fails again, and says that it failed', async () => {
    const { db } = sandbox.engine;
    // What was written together with it is lost with it: on this engine a failed statement fails its whole group.
    db.exec(`CREATE TEMP TRIGGER poisoned BEFORE INSERT ON messages WHEN new.body LIKE '%n-poisoned%'
      BEGIN SELECT RAISE(ABORT, 'poisoned'); END`);
    const queued = (noticeId: string) => ({ id: 1, before: null, after: noticeOf(noticeId) });
    for (const id of ['n-a', 'n-b', 'n-poisoned', 'n-c']) bury('feed:dispatch-notice', queued(id));
    const { code, output } = await redrive();
    expect(output).toContain('已重新投递 3 件。3 put back.');
    expect(output).toContain('1 failed again and stay');
    expect([code, left()]).toEqual([1, 1]);
    const sent = db.prepare("SELECT body FROM messages WHERE body LIKE '%n-%' ORDER BY id").all();
    expect(sent.map(({ body }) => JSON.parse(String(body)).noticeId)).toEqual(['n-a', 'n-b', 'n-c']);
    db.exec('DROP TRIGGER poisoned');
    expect((await redrive()).output).toContain('1 put back.');
    db.exec("DELETE FROM messages WHERE body LIKE '%n-%'");
  });

  it('puts back one of them, or those of one source', async () => {
    for (const source of ['feed:dispatch-notice', 'feed:spawn-notices', 'feed:spawn-notices'])
      bury(source, closed);
    const id = String(sandbox.engine.db.prepare('SELECT max(id) AS id FROM dead_letters').get()?.['id']);
    expect(await redrive('--id', id)).toEqual({ code: 0, output: '已重新投递 1 件。1 put back.\n' });
    expect(left()).toBe(2);
    expect((await redrive('--source', 'feed:dispatch-notice')).output).toContain('1 put back.');
    expect(left()).toBe(1);
    const { code, output } = await redrive('--source', 'queue:none');
    expect([code, output.trim()]).toEqual([1, expect.stringContaining('没有名为 queue:none 的来源')]);
  });

  it('says when no platform answers, and when the token is not of its folder', async () => {
    const nobody = await redrive('--url', 'http://127.0.0.1:1');
    expect([nobody.code, nobody.output]).toEqual([1, expect.stringContaining('is npm start running there?')]);
    const other = mkdtempSync(join(tmpdir(), 'yipan-other-'));
    openSandboxFolder(other);
    const stranger = await redrive('--data', other);
    expect([stranger.code, stranger.output]).toEqual([
      1,
      expect.stringContaining('--data must be the folder'),
    ]);
    rmSync(other, { recursive: true });
  });

  it('explains itself, and no option that it does not know passes', async () => {
    expect(await redrive('--help')).toMatchObject({ code: 0, output: expect.stringContaining('--source') });
    expect((await redrive('--everything')).code).toBe(1);
  });
});
