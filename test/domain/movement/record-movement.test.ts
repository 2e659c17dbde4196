import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Movement } from '../../../shared/domain/movement/movement.ts';
import type { RecordMovement } from '../../../shared/domain/movement/record-command.ts';
import { movementNotices } from '../../../shared/domain/notice/movement-notices.ts';
import { ledgerLines } from '../../../shared/domain/resident/project.ts';
import { HOME, inflow, logOfOnePerson, outflow, returnHome } from './recording.ts';

const A = '330106002';
const B = '330105001';

describe('an inflow', () => {
  it('opens the residence and is a record that its own schema accepts', () => {
    const person = logOfOnePerson();
    const movement = person.record(A, inflow(A, '2026-06-01'));
    expect(Movement.parse(movement)).toEqual(movement);
    expect(movement.after.open).toEqual({ division: A, since: '2026-06-01', seq: 1 });
    expect(movementNotices(movement).map(({ target, receiver }) => [target, receiver])).toEqual([
      ['household', HOME],
    ]);
  });

  it('elsewhere closes the old residence and tells the household side and the former township', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-05-01'));
    const moved = person.record(B, inflow(B, '2026-06-01'));
    expect(moved.after.open?.division).toBe(B);
    expect(movementNotices(moved).map(({ noticeId, receiver }) => [noticeId, receiver])).toEqual([
      [`${'p'.repeat(22)}.2.household`, HOME],
      [`${'p'.repeat(22)}.2.former`, A],
    ]);
    expect(ledgerLines(moved).map(({ ledger, division, open }) => [ledger, division, open])).toEqual([
      ['living-here', A, false],
      ['living-elsewhere', HOME, true],
      ['living-here', B, true],
    ]);
  });

  it('is refused where the person is open already, in the future, or outside the office', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-06-01'));
    expect(person.decide(A, inflow(A, '2026-06-02'))).toMatchObject({
      refusal: { name: 'already-open-here' },
    });
    expect(person.decide(B, inflow(B, '2026-07-01'))).toMatchObject({ refusal: { name: 'date-in-future' } });
    expect(person.decide(A, inflow(B, '2026-06-02'))).toMatchObject({
      refusal: { name: 'residence-outside-office' },
    });
  });

  it('that happened before the latest record is a late entry and changes nothing about the open residence', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-05-01'));
    person.record(A, outflow('2026-06-01'));
    const late = person.record(B, inflow(B, '2026-04-01'));
    expect(late.late).toBe(true);
    expect(late.after.open).toBeNull();
    expect(ledgerLines(late)).toEqual([]);
  });
});

describe('leaving', () => {
  it('to a known destination tells the next township', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-05-01'));
    const left = person.record(A, outflow('2026-06-01', B));
    expect(left.after.open).toBeNull();
    expect(movementNotices(left).map(({ target, receiver }) => [target, receiver])).toEqual([
      ['household', HOME],
      ['next', B],
    ]);
  });

  it('is refused where nothing is open', () => {
    const person = logOfOnePerson();
    expect(person.decide(A, outflow('2026-06-01'))).toMatchObject({
      refusal: { name: 'no-open-residence-here' },
    });
    person.record(B, inflow(B, '2026-05-01'));
    expect(person.decide(A, outflow('2026-06-01'))).toMatchObject({
      refusal: { name: 'no-open-residence-here' },
    });
  });

  it('for home, reported by the household side, closes the residence and tells the former township', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-05-01'));
    const home = person.record(HOME, returnHome('household', '2026-06-01'));
    expect(home.after.open).toBeNull();
    expect(movementNotices(home).map(({ target, receiver }) => [target, receiver])).toEqual([['former', A]]);
  });

  it('is refused at a household side that is not the person’s', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-05-01'));
    expect(person.decide(B, returnHome('household', '2026-06-01'))).toMatchObject({
      refusal: { name: 'household-outside-office' },
    });
  });
});

describe('a request', () => {
  it('made again returns its record; with other content it is refused', () => {
    const person = logOfOnePerson();
    const first = person.record(A, inflow(A, '2026-06-01'));
    expect(person.decide(A, inflow(A, '2026-06-01'), 'key-0')).toEqual({ kind: 'repeated', movement: first });
    expect(person.decide(A, inflow(A, '2026-06-02'), 'key-0')).toMatchObject({
      refusal: { name: 'idempotency-key-reused' },
    });
  });
});

describe('a correction', () => {
  const corrects = (seq: number, right: object): RecordMovement => ({
    kind: 'correction',
    happenedOn: '2026-06-20',
    person: { name: '测试甲', document: { kind: 'resident-id', number: '100000190001010017' } },
    corrects: seq,
    right,
  });

  it('is a new record that refers to the old one and moves what that one opened', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-06-01'));
    const corrected = person.record(A, corrects(1, { happenedOn: '2026-06-03' }));
    expect(corrected).toMatchObject({
      seq: 2,
      corrects: 1,
      after: { open: { division: A, since: '2026-06-03' } },
    });
    expect(person.log[0]?.happenedOn).toBe('2026-06-01');
  });

  it('of somebody else’s record, or of nothing, is refused', () => {
    const person = logOfOnePerson();
    person.record(A, inflow(A, '2026-06-01'));
    expect(person.decide(B, corrects(1, { happenedOn: '2026-06-03' }))).toMatchObject({
      refusal: { name: 'movement-unknown' },
    });
    expect(person.decide(A, corrects(1, {}))).toMatchObject({ refusal: { name: 'correction-empty' } });
  });
});

describe('whatever offices record, in any order', () => {
  const day = fc.integer({ min: 1, max: 28 }).map((d) => `2026-05-${String(d).padStart(2, '0')}`);
  const command = fc.oneof(
    fc.tuple(fc.constantFrom(A, B), day).map(([office, on]) => [office, inflow(office, on)] as const),
    fc.tuple(fc.constantFrom(A, B), day).map(([office, on]) => [office, outflow(on)] as const),
    day.map((on) => [HOME, returnHome('household', on)] as const),
  );

  it('there is one log, at most one open residence, and the ledgers agree with it', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 30 }), (commands) => {
        const person = logOfOnePerson();
        const ledger = new Map<string, boolean>();
        for (const [office, asked] of commands) {
          const decision = person.decide(office, asked);
          if (decision.kind !== 'recorded') continue;
          const { movement } = decision;
          expect(movement.seq).toBe(person.log.length + 1);
          expect(movement.before).toEqual(person.log.at(-1)?.after ?? null);
          person.log.push(movement);
          for (const line of ledgerLines(movement)) {
            if (line.ledger === 'living-here') ledger.set(line.division, line.open);
          }
          const open = [...ledger].filter(([, isOpen]) => isOpen).map(([division]) => division);
          expect(open).toEqual(movement.after.open ? [movement.after.open.division] : []);
          if (movement.late) expect(movement.after.open).toEqual(movement.before?.open);
        }
      }),
    );
  });
});
