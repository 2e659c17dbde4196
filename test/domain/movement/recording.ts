import { expect } from 'vitest';
import type { Movement } from '../../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../../shared/domain/movement/record-command.ts';
import { type Recording, recordMovement } from '../../../shared/domain/movement/record-movement.ts';

const person = { name: '测试甲', document: { kind: 'resident-id', number: '100000190001010017' } } as const;
export const HOME = '411525100';

export function inflow(office: string, happenedOn: string): RecordMovement {
  return {
    kind: 'inflow',
    happenedOn,
    person,
    household: { division: HOME },
    residence: { division: office, dwelling: 'rented' },
    reason: 'work',
  };
}

export function outflow(happenedOn: string, destination?: string): RecordMovement {
  return {
    kind: 'outflow',
    side: 'residence',
    happenedOn,
    person,
    ...(destination && { destination: { division: destination } }),
  };
}

export function returnHome(side: 'residence' | 'household', happenedOn: string): RecordMovement {
  return { kind: 'return', side, happenedOn, person };
}

/** A person's log that grows by commands; every command is made in a request of its own. */
export function logOfOnePerson(today = '2026-06-30') {
  const log: Movement[] = [];
  const decide = (office: string, command: RecordMovement, key = `key-${log.length}`): Recording =>
    recordMovement(command, {
      personId: 'p'.repeat(22),
      log,
      office: { code: office, formerly: [] },
      now: `${today}T04:00:00.000Z`,
      today,
      recordedBy: 'clerk-1',
      requestKey: key,
      contentDigest: JSON.stringify(command),
      categoryOf: () => 'migrant',
    });
  return {
    log,
    decide,
    record(office: string, command: RecordMovement): Movement {
      const decision = decide(office, command);
      expect(decision.kind).toBe('recorded');
      if (decision.kind !== 'recorded') throw new Error('not recorded');
      log.push(decision.movement);
      return decision.movement;
    },
  };
}
