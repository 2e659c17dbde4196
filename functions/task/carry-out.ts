import { saveNew } from '../../shared/assessment/save-new.ts';
import { nameOfDivision, unitNames } from '../../shared/assessment/unit-names.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import { draftBulletin } from '../../shared/domain/assessment/bulletin/draft-bulletin.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import { filedLetter, sentLetter } from '../../shared/domain/assessment/settlement/letter-case.ts';
import { reviseSettlement } from '../../shared/domain/assessment/settlement/revise-settlement.ts';
import { followUps, type Settlement } from '../../shared/domain/assessment/settlement/settle-run.ts';
import { filedSettlement } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  carriedOut,
  type SettledOutcome,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { filedTask, taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { UnitTask } from '../../shared/domain/assessment/unit-task/unit-task.ts';
import { addresseesBelow, issuingOffice } from './issuing-office.ts';
import { contextOf, lockedResult, type SettlingContext, type SettlingDeps } from './settling.ts';

type Carried = SettlementRecord['state'] | 'changed-meanwhile';

/** Opens the rectifications, sends the letters and drafts the bulletin of a lock, as far as they are not there yet. */
export async function carryOutLock(deps: SettlingDeps, settlement: SettlementRecord): Promise<Carried> {
  const { cases } = deps;
  const context = await contextOf(deps, settlement);
  const results = await resultsOf(deps, settlement, settlement.results);
  const { rectifications, letters } = followUpsOf(context, settlement, results);
  const at = lockedAtOf(settlement);
  await saveNew(
    cases,
    rectifications.map((task) => filedTask(task, context.rule)),
  );
  await saveNew(
    cases,
    letters.map((letter) => filedLetter(sentLetter(letter, settlement.superior, at))),
  );
  await draft(deps, { settlement, context, results, rectifyBy: rectifications[0]?.limit.dueOn ?? null });
  return await ended(deps, carriedOut(settlement));
}

/** Takes back, opens and tells what a revision after the lock changed, as far as it was not done yet. */
export async function carryOutRevision(deps: SettlingDeps, settlement: SettlementRecord): Promise<Carried> {
  const { cases } = deps;
  const { revising, superior, revisions } = settlement;
  if (revising === null) throw new Error('there is no revision to carry out');
  const context = await contextOf(deps, settlement);
  const whole = async (outcome: SettledOutcome, revisedAt?: string): Promise<Settlement> => {
    const results = await resultsOf(deps, settlement, outcome.results);
    return {
      kind: 'settled',
      placings: outcome.placings,
      consequences: outcome.consequences,
      withheld: outcome.withheld,
      ...followUpsOf(context, { ...settlement, ...outcome }, results, revisedAt),
    };
  };
  const { at } = revising;
  const number = revisions + 1;
  const changed = reviseSettlement(
    await whole(settlement),
    await whole(revising, at),
    await rectificationsOf(deps, settlement),
    { number, at },
  );
  for (const task of changed.cancelled) {
    const saved = await cases.save(filedTask(task, context.rule));
    // The unit reported in the same moment, or the superior decided: the next try sees how it stands.
    if (saved === 'changed-meanwhile') return saved;
  }
  await saveNew(
    cases,
    changed.opened.map((task) => filedTask(task, context.rule)),
  );
  await saveNew(
    cases,
    changed.letters.map((letter) => filedLetter(sentLetter(letter, superior, at))),
  );
  const isOutdated = changed.bulletinIsOutdated && context.run.scheme.inBulletin;
  return await ended(deps, carriedOut(settlement, isOutdated));
}

async function ended({ cases }: SettlingDeps, settlement: SettlementRecord): Promise<Carried> {
  const saved = await cases.save(filedSettlement(settlement));
  return saved === 'saved' ? settlement.state : saved;
}

function followUpsOf(
  { basis }: SettlingContext,
  { placings, consequences }: SettlementRecord,
  results: readonly UnitResult[],
  revisedAt?: string,
) {
  return followUps(
    { ...basis, results: results.map(lockedResult), ...(revisedAt !== undefined && { revisedAt }) },
    { placings, consequences },
  );
}

/** The results that were locked, whatever came after them. */
async function resultsOf(
  { assessments }: SettlingDeps,
  { runId }: SettlementRecord,
  locked: SettledOutcome['results'],
): Promise<readonly UnitResult[]> {
  return await Promise.all(
    locked.map(async ({ unitId, revision }) => {
      const result = await assessments.result(runId, unitId, revision);
      if (!result) throw new Error(`${unitId} has lost its result ${revision}`);
      return result;
    }),
  );
}

/** The run’s rectifications as they stand, by their ids, because lists may lag behind. */
async function rectificationsOf(
  { cases }: SettlingDeps,
  { runId, results, revisions }: SettlementRecord,
): Promise<readonly UnitTask[]> {
  const numbers = Array.from({ length: revisions + 2 }, (_, number) => (number === 0 ? '' : `.${number}`));
  const ids = results.flatMap(({ unitId }) =>
    numbers.map((number) => `${runId}.${unitId}.rectification${number}`),
  );
  const tasks = await Promise.all(ids.map((id) => cases.one(taskCase, id)));
  return tasks.filter((task) => task !== undefined);
}

function lockedAtOf({ lockedAt }: SettlementRecord): string {
  if (lockedAt === null) throw new Error('it is not locked');
  return lockedAt;
}

/** The draft of the bulletin, for a person to edit; none where the scheme’s units do not stand in one. */
async function draft(
  { cases, directory, digest }: SettlingDeps,
  made: {
    readonly settlement: SettlementRecord;
    readonly context: SettlingContext;
    readonly results: readonly UnitResult[];
    readonly rectifyBy: string | null;
  },
): Promise<void> {
  const { settlement, context, results, rectifyBy } = made;
  const { superior, period, placings, consequences } = settlement;
  const { run } = context;
  if (!run.scheme.inBulletin) return;
  const scores = results.map(({ score }) => score);
  const names = await unitNames(scores, period, { directory, cases });
  const own = (await nameOfDivision(superior, [period.to], directory)) ?? superior;
  const at = lockedAtOf(settlement);
  const drafted = draftBulletin(
    {
      runId: run.runId,
      runKind: run.kind,
      lockedAt: at,
      scheme: run.scheme,
      period,
      results: scores.map((score) => ({ score, name: names.get(score.unitId) ?? score.unitId })),
      placings,
      consequences,
      rectifyBy,
      office: issuingOffice(superior, own),
      addressees: addresseesBelow(superior),
      copies: [],
      replaces: null,
      banner: null,
    },
    at,
    digest,
  );
  if (drafted.kind === 'drafted') await cases.save(filed(bulletinCase, drafted.bulletin));
}
