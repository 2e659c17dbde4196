import * as z from 'zod/mini';
import { redraftBulletinOperation } from '../../shared/api/bulletin-operations.ts';
import { type NamesDirectory, unitNames } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import { redraftBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import type { Drafted } from '../../shared/domain/assessment/bulletin/draft-bulletin.ts';
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
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ActingDeps, actingOn, answerOf, changedMeanwhile } from './acting-on-bulletin.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'result'],
  cases: ['one', 'save'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends ActingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly directory: ActingDeps['directory'] & NamesDirectory;
  readonly digest: Digest;
}

/**
 * `POST /assessments/bulletins/{bulletinId}/redraft`: from the settlement as it is now, under the words of the office that the bulletin had.
 * Of two who redraft a withdrawn one both get the same document. With it the settlement says no more that its bulletin is outdated.
 */
export function createRedraftBulletin(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases } = deps;
  return http(redraftBulletinOperation, edge, async ({ params: { bulletinId }, caller, ifMatch }) => {
    const acting = await actingOn(deps, bulletinId, { caller, ifMatch });
    if (acting.kind === 'refused') return acting;
    const { bulletin, facts } = acting;
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
  });
}

async function draftedAgain(deps: Deps, bulletin: Bulletin, settlement: SettlementRecord): Promise<Drafted> {
  const { assessments, directory, clock, digest } = deps;
  const { runId, document, state } = bulletin;
  const { period, lockedAt, placings, consequences, results } = settlement;
  const [{ draftBulletin }, run, scheme, rectifyBy, scores] = await Promise.all([
    import('../../shared/domain/assessment/bulletin/draft-bulletin.ts'),
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
  const names = await unitNames(scores, period, directory);
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
  { cases }: Deps,
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
