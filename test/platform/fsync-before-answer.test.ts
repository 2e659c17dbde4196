import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterAll, describe, expect, it } from 'vitest';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { openDevelopmentIssuer } from '../../local/runtime/development-issuer.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106002';
const RECORDS = 40;
const folder = mkdtempSync(join(tmpdir(), 'yipan-fsync-'));
const trace = join(folder, 'trace');
const canTrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function tracedPlatform(): Promise<{ readonly child: ChildProcess; readonly at: string }> {
  // -y: with the file's path; -s: enough to see the status of an answer.
  const calls = 'trace=fdatasync,fsync,write,writev,sendto,sendmsg';
  const strace = ['-f', '-y', '-s', '24', '-e', calls, '-o', trace, process.execPath];
  const args = ['local/main.ts', '--empty', '--port', '0', '--data', join(folder, 'data')];
  const child = spawn('strace', [...strace, ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    detached: true,
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const at = /http:\/\/localhost:\d+/.exec(line)?.[0];
    if (at) return { child, at };
  }
  throw new Error('the platform did not start');
}

/** What the process did, in order: a finished sync of the write-ahead log, or an acknowledgement on its way out. */
function eventsOf(lines: readonly string[]): readonly ('sync' | 'answer')[] {
  const syncing = new Set<string>();
  return lines.flatMap((line) => {
    const thread = /^\d+/.exec(line)?.[0] ?? '';
    if (/ (fdatasync|fsync)\(\d+<[^>]*-wal>/.test(line)) {
      if (line.includes('<unfinished')) syncing.add(thread);
      return line.endsWith('= 0') ? (['sync'] as const) : [];
    }
    if (/<\.\.\. (fdatasync|fsync) resumed>/.test(line) && syncing.delete(thread)) {
      return line.endsWith('= 0') ? (['sync'] as const) : [];
    }
    return line.includes('"HTTP/1.1 201 ') ? (['answer'] as const) : [];
  });
}

describe.skipIf(!canTrace)('killing a process cannot show that a sync is missing, so', () => {
  it('the system calls are watched: no record is acknowledged before a sync of its own', async () => {
    const issuer = await openDevelopmentIssuer(openSandboxFolder(join(folder, 'data')).issuer);
    const token = await issuer.mint(clerk(OFFICE));
    const { child, at } = await tracedPlatform();
    const exited = once(child, 'exit');
    for (let ordinal = 1; ordinal <= RECORDS; ordinal++) {
      const response = await fetch(`${at}/movements`, {
        method: 'POST',
        headers: { authorization: `Bearer ${token}`, 'idempotency-key': `key-${ordinal}` },
        body: JSON.stringify(inflowBody(OFFICE, '2026-03-01', '411525001', ordinal)),
      });
      expect([response.status, await response.text()]).toEqual([201, expect.any(String)]);
    }
    // strace passes the signal on to nobody: the whole group gets it.
    process.kill(-(child.pid ?? 0), 'SIGTERM');
    await exited;
    const events = eventsOf(readFileSync(trace, 'utf8').split('\n'));
    const answers = events.filter((event) => event === 'answer').length;
    const syncs = events.length - answers;
    const tooEarly = events.filter((event, i) => event === 'answer' && events[i - 1] !== 'sync').length;
    console.log(`${syncs} syncs of the write-ahead log, ${answers} acknowledged records`);
    expect(answers).toBe(RECORDS);
    expect(tooEarly).toBe(0);
    expect(syncs).toBeGreaterThanOrEqual(RECORDS);
  });
});
