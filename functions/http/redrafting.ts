import { type NamesDirectory, unitNames } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { redraftBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { type Drafted, draftBulletin } from '../../shared/domain/assessment/bulletin/draft-bulletin.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settlementIdOf,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { taskCase } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import type { Answer } from '../../shared/lambda/answer.ts';
import { type Acting, answerOf, changedMeanwhile } from './acting-on-bulletin.ts';

export interface RedraftingDeps {
  readonly assessments: Pick<AssessmentStore, 'run' | 'scheme' | 'result'>;
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: NamesDirectory;
  readonly clock: Clock;
  readonly digest: Digest;
}

/**
 * Drafts a bulletin anew from the settlement as it is now. Of two who redraft a withdrawn one both get the same document. With it the
 * settlement says no more that its bulletin is outdated.
 */
export async function redraft(deps: RedraftingDeps, { bulletin, facts }: Acting): Promise<Answer | Refused> {
  const { cases } = deps;
  const { runId, document } = bulletin;
  const settlement = await cases.one(settlementCase, settlementIdOf(runId, document.office.division));
  if (!settlement)
    return refused('settlement-unknown', undefined, { run: runId, division: document.office.division });
  // Somebody is just writing other results: what is drafted now would be outdated at once.
  if (settlement.state === 'revising') return refused('run-changed-meanwhile', undefined, { run: runId });
  const drafted = await draftedAgain(deps, bulletin, settlement);
  if (drafted.kind === 'refused') return drafted;
  const acted = redraftBulletin(bulletin, drafted.bulletin, facts);
  if (acted.kind === 'refused') return acted;
  const next = acted.bulletin;
  const there = next.version === 1 ? await cases.one(bulletinCase, next.bulletinId) : undefined;
  if (there) return answerOf(there);
  const { version } = settlement;
  const saved = await cases.save(
    filed(bulletinCase, next),
    ...(settlement.bulletinIsOutdated
      ? [filedSettlement({ ...settlement, version: version + 1, bulletinIsOutdated: false })]
      : []),
  );
  return saved === 'saved' ? answerOf(next) : changedMeanwhile(bulletin);
}

/** What the platform would draft today for the units of a bulletin, under the words of the office that it had. */
async function draftedAgain(
  deps: RedraftingDeps,
  bulletin: Bulletin,
  settlement: SettlementRecord,
): Promise<Drafted> {
  const { assessments, clock, digest } = deps;
  const { runId, document, state } = bulletin;
  const { period, lockedAt, placings, consequences, results } = settlement;
  const [run, scheme, rectifyBy, scores] = await Promise.all([
    assessments.run(runId),
    assessments.scheme(runId),
    lastDayOfRectifications(deps, settlement),
    Promise.all(
      results.map(async ({ unitId, revision }) => {
        const result = await assessments.result(runId, unitId, revision);
        if (!result) throw new Error('a settlement without its results');
        return result.score;
      }),
    ),
  ]);
  if (!run || !scheme) throw new Error('a settlement without its run');
  const names = await unitNames(scores, period, deps);
  const { office, addressees, copies, banner, number, replaces } = document;
  return draftBulletin(
    {
      runId,
      runKind: run.kind,
      lockedAt,
      scheme,
      period,
      results: scores.map((score) => ({ score, name: names.get(score.unitId) ?? score.unitId })),
      placings,
      consequences,
      rectifyBy,
      office,
      addressees,
      copies,
      replaces: state === 'withdrawn' ? number : replaces,
      banner,
    },
    clock.now(),
    digest,
  );
}

/** Of the rectifications that the run opened and that still stand, by their ids, because lists may lag behind. */
async function lastDayOfRectifications(
  { cases }: RedraftingDeps,
  { runId, consequences, revisions }: SettlementRecord,
): Promise<string | null> {
  const numbers = Array.from({ length: revisions + 1 }, (_, number) => (number === 0 ? '' : `.${number}`));
  const ids = [...new Set(consequences.map(({ unitId }) => unitId))].flatMap((unitId) =>
    numbers.map((number) => `${runId}.${unitId}.rectification${number}`),
  );
  const tasks = await Promise.all(ids.map((id) => cases.one(taskCase, id)));
  const days = tasks.flatMap((task) => (task && task.state !== 'cancelled' ? [task.limit.dueOn] : []));
  return days.sort().at(-1) ?? null;
}
