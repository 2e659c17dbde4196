import * as z from 'zod/mini';
import { actOnObjectionOperation } from '../../shared/api/objection-operations.ts';
import { handsOfRecord, type HandSources } from '../../shared/assessment/hands-of-record.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { canonical } from '../../shared/domain/assessment/exact/canonical.ts';
import { type AssessmentFacts, NO_FACTS } from '../../shared/domain/assessment/fact/unit-facts.ts';
import {
  actOnObjection,
  type ObjectionFacts,
} from '../../shared/domain/assessment/objection/act-on-objection.ts';
import {
  correctionsOf,
  type Objection,
  type ObjectionAction,
} from '../../shared/domain/assessment/objection/objection.ts';
import { filedObjection } from '../../shared/domain/assessment/objection/objection-case.ts';
import type { UnitResult } from '../../shared/domain/assessment/result/unit-result.ts';
import { filedSettlement } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { touchedSettlement } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { objectionsOfUnit } from '../../shared/assessment/objections-of-unit.ts';
import type { Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import type { RescoringDeps } from '../task/rescoring.ts';
import type { ScoringBasis } from '../task/scoring.ts';
import { rescoringUses, scoringEnv } from '../task/scoring-uses.ts';
import type { AssessmentReadingDeps } from './assessment-reading.ts';
import { seenObjection } from './objection-reading.ts';
import { objectionEtag, type ReplyDeps, rightOfReply, speakerFor } from './right-of-reply.ts';

export const Env = z.object({ ...httpEnv, ...scoringEnv, MOVEMENTS_TABLE: text });
export const uses = {
  ...rescoringUses,
  cases: [...rescoringUses.cases, 'save'],
  movements: ['log'],
  notices: ['box', 'get'],
  reported: ['list', 'chain'],
  directory: [...rescoringUses.directory, 'formerCodes'],
} as const satisfies Uses;

/** The scoring is most of the function: only a ruling that upholds waits for it. */
export interface Deps extends AssessmentReadingDeps, ReplyDeps, RescoringDeps, HandSources {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  /** `factsOfUnit` of `functions/task/scoring.ts` with its deps. */
  readonly factsOfUnit: (
    part: string,
    basis: ScoringBasis & { readonly unitId: string },
  ) => Promise<AssessmentFacts | undefined>;
}

/** Other rulings below the same office in the same moment. */
const MAX_TRIES = 8;

/**
 * `POST /assessments/objections/{objectionId}/actions`. A ruling that upholds is kept together with word to the settlement, so that
 * no lock passes it by; then the unit is computed again. The same ruling sent once more finishes what a failure between the two left.
 */
export function createActOnObjection(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, cases, clock } = deps;
  return http(
    actOnObjectionOperation,
    edge,
    async ({ params: { objectionId }, body: action, caller, ifMatch }) => {
      const seen = await seenObjection(deps, objectionId, caller);
      if (seen.kind === 'refused') return seen;
      const { objection, territories } = seen;
      if (isSameRuling(objection, action, caller))
        return await answer(objection, await rescored(deps, objection));
      if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== objectionEtag(objection))
        return refused('precondition-failed');
      const now = clock.now();
      const run = await assessments.run(objection.runId);
      if (!run) throw new Error('an objection without its run');
      const known = await knownOfRecords(deps, objection, action);
      for (let tried = 0; tried < MAX_TRIES; tried++) {
        const { settlement, ...reply } = await rightOfReply(deps, run, objection.superior, now);
        const acted = actOnObjection(objection, action, {
          ...reply,
          ...known,
          by: actingOffice(objection, caller, territories),
          subject: caller.subject,
          role: caller.role,
          now,
        });
        if (acted.kind === 'refused') return acted;
        const told =
          settlement && action.action === 'uphold'
            ? [filedSettlement(touchedSettlement(settlement, now))]
            : [];
        const next = acted.objection;
        if ((await cases.save(filedObjection(next, reply.rule), ...told)) === 'saved')
          return await answer(next, await rescored(deps, next));
        const again = await seenObjection(deps, objectionId, caller);
        if (again.kind === 'refused' || again.objection.version !== objection.version)
          return refused('objection-changed-meanwhile');
      }
      throw new Error(`the settlement changed ${MAX_TRIES} times meanwhile`);
    },
  );
}

/** The unit computed again with the corrections of an upheld objection; null where it was not upheld. */
async function rescored(deps: Deps, objection: Objection): Promise<UnitResult | null> {
  const { state, ruling, runId, unitId, objectionId: reference, superior: office } = objection;
  if (state !== 'upheld' || !ruling) return null;
  const { reason, ruledBy: by, ruledAt: at } = ruling;
  const { rescoreUnit } = await import('../task/rescoring.ts');
  const cause = { kind: 'upheld-objection', reference, reason, office, by, at } as const;
  const done = await rescoreUnit(deps, { runId, unitId, cause });
  if (done.kind === 'unknown') throw new Error('an objection to a result that is not there');
  return done.result;
}

async function answer(objection: Objection, result: UnitResult | null) {
  return { status: 200, headers: { etag: objectionEtag(objection) }, body: { objection, result } };
}

/** Sent once more by the same hand, in the same words: the answer may have been lost, or the calculation after it. */
function isSameRuling({ state, ruling }: Objection, action: ObjectionAction, { subject }: Caller): boolean {
  return (
    state === 'upheld' &&
    action.action === 'uphold' &&
    ruling?.ruledBy === subject &&
    ruling.reason === action.reason &&
    canonical(ruling.corrections) === canonical(action.corrections)
  );
}

/** What a ruling must know: the facts as they stand in the present result, and whose hands entered the records in question. */
async function knownOfRecords(
  deps: Deps,
  { runId, unitId, target }: Objection,
  action: ObjectionAction,
): Promise<Pick<ObjectionFacts, 'facts' | 'enteredBy'>> {
  const corrections = action.action === 'uphold' ? action.corrections : [];
  const isRuling = action.action === 'uphold' || action.action === 'reject';
  const records = isRuling ? [target.record ?? [], corrections.map(({ record }) => record)].flat() : [];
  const hands = new Map<string, readonly string[]>();
  for (const record of new Set(records)) hands.set(record, await handsOfRecord(record, deps));
  const facts = corrections.length > 0 ? await factsNow(deps, runId, unitId) : NO_FACTS;
  return { facts, enteredBy: (record) => hands.get(record) ?? [] };
}

async function factsNow(deps: Deps, runId: string, unitId: string): Promise<AssessmentFacts> {
  const [run, scheme, latest, earlier, { partOfUnit }] = await Promise.all([
    deps.assessments.run(runId),
    deps.assessments.scheme(runId),
    deps.assessments.latestResult(runId, unitId),
    objectionsOfUnit(deps.cases, { runId, unitId }),
    import('../task/units-of-part.ts'),
  ]);
  if (!run || !scheme || !latest) throw new Error('an objection without its result');
  const { factsUntil } = latest;
  const corrections = new Map([[unitId, correctionsOf(earlier)]]);
  const basis = { scheme, period: run.period, factsUntil, unitId, corrections };
  return (await deps.factsOfUnit(partOfUnit(unitId), basis)) ?? NO_FACTS;
}

/** For whom the caller acts: an auditor for the office that assesses the unit or stands above, others for the unit’s own or its heir. */
function actingOffice(
  { office, superior }: Objection,
  { role, divisions }: Caller,
  territories: readonly Territory[],
): string {
  if (role === 'auditor') return divisions.find((code) => superior.startsWith(code)) ?? divisions[0] ?? '';
  return speakerFor({ office }, territories);
}
