import { objectionsOfUnit } from '../../shared/assessment/objections-of-unit.ts';
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
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { type RescoringDeps, rescoreUnit } from '../task/rescoring.ts';
import type { ScoringBasis } from '../task/scoring.ts';
import { partOfUnit } from '../task/units-of-part.ts';
import { type SeenObjection, seenObjection } from './objection-reading.ts';
import { type ReplyOf, speakerFor } from './right-of-reply.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export interface DecidingDeps extends RescoringDeps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly replyOf: ReplyOf;
  /** `handsOfRecord` of `shared/assessment/hands-of-record.ts` with its sources. */
  readonly handsOf: (record: string) => Promise<readonly string[]>;
  /** `factsOfUnit` of `functions/task/scoring.ts` with its deps. */
  readonly factsOfUnit: (
    part: string,
    basis: ScoringBasis & { readonly unitId: string },
  ) => Promise<AssessmentFacts | undefined>;
}

interface Asked {
  readonly action: ObjectionAction;
  readonly caller: Caller;
  readonly ifMatch: string | undefined;
}

type Decided = ReturnType<typeof answer> | Refused;
export type DecideOnObjection = (seen: SeenObjection, asked: Asked) => Promise<Decided>;

/** Other rulings below the same office in the same moment. */
const MAX_TRIES = 8;

/**
 * Keeps what a side does with an objection that it sees. A ruling that upholds is kept together with word to the settlement, so that no
 * lock passes it by; then the unit is computed again. The same ruling sent once more finishes what a failure between the two left.
 */
export async function decideOnObjection(
  deps: DecidingDeps,
  { objection, territories }: SeenObjection,
  { action, caller, ifMatch }: Asked,
): Promise<Decided> {
  const { objectionId } = objection;
  if (isSameRuling(objection, action, caller)) return answer(objection, await rescored(deps, objection));
  if (isOtherVersion(ifMatch, objection)) return refused('precondition-failed');
  const now = deps.clock.now();
  const run = await deps.assessments.run(objection.runId);
  if (!run) throw new Error('an objection without its run');
  const known = await knownOfRecords(deps, objection, action);
  const { role, subject } = caller;
  const by = role === 'auditor' ? officeOfAuditor(objection, caller) : speakerFor(objection, territories);
  for (let tried = 0; tried < MAX_TRIES; tried++) {
    const { settlement, ...reply } = await deps.replyOf(run, objection.superior, now);
    const acted = actOnObjection(objection, action, { ...reply, ...known, by, subject, role, now });
    if (acted.kind === 'refused') return acted;
    const told =
      settlement && action.action === 'uphold' ? [filedSettlement(touchedSettlement(settlement, now))] : [];
    const next = acted.objection;
    if ((await deps.cases.save(filedObjection(next, reply.rule), ...told)) === 'saved')
      return answer(next, await rescored(deps, next));
    const again = await seenObjection(deps, objectionId, caller);
    if (again.kind === 'refused' || again.objection.version !== objection.version)
      return refused('objection-changed-meanwhile');
  }
  throw new Error(`the settlement changed ${MAX_TRIES} times meanwhile`);
}

/** The unit computed again with the corrections of an upheld objection; null where it was not upheld. */
async function rescored(deps: DecidingDeps, objection: Objection): Promise<UnitResult | null> {
  const { state, ruling, runId, unitId, objectionId: reference, superior: office } = objection;
  if (state !== 'upheld' || !ruling) return null;
  const { reason, ruledBy: by, ruledAt: at } = ruling;
  const cause = { kind: 'upheld-objection', reference, reason, office, by, at } as const;
  const done = await rescoreUnit(deps, { runId, unitId, cause });
  if (done.kind === 'unknown') throw new Error('an objection to a result that is not there');
  return done.result;
}

function answer(objection: Objection, result: UnitResult | null) {
  return { status: 200, headers: { etag: etagOf(objection) }, body: { objection, result } };
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
  deps: DecidingDeps,
  { runId, unitId, target }: Objection,
  action: ObjectionAction,
): Promise<Pick<ObjectionFacts, 'facts' | 'enteredBy'>> {
  const corrections = action.action === 'uphold' ? action.corrections : [];
  const isRuling = action.action === 'uphold' || action.action === 'reject';
  const records = isRuling ? [target.record ?? [], corrections.map(({ record }) => record)].flat() : [];
  const hands = new Map<string, readonly string[]>();
  for (const record of new Set(records)) hands.set(record, await deps.handsOf(record));
  const facts = corrections.length > 0 ? await factsNow(deps, runId, unitId) : undefined;
  return { facts: facts ?? NO_FACTS, enteredBy: (record) => hands.get(record) ?? [] };
}

async function factsNow(
  deps: DecidingDeps,
  runId: string,
  unitId: string,
): Promise<AssessmentFacts | undefined> {
  const [run, scheme, latest, earlier] = await Promise.all([
    deps.assessments.run(runId),
    deps.assessments.scheme(runId),
    deps.assessments.latestResult(runId, unitId),
    objectionsOfUnit(deps.cases, { runId, unitId }),
  ]);
  if (!run || !scheme || !latest) throw new Error('an objection without its result');
  const { factsUntil } = latest;
  const corrections = new Map([[unitId, correctionsOf(earlier)]]);
  const basis = { scheme, period: run.period, factsUntil, unitId, corrections };
  return await deps.factsOfUnit(partOfUnit(unitId), basis);
}

/** For which office an auditor rules: the one that assesses the unit, or one above it. */
function officeOfAuditor({ superior }: Objection, { divisions }: Caller): string {
  return divisions.find((code) => superior.startsWith(code)) ?? divisions[0] ?? '';
}
