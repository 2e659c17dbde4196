import { Movement } from '../domain/movement/movement.ts';
import type { MovementStore } from '../domain/movement/movement-store.ts';
import { noteChange } from './change-feed.ts';
import type { Engine } from './engine.ts';

/** The log of movements on the embedded engine. */
export function sqliteMovements(engine: Engine): MovementStore {
  const read = engine.db.prepare('SELECT doc FROM movements WHERE person_id = ? ORDER BY seq');
  const insert = engine.db.prepare('INSERT INTO movements VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const scan = engine.db.prepare(`SELECT person_id, seq, doc FROM movements
    WHERE (person_id, seq) > (?, ?) ORDER BY person_id, seq LIMIT ?+0`);
  const note = noteChange(engine, 'movement');
  return {
    async log(personId) {
      return read.all(personId).map((row) => Movement.parse(JSON.parse(String(row['doc']))));
    },
    async scan({ after, limit }) {
      const [person = '', seq = '0'] = after?.split(' ') ?? [];
      const rows = scan.all(person, Number(seq), limit);
      const last = rows.at(-1);
      return {
        movements: rows.map((row) => Movement.parse(JSON.parse(String(row['doc'])))),
        ...(rows.length === limit && last && { next: `${String(last['person_id'])} ${String(last['seq'])}` }),
      };
    },
    async append(movement) {
      const doc = JSON.stringify(movement);
      return await engine.writeSoon(() => {
        const { changes } = insert.run(movement.personId, movement.seq, doc);
        if (changes === 0) return 'taken';
        note({ before: null, after: doc });
        return 'appended';
      });
    },
  };
}
