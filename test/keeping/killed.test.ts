import { spawn } from 'node:child_process';
import { copyFileSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { backupsIn, halvesIn } from '../../local/keeping/backups-in.ts';
import { startIssuer } from '../functions/test-issuer.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import { clerk, inflowBody } from '../platform/small-world.ts';
import { call, makeInstallation, startServe, YIPAN } from '../serve/served.ts';
import { installation, movementsIn } from './kept.ts';

const OFFICE = '330106009';
const ROUNDS = 10;
const WRITERS = 4;
const folder = mkdtempSync(join(tmpdir(), 'yipan-killed-'));
const certificate = join(folder, 'tls.crt');
const to = join(folder, 'backup');
let issuer: Awaited<ReturnType<typeof startIssuer>>;
let config: string;
let token: string;

beforeAll(async () => {
  issuer = await startIssuer(folder);
  config = makeInstallation(folder, issuer);
  token = await issuer.mint(clerk(OFFICE));
});
afterAll(() => {
  issuer.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A new person for each: numbers have three digits for those born on one day. */
function arrival(ordinal: number) {
  const body = inflowBody(OFFICE, '2026-03-01', '411525001');
  const born = `${1900 + Math.floor(ordinal / 900)}-01-01`;
  const document = { kind: 'resident-id', number: makeIdNumber('100000', born, ordinal % 900) };
  return { ...body, person: { ...body.person, document } };
}

/** Clerks who record without a pause until the platform is gone; what was acknowledged, and when. */
function clerks(served: Awaited<ReturnType<typeof startServe>>, from: number) {
  const acknowledged: { readonly id: string; readonly at: number }[] = [];
  const failures: string[] = [];
  let next = from;
  const one = async (): Promise<void> => {
    for (;;) {
      const ordinal = (next += 1);
      try {
        const { status, body } = await call(served, 'POST', '/movements', {
          ca: certificate,
          token,
          key: `key-${ordinal}`,
          body: arrival(ordinal),
        });
        if (status !== 201) throw new Error(`${status}`);
        acknowledged.push({ id: body.movement.movement, at: performance.now() });
      } catch (cause) {
        failures.push(String(cause)); // it was killed
        return;
      }
    }
  };
  const all = Promise.all(Array.from({ length: WRITERS }, one));
  return { acknowledged, failures, ended: all, last: () => next };
}

async function reaches(look: () => boolean): Promise<void> {
  while (!look()) await new Promise((resolve) => setTimeout(resolve, 1));
}

function backup(): { readonly child: ReturnType<typeof spawn>; readonly ended: Promise<number | null> } {
  const child = spawn(process.execPath, [YIPAN, 'backup', '--config', config, '--to', to, '--keep', '50'], {
    env: { PATH: '' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child, ended: new Promise((resolve) => child.on('close', (code) => resolve(code))) };
}

/** Restores a backup on a machine of its own, and answers the movements there. */
function restoredFrom(one: string): readonly string[] {
  const place = mkdtempSync(join(folder, 'restored-'));
  const there = installation(place);
  copyFileSync(join(folder, 'keys.json'), there.keyFile);
  expect(there.yipan('restore', '--from', one)).toMatchObject({ code: 0, said: '' });
  const movements = movementsIn(there.database);
  rmSync(place, { recursive: true });
  return movements;
}

describe('kill -9', () => {
  it(`during writes and backups, ${ROUNDS} times: nothing acknowledged before a backup is missing from it`, {
    timeout: 200_000,
  }, async () => {
    let ordinal = 0;
    let acknowledgedBefore = 0;
    const all: string[] = [];
    const kinds = { server: 0, both: 0, 'backup made': 0, 'backup ended': 0 };
    for (let round = 0; round < ROUNDS; round++) {
      const served = await startServe(config, { NODE_EXTRA_CA_CERTS: issuer.certificate });
      const writing = clerks(served, ordinal);
      await reaches(() => writing.acknowledged.length >= 20 || writing.failures.length === WRITERS);
      expect(writing.failures).toEqual([]);
      const known = backupsIn(to).length;
      const begun = performance.now();
      const running = backup();
      // At another point of the backup in each round: from before it has begun to after its end.
      const isOver = (): boolean => running.child.exitCode !== null;
      if (round % 3 === 0) await reaches(() => halvesIn(to).length > 0 || isOver());
      else if (round % 3 === 1)
        await reaches(() => halvesIn(to).some((half) => existsSync(join(half, 'yipan.sqlite'))) || isOver());
      else await running.ended;
      served.child.kill('SIGKILL');
      kinds.server += 1;
      if (round % 2 === 1) {
        running.child.kill('SIGKILL');
        kinds.both += 1;
      }
      await Promise.all([served.ended, writing.ended, running.ended]);
      all.push(...writing.acknowledged.map(({ id }) => id));
      ordinal = writing.last();

      // After the kills the next backup is made of what the killed one left, and has everything.
      const made = backupsIn(to).length > known;
      kinds[made ? 'backup made' : 'backup ended'] += 1;
      if (made) {
        const there = new Set(restoredFrom(backupsIn(to).at(-1)?.folder ?? ''));
        const before = all.filter(
          (id) => (writing.acknowledged.find((one) => one.id === id)?.at ?? 0) < begun,
        );
        expect(before.filter((id) => !there.has(id))).toEqual([]);
        acknowledgedBefore += before.length;
      }
      expect((await backup().ended) ?? 1).toBe(0);
      expect(halvesIn(to)).toEqual([]);
      const there = new Set(restoredFrom(backupsIn(to).at(-1)?.folder ?? ''));
      expect(all.filter((id) => !there.has(id))).toEqual([]);
      acknowledgedBefore += all.length;
    }
    console.log(JSON.stringify({ acknowledged: all.length, acknowledgedBefore, ...kinds }));
    // Both ends of a backup were met, so that the rounds say something.
    expect(kinds['backup made']).toBeGreaterThan(2);
    expect(kinds['backup ended']).toBeGreaterThan(0);
    // And the machine itself goes on.
    const served = await startServe(config, { NODE_EXTRA_CA_CERTS: issuer.certificate });
    const { body } = await call(served, 'POST', '/movements', {
      ca: certificate,
      token,
      key: 'key-1',
      body: arrival(1),
    });
    expect(body).toMatchObject({ repeated: true });
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });
});

describe('a scheduled backup', () => {
  it('is made by itself at the first start, once, and is seen from outside', {
    timeout: 60_000,
  }, async () => {
    const place = mkdtempSync(join(folder, 'scheduled-'));
    const kept = join(place, 'kept');
    const own = makeInstallation(place, issuer);
    const env = { NODE_EXTRA_CA_CERTS: issuer.certificate, YIPAN_BACKUP_FOLDER: kept };
    const served = await startServe(own, env);
    await served.line('backup-made');
    expect(backupsIn(kept)).toHaveLength(1);
    const { text } = await call({ port: served.metricsPort }, 'GET', '/metrics');
    const at = Number(/^yipan_last_backup_timestamp_seconds (\d+)$/m.exec(text)?.[1]);
    expect(Math.abs(Date.now() / 1000 - at)).toBeLessThan(60);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
    const next = await startServe(own, env);
    next.child.kill('SIGTERM');
    expect(await next.ended).toBe(0);
    expect(next.lines.filter(({ code }) => code.startsWith('backup'))).toEqual([]);
    expect(backupsIn(kept)).toHaveLength(1);
  });

  it('that fails is in the log with its reason, and the platform goes on', { timeout: 60_000 }, async () => {
    const place = mkdtempSync(join(folder, 'failing-'));
    const kept = join(place, 'kept');
    writeFileSync(kept, '');
    const own = makeInstallation(place, issuer);
    const served = await startServe(own, {
      NODE_EXTRA_CA_CERTS: issuer.certificate,
      YIPAN_BACKUP_FOLDER: kept,
    });
    expect(await served.line('backup-failed')).toMatchObject({
      why: expect.stringContaining('not backed up'),
    });
    expect((await call(served, 'GET', '/health', { ca: join(place, 'tls.crt') })).status).toBe(200);
    served.child.kill('SIGTERM');
    expect(await served.ended).toBe(0);
  });
});
