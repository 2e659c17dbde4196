import * as z from 'zod/mini';
import { readSettlementOperation } from '../../shared/api/settlement-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { heldUpWords } from '../../shared/domain/assessment/settlement/held-up-words.ts';
import { ruleNamed } from '../../shared/domain/assessment/settlement/settle-run.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settlementIdOf,
  type SettlementRecord,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { lies, type Territory } from '../../shared/domain/caller/access.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({
  ...httpEnv,
  ASSESSMENTS_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  assessments: ['scheme'],
  cases: ['one'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, 'scheme'>;
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/**
 * `GET /assessments/runs/{runId}/settlements/{superior}`: whoever stands at the office or above sees all of it. Those below it see
 * window and state, and once it is locked the ranking, and what follows for themselves.
 */
export function createReadSettlement(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, cases, directory, clock } = deps;
  return http(readSettlementOperation, edge, async ({ params: { runId, superior: division }, caller }) => {
    const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
    const isAbove = territories.some((territory) => lies(division, territory));
    const isBelow = territories.some(({ code }) => code.startsWith(division));
    const settlement =
      isAbove || isBelow ? await cases.one(settlementCase, settlementIdOf(runId, division)) : undefined;
    if (!settlement) return refused('settlement-unknown', undefined, { run: runId, division });
    const scheme = settlement.lockedAt === null ? undefined : await assessments.scheme(runId);
    const seesAll = isAbove ? null : territories;
    return { status: 200, body: { settlement: viewOf(settlement, scheme, seesAll) } };
  });
}

/** `below`: whose consequences are shown, where the caller does not see those of all. */
function viewOf(
  settlement: SettlementRecord,
  scheme: Scheme | undefined,
  below: readonly Territory[] | null,
) {
  const { settlementId, runId, schemeId, period, superior, state, units, openedAt, window } = settlement;
  const { heldUpBy, lockedAt, revisions, revisedAt, bulletinIsOutdated, placings } = settlement;
  const { dueOn, dueAt, provisional } = window;
  const isOwn = (unitId: string): boolean =>
    below === null || below.some((territory) => lies(unitId, territory));
  const words = (consequences: SettlementRecord['consequences']) =>
    consequences
      .filter(({ unitId }) => isOwn(unitId))
      .map(({ unitId, from, rule, effect }) => {
        const named = scheme ? ruleNamed(scheme, from, rule) : { zh: rule, en: rule };
        return { unitId, from, rule, effect, zh: named.zh, en: named.en };
      });
  const places = new Map(placings.map(({ unitId, ...placing }) => [unitId, placing]));
  return {
    settlementId,
    runId,
    schemeId,
    period,
    superior,
    state,
    units,
    openedAt,
    window: { dueOn, dueAt, provisional },
    heldUpBy:
      below === null && heldUpBy ? { name: heldUpBy.name, at: heldUpBy.at, ...heldUpWords(heldUpBy) } : null,
    lockedAt,
    digest: settlement.digest,
    revisions,
    revisedAt,
    bulletinIsOutdated,
    ranking: settlement.results
      .map((result) => ({ ...result, placing: places.get(result.unitId) ?? null }))
      .sort(byPlace),
    consequences: words(settlement.consequences),
    withheld: words(settlement.withheld),
  };
}

interface Ranked {
  readonly placing: { readonly peerGroup: string; readonly place: number } | null;
}

/** Group by group, the best first; those without a place at the end. */
function byPlace({ placing: a }: Ranked, { placing: b }: Ranked): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return a.peerGroup === b.peerGroup ? a.place - b.place : a.peerGroup < b.peerGroup ? -1 : 1;
}
