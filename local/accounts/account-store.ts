import type { Engine } from '../../shared/sqlite/engine.ts';
import { Account } from './account.ts';

/** Accounts on the embedded engine. */
export interface AccountStore {
  byName(name: string): Account | undefined;
  get(account: string): Account | undefined;
  list(): readonly Account[];
  /** False where name or id is taken. */
  create(account: Account): boolean;
  /** Changes what is stored as `change` says, read and written in one step. */
  change(account: string, change: (account: Account) => Account): void;
}

export function accountStore(engine: Engine): AccountStore {
  const { db } = engine;
  const read = db.prepare('SELECT doc FROM accounts WHERE account = ?');
  const readByName = db.prepare('SELECT doc FROM accounts WHERE name = ?');
  const all = db.prepare('SELECT doc FROM accounts ORDER BY name');
  const insert = db.prepare('INSERT INTO accounts VALUES (?, ?, ?) ON CONFLICT DO NOTHING');
  const update = db.prepare('UPDATE accounts SET doc = ? WHERE account = ?');
  const parsed = (row: Record<string, unknown> | undefined): Account | undefined =>
    row && Account.parse(JSON.parse(String(row['doc'])));
  const get = (account: string): Account | undefined => parsed(read.get(account));
  return {
    byName: (name) => parsed(readByName.get(name)),
    get,
    list: () => all.all().flatMap((row) => parsed(row) ?? []),
    create: (account) =>
      engine.write(() => insert.run(account.account, account.name, JSON.stringify(account)).changes === 1),
    change(account, change) {
      engine.write(() => {
        const before = get(account);
        if (before) update.run(JSON.stringify(change(before)), account);
      });
    },
  };
}
