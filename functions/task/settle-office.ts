import * as z from 'zod/mini';
import { everyCase } from '../../shared/assessment/every-case.ts';
import { resultsOfOffice } from '../../shared/assessment/results-of-office.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { type LockFacts, lockRun, unitsToRescore } from '../../shared/domain/assessment/lock/lock-run.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import { objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import type { EstablishedCause } from '../../shared/domain/assessment/result/revision-cause.ts';
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
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { carryOutLock, carryOutRevision } from './carry-out.ts';
import { rescoreUnit, type RescoringDeps } from './rescoring.ts';
import { rescoringUses, scoringEnv } from './scoring-uses.ts';
import { outcomeOf, type SettlingDeps } from './settling.ts';
import { takenRulings } from './taken-rulings.ts';

export const Env = z.object(scoringEnv);
export const uses = {
  ...rescoringUses,
  assessments: [...rescoringUses.assessments, 'counties', 'resultsOf'],
  cases: [...rescoringUses.cases, 'save'],
  directory: [...rescoringUses.directory, 'divisionOn'],
} as const satisfies Uses;

export interface Deps extends SettlingDeps, RescoringDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
}

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
  const taken = await takenNow(deps, runId, objections);
  const results = await resultsOfOffice(assessments, runId, superior);
  const facts: LockFacts = {
    runId,
    superior,
    lockedAt,
    window,
    expected,
    scored: results.length,
    objections,
    taken,
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

/**
 * Upheld objections that the present results have taken. Units whose results have not are computed again first, from the facts that
 * they were made from, with the corrections.
 */
async function takenNow(
  deps: Deps,
  runId: string,
  objections: readonly Objection[],
): Promise<ReadonlySet<string>> {
  const upheld = objections.filter(({ state }) => state === 'upheld');
  const units = [...new Set(upheld.map(({ unitId }) => unitId))];
  const before = await takenRulings(deps.assessments, runId, units);
  const waiting = unitsToRescore(upheld, before);
  for (const unitId of waiting) {
    const ruled = upheld.find((one) => one.unitId === unitId && !before.has(one.objectionId));
    if (ruled?.ruling) await rescoreUnit(deps, { runId, unitId, cause: causeOf(ruled, ruled.ruling) });
  }
  return waiting.length === 0 ? before : await takenRulings(deps.assessments, runId, units);
}

function causeOf(
  { objectionId, superior }: Objection,
  { reason, ruledBy, ruledAt }: NonNullable<Objection['ruling']>,
): EstablishedCause {
  return {
    kind: 'upheld-objection',
    reference: objectionId,
    reason,
    office: superior,
    by: ruledBy,
    at: ruledAt,
  };
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
