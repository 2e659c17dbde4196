import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { servedSandbox } from './served-sandbox.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
type Served = Awaited<ReturnType<typeof servedSandbox>>;

/** 8 people at once until one is refused; what was acknowledged, and the refusals. */
async function recordUntilFull(served: Served, token: string, from: number) {
  const acknowledged = new Set<string>();
  for (let ordinal = from; ordinal < from + 960; ordinal += 8) {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => record(served, token, ordinal + i)),
    );
    for (const { status, body } of answers) if (status === 201) acknowledged.add(body.movement.movement);
    const refused = answers.filter(({ status }) => status !== 201);
    if (refused.length > 0) return { acknowledged, refused, next: ordinal };
  }
  throw new Error('it never became full');
}

async function record({ at }: Served, token: string, ordinal: number, language = 'zh-CN') {
  const response = await fetch(`${at}/movements`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${token}`,
      'idempotency-key': `full-${ordinal}`,
      'accept-language': language,
    },
    body: JSON.stringify(inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, ordinal)),
  });
  // oxlint-disable-next-line typescript/no-explicit-any -- a record or a problem
  return { status: response.status, body: (await response.json()) as any };
}

async function get({ at }: Served, token: string, path: string): Promise<number> {
  const response = await fetch(at + path, { headers: { authorization: `Bearer ${token}` } });
  await response.text();
  return response.status;
}

/** Nothing acknowledged is missing, and nothing but it is there. */
async function holdsExactly({ sandbox }: Served, acknowledged: ReadonlySet<string>): Promise<void> {
  const { movements } = await sandbox.stores.movements.scan({ limit: 2_000 });
  const there = movements.map(({ personId, seq }) => `${personId}.${seq}`);
  expect(there.sort()).toEqual([...acknowledged].sort());
  const vault = sandbox.engine.db.prepare('SELECT count(*) AS n FROM vault').get();
  expect(vault?.['n']).toBe(there.length);
}

async function whole(served: Served, acknowledged: ReadonlySet<string>): Promise<void> {
  const { sandbox } = served;
  for (let tried = 0; tried < 8; tried++) await sandbox.pumps.settle();
  await holdsExactly(served, acknowledged);
  const notices = await sandbox.stores.notices.getMany([...acknowledged].map((id) => `${id}.household`));
  expect(notices).toHaveLength(acknowledged.size);
  expect(notices.map(({ state }) => state)).toEqual(notices.map(() => 'delivered'));
  expect(sandbox.engine.db.prepare('SELECT count(*) AS n FROM dead_letters').get()?.['n']).toBe(0);
  expect(await sandbox.reconcile()).toBe(0);
}

async function fillAndRecover(served: Served, makeFull: () => void, makeRoom: () => void): Promise<void> {
  const token = await served.sandbox.issuer.mint(clerk(OFFICE));
  const before = await record(served, token, 1);
  expect(before.status).toBe(201);
  await served.sandbox.pumps.settle();
  await served.sandbox.pumps.stop();
  makeFull();
  const { acknowledged, refused, next } = await recordUntilFull(served, token, 2);
  acknowledged.add(before.body.movement.movement);
  for (const { status, body } of refused) {
    expect([status, body.type]).toEqual([507, '/problems/storage-full']);
    expect(body.title).toContain('存储空间已满');
  }
  // Whoever shared the commit with the one that found no room is refused with it.
  await holdsExactly(served, acknowledged);
  const again = await record(served, token, next, 'en');
  if (again.status !== 201)
    expect([again.status, again.body.title.slice(0, 15)]).toEqual([507, 'Storage is full']);
  else acknowledged.add(again.body.movement.movement);

  // What writes nothing still works; a read of people would have to be written down, and is refused.
  expect(await get(served, token, `/divisions/${OFFICE}/inbox`)).toBe(200);
  expect(await get(served, token, '/divisions/411525')).toBe(200);

  // The derivation, meanwhile, does what it can; nothing is skipped and nothing dies of it.
  await served.sandbox.pumps.settle();
  makeRoom();
  for (let ordinal = next; ordinal < next + 8; ordinal++) {
    const { status, body } = await record(served, token, ordinal);
    expect([status, body.type]).toEqual([201, undefined]);
    acknowledged.add(body.movement.movement);
  }
  await whole(served, acknowledged);
}

describe('a full disk', () => {
  it('by a limit on the pages of the live database', async () => {
    const served = await servedSandbox();
    const { db } = served.sandbox.engine;
    const pages = (): number => Number(db.prepare('PRAGMA page_count').get()?.['page_count']);
    try {
      await fillAndRecover(
        served,
        () => db.exec(`PRAGMA max_page_count = ${pages() + 8}`),
        () => db.exec('PRAGMA max_page_count = 1000000'),
      );
    } finally {
      await served.close();
    }
  });

  const folder = mkdtempSync(join(tmpdir(), 'yipan-tmpfs-'));
  const canMount =
    process.getuid?.() === 0 &&
    spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=6m', 'tmpfs', folder]).status === 0;
  afterAll(() => {
    if (canMount) spawnSync('umount', [folder]);
    rmSync(folder, { recursive: true, force: true });
  });

  it.skipIf(!canMount)('by a file system that is full', async () => {
    const served = await servedSandbox(join(folder, 'data'));
    const ballast = join(folder, 'ballast');
    try {
      await fillAndRecover(
        served,
        () => {
          const { stdout } = spawnSync('df', ['--output=avail', '-B1', folder], { encoding: 'utf8' });
          writeFileSync(ballast, Buffer.alloc(Math.max(0, Number(stdout.split('\n')[1]) - 96 * 1024)));
        },
        () => rmSync(ballast),
      );
    } finally {
      await served.close();
    }
  });
});
