import type { Engine } from '../../shared/sqlite/engine.ts';

const SETTING = 'kind';

/**
 * Marks a new database as real, and throws where one with content is not: somebody put the sandbox's file into the folder of an
 * installation, whose keys do not fit, and whose people there are not.
 */
export function realDatabase(engine: Engine): Engine {
  const { db } = engine;
  const kind = db.prepare('SELECT value FROM settings WHERE name = ?').get(SETTING)?.['value'];
  if (kind === 'real') return engine;
  const { has } = db
    .prepare(
      'SELECT EXISTS (SELECT 1 FROM settings) OR EXISTS (SELECT 1 FROM participation) OR EXISTS (SELECT 1 FROM movements) AS has',
    )
    .get() as { has: number };
  if (has === 1) {
    engine.close();
    throw new Error(
      "不是 yipan serve 建立的，可能是沙箱的 it was not made by yipan serve: it may be the sandbox's",
    );
  }
  db.prepare('INSERT INTO settings VALUES (?, ?)').run(SETTING, 'real');
  return engine;
}
