import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type OutageRecord,
  type RecordOutage,
  recordOutage,
  standingOutages,
} from '../../../shared/domain/outage/outage.ts';
import { hour } from '../notice/in-hand.ts';

const NOW = hour(1000);

function recorded(log: readonly OutageRecord[], command: RecordOutage): readonly OutageRecord[] {
  const decision = recordOutage(command, { log, now: NOW, recordedBy: 'operator' });
  if (decision.kind === 'refused') throw new Error(decision.refusal.name);
  return decision.kind === 'repeated' ? log : [...log, decision.record];
}

const nameOf = (log: readonly OutageRecord[], command: RecordOutage) => {
  const decision = recordOutage(command, { log, now: NOW, recordedBy: 'operator' });
  return decision.kind === 'refused' ? `${decision.refusal.name} ${decision.refusal.field}` : decision.kind;
};
const span = (from: number, until: number, cause = '机房断电'): RecordOutage => ({
  from: hour(from),
  until: hour(until),
  cause,
});

describe('the log of outages', () => {
  const log = recorded([], span(10, 20));

  it('takes what is over, and a repeat once', () => {
    expect(log).toEqual([{ ...span(10, 20), seq: 1, recordedAt: NOW, recordedBy: 'operator' }]);
    expect(nameOf(log, span(10, 20))).toBe('repeated');
    for (const next of [span(20, 30), span(0, 10)]) expect(nameOf(log, next)).toBe('recorded');
    expect(nameOf([], span(10, 1000))).toBe('recorded');
  });

  it('refuses by name what has no length, is not over, overlaps or corrects nothing', () => {
    expect(nameOf([], span(20, 20))).toBe('outage-empty /until');
    expect(nameOf([], span(20, 10))).toBe('outage-empty /until');
    expect(nameOf([], span(10, 1001))).toBe('outage-not-over /until');
    for (const [from, until] of [
      [19, 30],
      [0, 11],
      [12, 13],
      [0, 30],
      [10, 20],
    ] as const) {
      expect(nameOf(log, span(from, until, '断网'))).toBe('outage-overlaps /from');
    }
    expect(nameOf(log, { ...span(10, 15), corrects: 2 })).toBe('outage-unknown /corrects');
  });

  it('is corrected by new lines that name the old, each old one once, down to nothing', () => {
    const shorter = recorded(log, { ...span(10, 15), corrects: 1 });
    expect(standingOutages(shorter).map(({ seq }) => seq)).toEqual([2]);
    expect(nameOf(shorter, { ...span(10, 16), corrects: 1 })).toBe('outage-unknown /corrects');
    const with3 = recorded(shorter, span(15, 20));
    expect(nameOf(with3, { ...span(10, 16), corrects: 2 })).toBe('outage-overlaps /from');
    const nothing = recorded(with3, { ...span(10, 10), corrects: 2 });
    expect(standingOutages(nothing).map(({ seq }) => seq)).toEqual([3]);
    expect(standingOutages(recorded(nothing, { ...span(9, 12), corrects: 4 })).map(({ seq }) => seq)).toEqual(
      [5, 3],
    );
  });

  it('never overlaps itself, whatever is recorded and corrected in any order', () => {
    const command = fc.record({
      from: fc.nat(30),
      length: fc.nat(10),
      corrects: fc.option(fc.integer({ min: 1, max: 8 }), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(command, { maxLength: 20 }), (commands) => {
        let all: readonly OutageRecord[] = [];
        for (const { from, length, corrects } of commands) {
          const asked = { ...span(from, from + length), ...(corrects && { corrects }) };
          if (!nameOf(all, asked).includes(' ')) all = recorded(all, asked);
        }
        expect(all.map(({ seq }) => seq)).toEqual(all.map((_, i) => i + 1));
        const standing = standingOutages(all);
        for (const [i, one] of standing.entries()) {
          expect(one.from < one.until).toBe(true);
          const before = standing[i - 1];
          if (before) expect(before.until <= one.from).toBe(true);
        }
      }),
    );
  });
});
