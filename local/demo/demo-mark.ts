import type { Engine } from '../../shared/sqlite/engine.ts';

const SETTING = 'demo-exchange';

/** Where the demo exchange of a data folder stands; undefined where none was ever begun. */
export function demoMark({ db }: Engine): 'playing' | 'done' | undefined {
  return db.prepare('SELECT value FROM settings WHERE name = ?').get(SETTING)?.['value'] as
    | 'playing'
    | 'done'
    | undefined;
}

export function noteDemo(engine: Engine, mark: 'playing' | 'done'): void {
  engine.write((db) => db.prepare('INSERT OR REPLACE INTO settings VALUES (?, ?)').run(SETTING, mark));
}
