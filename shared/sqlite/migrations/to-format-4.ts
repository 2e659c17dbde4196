import { packDutyLine } from '../../domain/assessment/fact/packed-duty-line.ts';
import { packFact } from '../../domain/fact/packed-fact.ts';
import { type Migration, rebuild } from './migration.ts';

/** Facts and lines of duties are packed, without what their key says; reports lie in the order in which they are listed. */
export const toFormat4: Migration = {
  to: 4,
  migrate(db) {
    const has = (table: string): boolean =>
      db.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(table) !== undefined;
    const deterministic = { deterministic: true };
    db.function('packed_fact', deterministic, (doc) => packFact(JSON.parse(String(doc))));
    db.function('packed_duty', deterministic, (doc) => packDutyLine(JSON.parse(String(doc))));
    rebuild(
      db,
      'facts',
      `
  office TEXT NOT NULL, quarter TEXT NOT NULL, recorded_at TEXT NOT NULL, movement TEXT NOT NULL, line TEXT NOT NULL,
  PRIMARY KEY (office, quarter, recorded_at, movement)`,
      { select: 'office, quarter, recorded_at, movement, packed_fact(doc)', options: ' WITHOUT ROWID' },
    );
    // Both came in the time of format 2.
    if (has('duties'))
      rebuild(
        db,
        'duties',
        `
  office TEXT NOT NULL, kind TEXT NOT NULL, decided_at TEXT NOT NULL, line_id TEXT NOT NULL, incomplete INTEGER NOT NULL,
  line TEXT NOT NULL, PRIMARY KEY (office, kind, decided_at, line_id)`,
        {
          select: 'office, kind, decided_at, line_id, incomplete, packed_duty(doc)',
          options: ' WITHOUT ROWID',
        },
      );
    if (has('reported'))
      rebuild(
        db,
        'reported',
        `
  root TEXT NOT NULL, seq INTEGER NOT NULL, office TEXT NOT NULL, family TEXT NOT NULL, day TEXT NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (office, family, day, root, seq)`,
        { select: '*', options: ' WITHOUT ROWID' },
      );
  },
};
