import * as z from 'zod/mini';
import { everyCase } from '../../shared/assessment/every-case.ts';
import { resultsOfOffice } from '../../shared/assessment/results-of-office.ts';
import { type LockFacts, lockRun } from '../../shared/domain/assessment/lock/lock-run.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import { objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  decidedRevision,
  heldUp,
  isBeingWritten,
  lockedSettlement,
  settledAgain,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import type { Instant } from '../../shared/domain/calendar/instant.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { carryOutLock, carryOutRevision } from './carry-out.ts';
import { outcomeOf, type SettlingDeps } from './settling.ts';

export const Env = z.object({
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  OUTAGES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'counties', 'result', 'resultsOf', 'latestResult'],
  cases: ['one', 'list', 'save'],
  outages: ['all'],
  directory: ['divisionOn', 'village'],
} as const satisfies Uses;

export type Deps = SettlingDeps;

/** What it came to: the state, `held-up`, or `changed-meanwhile` where somebody else was at it. */
type Settled = SettlementRecord['state'] | 'held-up' | 'changed-meanwhile';

/**
 * Settles what is to be settled for one office by now: locks the results where nothing holds them up, then carries out what follows;
 * carries out what a lock or a later revision called for and a crash left undone. All of it follows from the records, so that doing it
 * twice does it once.
 */
export function createSettleOffice(deps: Deps, edge: { readonly log: Log }): TaskHandler {
  return task('settle-office', z.object({ id: z.string() }), edge, async ({ id }) => {
    const settlement = await deps.cases.one(settlementCase, id);
    if (!settlement) throw new Error('there is no such settlement');
    return { id, state: await settle(deps, settlement) };
  });
}

async function settle(deps: Deps, settlement: SettlementRecord): Promise<Settled> {
  const now = deps.clock.now();
  switch (settlement.state) {
    case 'open':
      return await lock(deps, settlement, now);
    case 'locked':
      return await carryOutLock(deps, settlement);
    case 'settled':
      return 'settled';
    case 'revising':
      return await revise(deps, settlement, now);
  }
}

async function lock(deps: Deps, settlement: SettlementRecord, now: Instant): Promise<Settled> {
  const { runId, superior, lockedAt, window, units: expected } = settlement;
  const { cases, assessments } = deps;
  const hold = async (
    name: string,
    values: NonNullable<SettlementRecord['heldUpBy']>['values'] = {},
  ): Promise<Settled> => {
    const saved = await cases.save(filedSettlement(heldUp(settlement, { name, values }, now)));
    return saved === 'saved' ? 'held-up' : saved;
  };
  if (isBeingWritten(settlement, now)) return await hold('run-changed-meanwhile', { run: runId });
  const objections = await everyCase(cases, objectionCase, {
    side: 'superior',
    division: superior,
    under: `${runId}#`,
  });
  const results = await resultsOfOffice(assessments, runId, superior);
  const facts: LockFacts = {
    runId,
    superior,
    lockedAt,
    window,
    expected,
    scored: results.length,
    objections,
    taken: takenBy(results, objections),
  };
  const decided = lockRun(facts, now);
  if (decided.kind === 'refused') {
    const { name, values = {} } = decided.refusal;
    return await hold(name, values);
  }
  const outcome = await outcomeOf(deps, { ...settlement, lockedAt: now }, results);
  const locked = lockedSettlement(settlement, outcome, now);
  // Over the version that was read: a revision that somebody set out to write meanwhile keeps the lock from passing it by.
  if ((await cases.save(filedSettlement(locked))) === 'changed-meanwhile') return 'changed-meanwhile';
  return await carryOutLock(deps, locked);
}

/** Upheld objections that the present results have taken. */
function takenBy(_results: readonly UnitResult[], _objections: readonly Objection[]): ReadonlySet<string> {
  return new Set();
}

/** A revision may have come after the lock: what it changes is decided once, kept, and then carried out. */
async function revise(deps: Deps, settlement: SettlementRecord, now: Instant): Promise<Settled> {
  const { cases, assessments } = deps;
  if (settlement.revising !== null) return await carryOutRevision(deps, settlement);
  if (isBeingWritten(settlement, now)) return 'revising';
  const results = await resultsOfOffice(assessments, settlement.runId, settlement.superior);
  const locked = new Map(settlement.results.map(({ unitId, revision }) => [unitId, revision]));
  const isSame = results.every(({ unitId, revision }) => locked.get(unitId) === revision);
  const next = isSame
    ? settledAgain(settlement)
    : decidedRevision(settlement, await outcomeOf(deps, settlement, results), now);
  if ((await cases.save(filedSettlement(next))) === 'changed-meanwhile') return 'changed-meanwhile';
  return isSame ? 'settled' : await carryOutRevision(deps, next);
}
