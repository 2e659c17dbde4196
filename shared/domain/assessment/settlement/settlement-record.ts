import * as z from 'zod/mini';
import { Instant, instantOf, millisecondsOf } from '../../calendar/instant.ts';
import { DivisionCode } from '../../division/code.ts';
import { AssessmentPeriod } from '../period.ts';
import { Effect } from '../scheme/consequence.ts';
import { RunningLimit } from '../running-limit.ts';

const Count = z.int().check(z.minimum(0));

/** 名次: a unit’s place among its peers, as it was locked. */
export const SettledPlacing = z.strictObject({
  unitId: z.string(),
  peerGroup: z.string(),
  place: z.int(),
  fromLast: z.int(),
  sharedBy: z.int(),
  groupSize: z.int(),
});

export const SettledConsequence = z.strictObject({
  unitId: z.string(),
  from: z.enum(['band', 'outcome', 'streak']),
  rule: z.string(),
  effect: Effect,
  unitAward: z.optional(z.number()),
});

/** The revision of a unit’s result that was locked, and what it came to. */
export const SettledResult = z.strictObject({
  unitId: z.string(),
  revision: z.int().check(z.minimum(1)),
  total: z.nullable(z.string()),
  grade: z.nullable(z.string()),
});
export type SettledResult = z.infer<typeof SettledResult>;

const outcome = {
  /** Of all results that were locked: whoever has them can see that places and bulletin are of these and no others. */
  digest: z.nullable(z.string()),
  results: z.array(SettledResult),
  placings: z.array(SettledPlacing),
  consequences: z.array(SettledConsequence),
  /** Commendations that units do not get while their rectification is overdue. */
  withheld: z.array(SettledConsequence),
};
const SettledOutcome = z.strictObject(outcome);
export type SettledOutcome = z.infer<typeof SettledOutcome>;

/**
 * `open` units may object, or somebody has still to rule; `locked` nothing changes any more, what follows is being carried out;
 * `settled` all of it was; `revising` a revision with a cause came after the lock, what it changes is being carried out.
 */
export const SettlementState = z.enum(['open', 'locked', 'settled', 'revising']);
export type SettlementState = z.infer<typeof SettlementState>;

/** 定稿结算: what becomes of the results of one run’s units below one office. */
export const SettlementRecord = z.strictObject({
  settlementId: z.string().check(z.minLength(1), z.maxLength(160)),
  version: z.int(),
  state: SettlementState,
  runId: z.string(),
  schemeId: z.string(),
  period: AssessmentPeriod,
  /** The office whose units these are. */
  superior: DivisionCode,
  /** Units that were told their provisional result: as many must be locked. */
  units: Count,
  openedAt: Instant,
  /** In which units may object. */
  window: RunningLimit,
  /** Why it was not locked when it was last looked at: the refusal with its values, or the kind of a failure. */
  heldUpBy: z.nullable(
    z.strictObject({
      name: z.string(),
      values: z.record(z.string(), z.union([z.string(), z.number()])),
      at: Instant,
    }),
  ),
  /** When somebody last set out to write another revision of one of its results. */
  touchedAt: z.nullable(Instant),
  lockedAt: z.nullable(Instant),
  ...outcome,
  /** How often what was settled was changed after the lock, and when last. */
  revisions: Count,
  revisedAt: z.nullable(Instant),
  /** A change after the lock that has been decided on and is being carried out. */
  revising: z.nullable(z.strictObject({ ...outcome, at: Instant })),
  /** A revision made the bulletin say what is no longer so: a person withdraws and replaces it. */
  bulletinIsOutdated: z.boolean(),
});
export type SettlementRecord = z.infer<typeof SettlementRecord>;

/** One for each run and office, however often it is opened. */
export function settlementIdOf(runId: string, superior: string): string {
  return `${runId}.${superior}`;
}

/** A settlement whose units are told now, and may object until the window closes. */
export function openedSettlement(
  about: Pick<SettlementRecord, 'runId' | 'schemeId' | 'period' | 'superior' | 'units' | 'window'>,
  now: Instant,
): SettlementRecord {
  return {
    ...about,
    settlementId: settlementIdOf(about.runId, about.superior),
    version: 1,
    state: 'open',
    openedAt: now,
    heldUpBy: null,
    touchedAt: null,
    lockedAt: null,
    digest: null,
    results: [],
    placings: [],
    consequences: [],
    withheld: [],
    revisions: 0,
    revisedAt: null,
    revising: null,
    bulletinIsOutdated: false,
  };
}

/** Longer than a request takes that writes a revision: one that began before has written it, or never will. */
export const WRITING_MS = 120_000;

/** True where somebody may just now be writing a revision that is not to be seen yet. */
export function isBeingWritten({ touchedAt }: SettlementRecord, now: Instant): boolean {
  return touchedAt !== null && millisecondsOf(now) - millisecondsOf(touchedAt) < WRITING_MS;
}

/**
 * What goes before another revision of one of its results: saved first, it keeps a lock from passing by the revision, and after the
 * lock has what it changes carried out. Whoever cannot save it, because the settlement changed meanwhile, writes no revision.
 */
export function touchedSettlement(settlement: SettlementRecord, now: Instant): SettlementRecord {
  return {
    ...settlement,
    version: settlement.version + 1,
    state: settlement.state === 'settled' ? 'revising' : settlement.state,
    touchedAt: now,
  };
}

/** The settlement that says why it cannot be locked yet, or what went wrong when it was. */
export function heldUp(
  settlement: SettlementRecord,
  why: Omit<NonNullable<SettlementRecord['heldUpBy']>, 'at'>,
  now: Instant,
): SettlementRecord {
  return { ...settlement, version: settlement.version + 1, heldUpBy: { ...why, at: now } };
}

/** 定稿: from here on its results are these, and nothing but a revision with a cause changes them. */
export function lockedSettlement(
  settlement: SettlementRecord,
  outcomeNow: SettledOutcome,
  lockedAt: Instant,
): SettlementRecord {
  const version = settlement.version + 1;
  return { ...settlement, ...outcomeNow, version, state: 'locked', lockedAt, heldUpBy: null };
}

/** All that the lock, or a change after it, calls for has been carried out. */
export function carriedOut(settlement: SettlementRecord, bulletinIsOutdated = false): SettlementRecord {
  const { revising, touchedAt, lockedAt } = settlement;
  const { at, ...changed } = revising ?? { at: lockedAt };
  return {
    ...settlement,
    ...changed,
    version: settlement.version + 1,
    // Somebody set out to write another revision since: that is to be looked at, too.
    state: touchedAt !== null && (at === null || touchedAt > at) ? 'revising' : 'settled',
    heldUpBy: null,
    revising: null,
    ...(revising && { revisions: settlement.revisions + 1, revisedAt: at }),
    bulletinIsOutdated: settlement.bulletinIsOutdated || bulletinIsOutdated,
  };
}

/** What a change after the lock comes to: kept before any of it is carried out, so that every try carries out the same. */
export function decidedRevision(
  settlement: SettlementRecord,
  outcomeNow: SettledOutcome,
  now: Instant,
): SettlementRecord {
  return { ...settlement, version: settlement.version + 1, revising: { ...outcomeNow, at: now } };
}

/** After a touch that led to no revision. */
export function settledAgain(settlement: SettlementRecord): SettlementRecord {
  return { ...settlement, version: settlement.version + 1, state: 'settled', heldUpBy: null };
}

/** An instant so many milliseconds later. */
export function later(instant: Instant, milliseconds: number): Instant {
  return instantOf(millisecondsOf(instant) + milliseconds);
}
