import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { Role } from '../../caller/caller.ts';
import { dueFrom } from '../../deadline/due.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import type { RunningLimit } from '../running-limit.ts';
import { type SettlementRule, settlementPart } from '../settlement/settlement-rule.ts';
import type { Hand } from '../timeline.ts';
import { changesFacts } from './correct-facts.ts';
import { type FactCorrection } from './fact-correction.ts';
import type { Objection, ObjectionAction } from './objection.ts';
import { objectionStateAfter, objectionTransitions } from './objection-transitions.ts';

/** Who acts, and what is known of the records in question. */
export interface ObjectionFacts extends Hand {
  readonly role: Role;
  readonly isLocked: boolean;
  /** The unit's facts as they were frozen. */
  readonly facts: AssessmentFacts;
  /** Whose hands entered a record, or decided on it (a check, a finding). */
  readonly enteredBy: (record: string) => readonly string[];
  readonly rule: SettlementRule;
  readonly calendar: HolidayCalendar;
}

export type ObjectionActed = { readonly kind: 'acted'; readonly objection: Objection } | Refused;

/** Decides what a side does with an objection: the objection as it is afterwards, or a refusal by name. */
export function actOnObjection(
  objection: Objection,
  action: ObjectionAction,
  facts: ObjectionFacts,
): ObjectionActed {
  if (!mayAct(objection, action.action, facts)) {
    return refused('role-not-allowed', undefined, { role: facts.role });
  }
  if (facts.isLocked) return refused('results-locked');
  const state = objectionStateAfter(action.action, objection.state);
  if (state === null) {
    return refused('transition-not-allowed', '/action', { state: objection.state, action: action.action });
  }
  const decided = decide(objection, action, facts);
  if ('kind' in decided) return decided;
  const { note, ...changes } = decided;
  const { by, subject, now } = facts;
  return {
    kind: 'acted',
    objection: {
      ...objection,
      ...changes,
      state,
      version: objection.version + 1,
      timeline: [
        ...objection.timeline,
        { at: now, event: action.action, by, subject, ...(note !== undefined && { note }) },
      ],
    },
  };
}

/**
 * The unit for its own; an auditor of the office that assesses it or of one above. A department’s and a village’s assessor may be the
 * office that speaks for them: there the role and the person keep the two sides apart.
 */
function mayAct(
  { office, superior }: Objection,
  event: ObjectionAction['action'],
  facts: ObjectionFacts,
): boolean {
  const actors: readonly string[] = objectionTransitions[event].by;
  return actors.includes('unit')
    ? facts.by === officeOf(office) && facts.role !== 'auditor'
    : facts.role === 'auditor' && superior.startsWith(facts.by);
}

type Changes = Partial<Pick<Objection, 'evidence' | 'limit' | 'noted' | 'ruling'>> & {
  readonly note?: string;
};

function decide(objection: Objection, action: ObjectionAction, facts: ObjectionFacts): Changes | Refused {
  switch (action.action) {
    case 'ask-evidence':
      return { limit: limitOf('evidence', facts), noted: [], note: action.question };
    case 'supply-evidence':
      return {
        evidence: [...objection.evidence, action.evidence],
        limit: limitOf('ruling', facts),
        noted: [],
        note: action.evidence,
      };
    case 'uphold':
      return (
        concernOf(objection, action.corrections, facts) ??
        misfit(objection, action.corrections, facts) ?? {
          ...ruled(true, action.reason, action.corrections, facts),
        }
      );
    case 'reject':
      return concernOf(objection, [], facts) ?? ruled(false, action.reason, [], facts);
    case 'withdraw':
      return { limit: null };
  }
}

function limitOf(part: 'evidence' | 'ruling', { rule, now, calendar }: ObjectionFacts): RunningLimit {
  return dueFrom(settlementPart(rule, part), now, calendar);
}

function ruled(
  upheld: boolean,
  reason: string,
  corrections: FactCorrection[],
  { subject, now }: ObjectionFacts,
): Changes {
  return {
    limit: null,
    ruling: { upheld, ruledBy: subject, ruledAt: now, reason, corrections },
    note: reason,
  };
}

/** 复核人员回避: nobody rules on what their own hand entered or filed. */
function concernOf(
  { target, filedBy }: Objection,
  corrections: readonly FactCorrection[],
  { subject, enteredBy }: ObjectionFacts,
): Refused | null {
  const records = [
    ...(target.record === undefined ? [] : [target.record]),
    ...corrections.map(({ record }) => record),
  ];
  const own = records.find((record) => enteredBy(record).includes(subject));
  if (own !== undefined) return refused('auditor-is-concerned', undefined, { record: own });
  return filedBy === subject
    ? refused('auditor-is-concerned', undefined, { record: target.record ?? target.indicator })
    : null;
}

/** Of an objection to one record only that record is corrected, and each correction changes something. */
function misfit(
  { target }: Objection,
  corrections: readonly FactCorrection[],
  { facts }: ObjectionFacts,
): Refused | null {
  for (const [index, correction] of corrections.entries()) {
    const { record } = correction;
    const field = `/corrections/${index}/record`;
    if (target.record !== undefined && record !== target.record) {
      return refused('correction-off-target', field, { record, target: target.record });
    }
    if (!changesFacts(facts, correction)) return refused('correction-without-effect', field, { record });
  }
  return null;
}
