import type { Directory } from '../../shared/domain/division/directory.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { sqliteAssessments } from '../../shared/sqlite/sqlite-assessments.ts';
import { sqliteAudit } from '../../shared/sqlite/sqlite-audit.ts';
import { sqliteCases } from '../../shared/sqlite/sqlite-cases.ts';
import { sqliteDuties } from '../../shared/sqlite/sqlite-duties.ts';
import { sqliteDirectory } from '../../shared/sqlite/sqlite-directory.ts';
import { sqliteFacts } from '../../shared/sqlite/sqlite-facts.ts';
import { sqliteMovements } from '../../shared/sqlite/sqlite-movements.ts';
import { sqliteOutages } from '../../shared/sqlite/sqlite-outages.ts';
import { sqliteNotices } from '../../shared/sqlite/sqlite-notices.ts';
import { sqliteQueue } from '../../shared/sqlite/sqlite-queue.ts';
import { sqliteReported } from '../../shared/sqlite/sqlite-reported.ts';
import { sqliteResidents } from '../../shared/sqlite/sqlite-residents.ts';
import { sqliteSweeps } from '../../shared/sqlite/sqlite-sweeps.ts';
import { sqliteVault } from '../../shared/sqlite/sqlite-vault.ts';

/** The queue between a queued notice and its receiver's inbox. */
export const DELIVERY_QUEUE = 'delivery';

/** Every store of the platform on one engine. */
export interface Stores {
  readonly movements: ReturnType<typeof sqliteMovements>;
  readonly vault: ReturnType<typeof sqliteVault>;
  readonly residents: ReturnType<typeof sqliteResidents>;
  readonly facts: ReturnType<typeof sqliteFacts>;
  readonly duties: ReturnType<typeof sqliteDuties>;
  readonly reported: ReturnType<typeof sqliteReported>;
  readonly notices: ReturnType<typeof sqliteNotices>;
  readonly outages: ReturnType<typeof sqliteOutages>;
  readonly assessments: ReturnType<typeof sqliteAssessments>;
  readonly cases: ReturnType<typeof sqliteCases>;
  readonly audit: ReturnType<typeof sqliteAudit>;
  readonly directory: ReturnType<typeof sqliteDirectory>;
  readonly sweeps: ReturnType<typeof sqliteSweeps>;
  readonly queue: ReturnType<typeof sqliteQueue>;
}

export function storesOn(engine: Engine, directory: Directory): Stores {
  return {
    movements: sqliteMovements(engine),
    vault: sqliteVault(engine),
    residents: sqliteResidents(engine),
    facts: sqliteFacts(engine),
    duties: sqliteDuties(engine),
    reported: sqliteReported(engine),
    notices: sqliteNotices(engine),
    outages: sqliteOutages(engine),
    assessments: sqliteAssessments(engine),
    cases: sqliteCases(engine),
    audit: sqliteAudit(engine),
    directory: sqliteDirectory(engine, directory),
    sweeps: sqliteSweeps(engine),
    queue: sqliteQueue(engine, DELIVERY_QUEUE),
  };
}
