import { type Refused, refused } from '../refusal.ts';
import type { Movement, Standing } from './movement.ts';
import type { RecordMovement } from './record-command.ts';
import type { RecordingFacts } from './recording-facts.ts';
import { nextStanding } from './standing.ts';

export type Recording =
  | { readonly kind: 'recorded'; readonly movement: Movement }
  | { readonly kind: 'repeated'; readonly movement: Movement }
  | Refused;

/**
 * Decides one movement: the next record of the person's log, the record that this very request made before,
 * or a refusal. The caller writes the record under the condition that its number is still free.
 */
export function recordMovement(command: RecordMovement, facts: RecordingFacts): Recording {
  const repeated = facts.log.find((record) => record.requestKey === facts.requestKey);
  if (repeated) {
    return repeated.contentDigest === facts.contentDigest
      ? { kind: 'repeated', movement: repeated }
      : refused('idempotency-key-reused');
  }
  if (command.happenedOn > facts.today) {
    return refused('date-in-future', '/happenedOn', { date: command.happenedOn, today: facts.today });
  }
  const last = facts.log.at(-1);
  const before = last?.after ?? null;
  const late = command.kind !== 'correction' && before !== null && command.happenedOn < before.latestOn;
  const said = nextStanding(command, before, facts, late);
  if (said.kind === 'refused') return said;
  const { standing } = said;
  const residence = 'residence' in command ? command.residence : undefined;
  return {
    kind: 'recorded',
    movement: {
      personId: facts.personId,
      seq: (last?.seq ?? 0) + 1,
      kind: command.kind,
      side: sideOf(command, facts.log),
      office: facts.office.code,
      happenedOn: command.happenedOn,
      recordedAt: facts.now,
      recordedBy: facts.recordedBy,
      late,
      household: householdOf(command, standing),
      ...(residence && { residence }),
      ...correctedResidence(command),
      ...('destination' in command && command.destination && { destination: command.destination.division }),
      ...('reason' in command && command.reason && { reason: command.reason }),
      ...('employer' in command && command.employer && { employer: command.employer }),
      ...(facts.togetherWith && { togetherWith: facts.togetherWith }),
      ...(command.kind === 'correction' && { corrects: command.corrects }),
      category: facts.categoryOf(standing.household, whereItHappened(command, before, standing)),
      before,
      after: standing,
      requestKey: facts.requestKey,
      contentDigest: facts.contentDigest,
    },
  };
}

function sideOf(command: RecordMovement, log: readonly Movement[]): 'residence' | 'household' {
  if (command.kind === 'outflow' || command.kind === 'return') return command.side;
  if (command.kind === 'correction')
    return log.find(({ seq }) => seq === command.corrects)?.side ?? 'residence';
  return 'residence';
}

function householdOf(command: RecordMovement, standing: Standing): Movement['household'] {
  const given =
    command.kind === 'correction'
      ? command.right.household
      : 'household' in command
        ? command.household
        : undefined;
  return given ?? (standing.household === null ? null : { division: standing.household });
}

function correctedResidence(
  command: RecordMovement,
): Partial<Pick<Movement, 'residence' | 'reason' | 'employer'>> {
  if (command.kind !== 'correction') return {};
  const { residence, reason, employer } = command.right;
  return { ...(residence && { residence }), ...(reason && { reason }), ...(employer && { employer }) };
}

/** The residence that a record speaks of: the new one, else the one that was left. */
function whereItHappened(command: RecordMovement, before: Standing | null, after: Standing): string | null {
  if ('residence' in command) return command.residence.division;
  return after.open?.division ?? before?.open?.division ?? null;
}
