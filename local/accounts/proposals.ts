import { randomUUID } from 'node:crypto';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { Proposal } from './administration.ts';

export interface KeptProposal {
  /** Who proposed it. */
  readonly by: string;
  readonly proposal: Proposal;
}

/** What waits for a second administrator. */
export interface Proposals {
  add(proposal: KeptProposal): string;
  /** Undefined also for one that is over. */
  get(id: string): KeptProposal | undefined;
  list(): readonly (KeptProposal & { readonly id: string; readonly at: string })[];
  remove(id: string): void;
}

/** Whoever proposed it may no longer want it. */
const GOOD_FOR_MS = 7 * 86_400_000;

export function proposalsOn(engine: Engine, systemNow: () => number): Proposals {
  const { db } = engine;
  const insert = db.prepare('INSERT INTO account_proposals VALUES (?, ?, ?)');
  const read = db.prepare('SELECT doc FROM account_proposals WHERE proposal = ? AND at > ?');
  const all = db.prepare('SELECT proposal, at, doc FROM account_proposals WHERE at > ? ORDER BY at');
  const remove = db.prepare('DELETE FROM account_proposals WHERE proposal = ? OR at <= ?');
  const oldest = (): number => systemNow() - GOOD_FOR_MS;
  const parsed = (doc: unknown): KeptProposal => JSON.parse(String(doc)) as KeptProposal;
  return {
    add(proposal) {
      const id = randomUUID();
      engine.write(() => insert.run(id, systemNow(), JSON.stringify(proposal)));
      return id;
    },
    get(id) {
      const row = read.get(id, oldest());
      return row && parsed(row['doc']);
    },
    list: () =>
      all.all(oldest()).map(({ proposal, at, doc }) => ({
        ...parsed(doc),
        id: String(proposal),
        at: new Date(Number(at)).toISOString(),
      })),
    remove(id) {
      engine.write(() => remove.run(id, oldest()));
    },
  };
}
