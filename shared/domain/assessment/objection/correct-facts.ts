import type { Instant } from '../../calendar/instant.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import type { FactCorrection, StrikableList } from './fact-correction.ts';

/** A correction with the ruling that it is from. */
export interface RuledCorrection {
  readonly objectionId: string;
  readonly ruledAt: Instant;
  readonly correction: FactCorrection;
}

/**
 * The facts as the rulings leave them. Corrections are taken in the order of their rulings, whatever order they come in; a later
 * one of the same field goes before an earlier, and what is struck stays struck. Taking them twice changes nothing more.
 */
export function correctFacts(
  facts: AssessmentFacts,
  corrections: readonly RuledCorrection[],
): AssessmentFacts {
  return corrections
    .toSorted((a, b) => compare(a.ruledAt, b.ruledAt) || compare(a.objectionId, b.objectionId))
    .reduce((current, { correction }) => corrected(current, correction), facts);
}

/** Whether a correction would change anything: an objection cannot be upheld by what leaves all as it is. */
export function changesFacts(facts: AssessmentFacts, correction: FactCorrection): boolean {
  return corrected(facts, correction) !== facts;
}

function corrected(facts: AssessmentFacts, correction: FactCorrection): AssessmentFacts {
  const { record: id } = correction;
  switch (correction.kind) {
    case 'strike':
      return struck(facts, correction.list, id);
    case 'movement-recorded':
      return replaced(facts, 'movements', id, { recordedAt: correction.at });
    case 'duty-done':
      return replaced(facts, 'duties', id, { doneAt: correction.at });
    case 'reply-complete':
      return replaced(facts, 'duties', id, { complete: true });
    case 'task-done':
      return replaced(facts, 'tasks', id, { doneOn: correction.on });
    case 'check-right':
      return replaced(facts, 'checks', id, { right: true });
    case 'lead-outcome':
      return replaced(facts, 'leads', id, { outcome: correction.outcome });
    case 'premises-registered':
      return replaced(facts, 'premises', id, { registeredOn: correction.on });
    case 'premises-inspected': {
      const found = facts.premises.find(({ premisesId }) => premisesId === id);
      return !found || found.inspectedOn.includes(correction.on)
        ? facts
        : replaced(facts, 'premises', id, { inspectedOn: [...found.inspectedOn, correction.on].sort() });
    }
  }
}

/** The field by which each list knows its records. */
const IDS = {
  movements: 'movement',
  duties: 'dutyId',
  holds: 'noticeId',
  departuresFound: 'noticeId',
  tasks: 'taskId',
  leads: 'leadId',
  premises: 'premisesId',
  checks: 'checkId',
  errors: 'findingId',
  falsehoods: 'findingId',
  reports: 'reportId',
} as const satisfies Record<StrikableList, string>;

function idIn(list: StrikableList, entry: object): unknown {
  return (entry as Readonly<Record<string, unknown>>)[IDS[list]];
}

function struck(facts: AssessmentFacts, list: StrikableList, id: string): AssessmentFacts {
  const entries: readonly object[] = facts[list];
  const kept = entries.filter((entry) => idIn(list, entry) !== id);
  return kept.length === entries.length ? facts : { ...facts, [list]: kept };
}

/** The same facts where no record has the id, or none differs from what it should be. */
function replaced(
  facts: AssessmentFacts,
  list: StrikableList,
  id: string,
  fields: Readonly<Record<string, unknown>>,
): AssessmentFacts {
  const entries: readonly object[] = facts[list];
  let changed = false;
  const next = entries.map((entry) => {
    const known = entry as Readonly<Record<string, unknown>>;
    const differs = Object.entries(fields).some(([field, value]) => known[field] !== value);
    if (idIn(list, entry) !== id || !differs) return entry;
    changed = true;
    return { ...entry, ...fields };
  });
  return changed ? { ...facts, [list]: next } : facts;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
