import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import { type Consequence, consequencesOf } from '../kernel/outcomes.ts';
import { type Placing, rankGroups } from '../kernel/rank.ts';
import type { UnitScore } from '../kernel/result.ts';
import type { QuarterPlacing } from '../kernel/streaks.ts';
import type { AssessmentPeriod } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { UnitTask } from '../unit-task/unit-task.ts';
import { openRectification } from './rectification.ts';
import { type ResultLetter, resultLetter } from './result-letter.ts';
import type { SettlementRule } from './settlement-rule.ts';

/** A unit's locked result. */
export interface LockedResult {
  readonly score: UnitScore;
  readonly revision: number;
  /** The division that the unit answers for. */
  readonly office: string;
}

/** All that a run is settled from, read from the stores. */
export interface SettlementInput {
  readonly runId: string;
  readonly runKind: 'assessment' | 'what-if';
  readonly scheme: Scheme;
  readonly period: AssessmentPeriod;
  /** Null: not locked yet. */
  readonly lockedAt: Instant | null;
  /** When a revision after the lock changed something; the days of what it opens run from then. */
  readonly revisedAt?: Instant;
  /** The office whose units these are: it accepts their rectifications. */
  readonly superior: string;
  readonly results: readonly LockedResult[];
  /** Earlier locked quarters of a unit, without this one. */
  readonly history: (unitId: string) => readonly QuarterPlacing[];
  /** Units whose rectification was past its day when the period ended. */
  readonly overdue: ReadonlySet<string>;
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
}

/** What the scheme makes of locked results. */
export interface Judged {
  readonly kind: 'judged';
  readonly placings: readonly Placing[];
  /** What the scheme gives, without the commendations that were withheld. */
  readonly consequences: readonly Consequence[];
  /** Commendations that units do not get while their rectification is overdue. */
  readonly withheld: readonly Consequence[];
}

/** What is carried out of it; whoever does may do so twice, the ids are those of the results. */
export interface FollowUps {
  readonly rectifications: readonly UnitTask[];
  readonly letters: readonly ResultLetter[];
}

export interface Settlement extends Omit<Judged, 'kind'>, FollowUps {
  readonly kind: 'settled';
}

/** Settles a locked run: places, consequences, rectifications, and a letter to every unit. A what-if is never settled. */
export function settleRun(input: SettlementInput): Settlement | Refused {
  const judged = judgeRun(input);
  return judged.kind === 'refused' ? judged : { ...judged, ...followUps(input, judged), kind: 'settled' };
}

/** Places and consequences of a locked run. */
export function judgeRun(input: SettlementInput): Judged | Refused {
  const { runKind, scheme, period, lockedAt, results, overdue, rule } = input;
  if (runKind === 'what-if') return refused('what-if-publishes-nothing');
  if (lockedAt === null) return refused('results-not-locked');
  const scores = inOrder(results).map(({ score }) => score);
  const placings = rankGroups(scores, scheme);
  const places = new Map(placings.map((placing) => [placing.unitId, placing]));
  const all = consequencesOf(scores, scheme, period.kind, (unitId) => [
    ...input.history(unitId),
    { quarter: period, placing: places.get(unitId) ?? null },
  ]);
  const isWithheld = ({ unitId, effect }: Consequence) =>
    rule.overdueBarsCommendation && effect === 'commendation' && overdue.has(unitId);
  return {
    kind: 'judged',
    placings,
    consequences: all.filter((one) => !isWithheld(one)),
    withheld: all.filter(isWithheld),
  };
}

/** The rectifications and letters of what was judged; throws where nothing is locked. */
export function followUps(
  input: Omit<SettlementInput, 'history' | 'overdue' | 'runKind' | 'period'>,
  { placings, consequences }: Omit<Judged, 'kind' | 'withheld'>,
): FollowUps {
  const { scheme, lockedAt, revisedAt } = input;
  if (lockedAt === null) throw new Error('nothing follows from what is not locked');
  const ordered = inOrder(input.results);
  const places = new Map(placings.map((placing) => [placing.unitId, placing]));
  const rectifications = ordered.flatMap((result) => {
    const task = rectificationOf(result, consequences, input, revisedAt ?? lockedAt);
    return task ? [task] : [];
  });
  const tasks = new Map(rectifications.map(({ unitId, taskId }) => [unitId, taskId]));
  return {
    rectifications,
    letters: ordered.map(({ score, revision, office }) =>
      resultLetter({
        kind: 'final',
        runId: input.runId,
        to: office,
        revision,
        score,
        scheme,
        objectUntil: null,
        placing: places.get(score.unitId) ?? null,
        consequences: told(consequences, scheme, score.unitId),
        taskId: tasks.get(score.unitId) ?? null,
      }),
    ),
  };
}

function inOrder(results: readonly LockedResult[]): readonly LockedResult[] {
  return results.toSorted((a, b) => (a.score.unitId < b.score.unitId ? -1 : 1));
}

function rectificationOf(
  { score, revision, office }: LockedResult,
  consequences: readonly Consequence[],
  { runId, superior, rule, calendar }: Pick<SettlementInput, 'runId' | 'superior' | 'rule' | 'calendar'>,
  now: Instant,
): UnitTask | null {
  return openRectification(
    {
      runId,
      revision,
      unitId: score.unitId,
      office,
      superior,
      lines: score.lines,
      consequences: consequences.filter(({ unitId }) => unitId === score.unitId),
    },
    { now, rule, calendar },
  );
}

function told(
  consequences: readonly Consequence[],
  scheme: Scheme,
  unitId: string,
): ResultLetter['consequences'] {
  return consequences
    .filter((one) => one.unitId === unitId)
    .map(({ rule, from, effect }) => ({ rule, effect, ...ruleNamed(scheme, from, rule) }));
}

/** The words of a rule of the scheme; throws on one that the scheme has not. */
export function ruleNamed(
  { bands, outcomes, streaks }: Scheme,
  from: Consequence['from'],
  rule: string,
): { readonly zh: string; readonly en: string } {
  const list = from === 'band' ? bands : from === 'outcome' ? outcomes : streaks;
  const found = list.find(({ id }) => id === rule);
  if (!found) throw new Error(`no ${from} ${rule} in the scheme`);
  return { zh: found.zh, en: found.en };
}
