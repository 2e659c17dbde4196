import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { openSandboxFolder } from '../../local/data-folder.ts';
import { openDevelopmentIssuer } from '../../local/runtime/development-issuer.ts';
import type { Offices } from './movements.ts';

/** A fresh sandbox folder with a token for every clerk. */
export async function freshFolder({ clerks }: Offices) {
  const path = mkdtempSync(join(tmpdir(), 'yipan-throughput-'));
  const files = openSandboxFolder(path);
  const issuer = await openDevelopmentIssuer(files.issuer);
  const tokens: string[] = [];
  for (const clerk of clerks) tokens.push(await issuer.mint(clerk));
  return { path, database: files.database, tokens, remove: () => rmSync(path, { recursive: true }) };
}

const LONGEST_WAIT_MS = 120_000;

/** Looks into the database beside the platform, reading only. */
export function lookInto(database: string) {
  const db = new DatabaseSync(database, { readOnly: true });
  const delivered = db.prepare("SELECT count(*) AS n FROM notices WHERE box = 'inbox'");
  const recorded = db.prepare('SELECT count(*) AS n FROM movements');
  const count = (of: typeof delivered): number => Number(of.get()?.['n']);
  return {
    recorded: () => count(recorded),
    /** Resolves when so many notices are in inboxes; throws where they do not come, or more than that do. */
    async inboxes(expected: number): Promise<void> {
      const deadline = performance.now() + LONGEST_WAIT_MS;
      for (let found = count(delivered); found !== expected; found = count(delivered)) {
        if (found > expected || performance.now() > deadline) {
          throw new Error(`${expected} movements were accepted, and ${found} notices are in inboxes`);
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    close: () => db.close(),
  };
}
