import { type Migration, rebuild } from './migration.ts';

/** Documents lie beside their keys no more, and a change says the state that its record ends in. */
export const toFormat2: Migration = {
  to: 2,
  migrate(db) {
    const sameRows = { select: '*' };
    rebuild(
      db,
      'movements',
      `
  person_id TEXT NOT NULL, seq INTEGER NOT NULL, doc TEXT NOT NULL,
  PRIMARY KEY (person_id, seq)`,
      sameRows,
    );
    rebuild(
      db,
      'vault',
      `
  person_id TEXT PRIMARY KEY, version INTEGER NOT NULL, key_id TEXT NOT NULL, box TEXT NOT NULL`,
      sameRows,
    );
    rebuild(
      db,
      'residents',
      `
  ledger TEXT NOT NULL, division TEXT NOT NULL, person_id TEXT NOT NULL, seq INTEGER NOT NULL, open INTEGER NOT NULL,
  doc TEXT NOT NULL, PRIMARY KEY (ledger, division, person_id)`,
      sameRows,
    );
    rebuild(
      db,
      'notices',
      `
  notice_id TEXT PRIMARY KEY, version INTEGER NOT NULL, state TEXT NOT NULL, box TEXT NOT NULL, division TEXT NOT NULL,
  sort TEXT NOT NULL, sender TEXT NOT NULL, created_at TEXT NOT NULL, doc TEXT NOT NULL`,
      sameRows,
    );
    rebuild(
      db,
      'audit',
      `
  entry_id TEXT PRIMARY KEY, person_id TEXT NOT NULL, at TEXT NOT NULL, doc TEXT NOT NULL`,
      sameRows,
    );
    rebuild(
      db,
      'changes',
      `
  id INTEGER PRIMARY KEY AUTOINCREMENT, entity TEXT NOT NULL, state TEXT, before TEXT, after TEXT`,
      { select: `id, entity, CASE entity WHEN 'notice' THEN after ->> 'state' END, before, after` },
    );
  },
};
