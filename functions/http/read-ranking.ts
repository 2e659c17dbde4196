import * as z from 'zod/mini';
import { type PublishedPlace, readRankingOperation } from '../../shared/api/ranking-operation.ts';
import { type NamesDirectory, unitNames } from '../../shared/assessment/unit-names.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { UnitScore } from '../../shared/domain/assessment/kernel/result.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { ruleNamed } from '../../shared/domain/assessment/settlement/settle-run.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settlementIdOf,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type AssessmentReadingDeps, seenRun } from './assessment-reading.ts';
import { isConcerned } from './bulletin-reading.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['run', 'scheme', 'result'],
  cases: ['one'],
  directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
} as const satisfies Uses;

export interface Deps extends AssessmentReadingDeps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly directory: AssessmentReadingDeps['directory'] & NamesDirectory;
}

/**
 * `GET …/ranking?within=`: for every unit below an office and for those above it, once its results are locked. Below a township nobody signs
 * in, so that areas are known to their township and those above it only.
 */
export function createReadRanking(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, cases } = deps;
  return http(readRankingOperation, edge, async ({ params: { runId }, query: { within }, caller }) => {
    const seen = await seenRun(deps, runId, caller);
    if (seen.kind === 'refused') return seen;
    if (!isConcerned(within, seen.territories))
      return refused('division-not-yours', '/within', { division: within });
    const settlement = await cases.one(settlementCase, settlementIdOf(runId, within));
    if (!settlement) return refused('settlement-unknown', '/within', { run: runId, division: within });
    const { lockedAt, revisedAt, period } = settlement;
    if (lockedAt === null) return refused('results-not-locked');
    const scheme = await assessments.scheme(runId);
    if (!scheme) throw new Error('a settlement without its scheme');
    const scores = await scoresOf(assessments, settlement);
    const names = await unitNames(scores, period, deps);
    const { schemeId, version, zh, en } = scheme;
    return {
      status: 200,
      body: {
        runId,
        within,
        period,
        scheme: { schemeId, version, zh, en },
        lockedAt,
        revisedAt,
        groups: groupsOf(scheme, settlement, scores, names),
      },
    };
  });
}

/** The scores that were locked, whatever came after them. */
async function scoresOf(
  assessments: Pick<AssessmentStore, 'result'>,
  { runId, results }: SettlementRecord,
): Promise<readonly UnitScore[]> {
  return await Promise.all(
    results.map(async ({ unitId, revision }) => {
      const result = await assessments.result(runId, unitId, revision);
      if (!result) throw new Error('a settlement without its results');
      return result.score;
    }),
  );
}

type Place = z.output<typeof PublishedPlace>;

function groupsOf(
  scheme: Scheme,
  { placings, consequences }: SettlementRecord,
  scores: readonly UnitScore[],
  names: ReadonlyMap<string, string>,
) {
  const places = new Map(placings.map((placing) => [placing.unitId, placing]));
  const follow = Map.groupBy(consequences, ({ unitId }) => unitId);
  const placeOf = ({ unitId, kind, total, grade }: UnitScore): Place => {
    const band = scheme.bands.find(({ id }) => id === grade);
    return {
      unitId,
      name: names.get(unitId) ?? unitId,
      kind,
      place: places.get(unitId)?.place ?? null,
      sharedBy: places.get(unitId)?.sharedBy ?? 0,
      total,
      grade: band ? { id: band.id, zh: band.zh, en: band.en } : null,
      consequences: (follow.get(unitId) ?? []).map(({ rule, from, effect }) => ({
        rule,
        effect,
        ...ruleNamed(scheme, from, rule),
      })),
    };
  };
  return scheme.peerGroups
    .map(({ id, zh, en }) => ({
      id,
      zh,
      en,
      units: scores
        .filter(({ peerGroup }) => peerGroup === id)
        .map(placeOf)
        .sort(byPlace),
    }))
    .filter(({ units }) => units.length > 0);
}

/** The best first, those without a place at the end; who shares one, by id. */
function byPlace(a: Place, b: Place): number {
  const difference = (a.place ?? Number.MAX_SAFE_INTEGER) - (b.place ?? Number.MAX_SAFE_INTEGER);
  return difference !== 0 ? difference : a.unitId < b.unitId ? -1 : 1;
}
