import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { readKeyFile } from '../../local/runtime/key-file.ts';
import { initCommand } from '../../local/serve/init.ts';
import { GUSHI, inflowBody, clerk, smallWorld, WEST_LAKE } from '../platform/small-world.ts';
import { YIPAN } from '../serve/served.ts';

/** An installation whose records were made without its server: quicker, and the same file. */
export function installation(folder: string, ...more: readonly string[]) {
  const config = join(folder, 'yipan.toml');
  initCommand(['--config', config, '--issuer', 'https://sso.example.gov.cn', ...more]);
  const data = join(folder, 'data');
  const keyFile = join(folder, 'keys.json');
  const database = join(data, 'yipan.sqlite');
  let recorded = 0;
  return {
    config,
    data,
    keyFile,
    database,
    /** Records so many movements, each of a new person; answers their ids. */
    async record(many: number): Promise<readonly string[]> {
      const world = await smallWorld('2026-03-02T01:00:00.000Z', database, {
        settings: { keys: readKeyFile(keyFile) },
      });
      world.engine.db.exec("INSERT OR REPLACE INTO settings VALUES ('kind', 'real')");
      const ids: string[] = [];
      for (let n = 0; n < many; n++) {
        recorded += 1;
        const body = inflowBody(WEST_LAKE, '2026-03-01', GUSHI, recorded);
        const { body: answer } = await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
          key: `key-${recorded}`,
          body,
        });
        ids.push(String(answer.movement.movement));
      }
      await world.settle();
      await world.close();
      return ids;
    },
    movements: () => movementsIn(database),
    /** The command of an installation, with its configuration; options that are commands of their own come first. */
    yipan: (...args: readonly string[]) => yipan(config, ...args),
  };
}

export function movementsIn(database: string): readonly string[] {
  const db = new DatabaseSync(database, { readOnly: true });
  const rows = db.prepare('SELECT person_id, seq FROM movements ORDER BY person_id, seq').all();
  db.close();
  return rows.map((row) => `${String(row['person_id'])}.${String(row['seq'])}`);
}

export function yipan(config: string, command = '', ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [YIPAN, command, '--config', config, ...args],
    { encoding: 'utf8', env: { PATH: process.env['PATH'] } },
  );
  return { code: status, out: stdout, said: stderr };
}
