import { OutageRecord } from '../domain/outage/outage.ts';
import type { OutageStore } from '../domain/outage/outage-store.ts';
import type { Engine } from './engine.ts';

/** The log of outages on the embedded engine. */
export function sqliteOutages(engine: Engine): OutageStore {
  const insert = engine.db.prepare('INSERT INTO outages VALUES (?, ?) ON CONFLICT DO NOTHING');
  const read = engine.db.prepare('SELECT doc FROM outages ORDER BY seq');
  return {
    async append(record) {
      return engine.write(() =>
        insert.run(record.seq, JSON.stringify(record)).changes === 0 ? 'taken' : 'appended',
      );
    },
    async all() {
      return read.all().map((row) => OutageRecord.parse(JSON.parse(String(row['doc']))));
    },
  };
}
