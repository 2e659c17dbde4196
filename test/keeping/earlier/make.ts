import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { gzipSync } from 'node:zlib';
import { smallWorld } from '../../platform/small-world.ts';
import { wholeLife } from '../../platform/whole-life.ts';

/**
 * Makes a data file with the code of the commit in whose tree this file lies, by one of everything that the platform does:
 * how is in README.md beside it. Keys are the same for all, and open synthetic people only.
 */
const [out = ''] = process.argv.slice(2);
const path = join(tmpdir(), `yipan-earlier-${process.pid}.sqlite`);
const keys = {
  pseudonymKey: Buffer.alloc(32, 1),
  dataKeys: [{ keyId: 'k1', key: Buffer.alloc(32, 2) }],
};
const world = await smallWorld('2026-03-02T01:00:00.000Z', path, { settings: { keys } });
await wholeLife(world, () => world.settle());
await world.close();
const db = new DatabaseSync(path);
db.exec(`VACUUM INTO '${path}.small'`);
db.close();
writeFileSync(out, gzipSync(readFileSync(`${path}.small`), { level: 9 }));
for (const suffix of ['', '-wal', '-shm', '.small']) rmSync(path + suffix, { force: true });
