import { describe, expect, it } from 'vitest';
import {
  acknowledged,
  filedLetter,
  letterCase,
  sentLetter,
} from '../../../shared/domain/assessment/settlement/letter-case.ts';
import type { ResultLetter } from '../../../shared/domain/assessment/settlement/result-letter.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  heldUp,
  isBeingWritten,
  openedSettlement,
  touchedSettlement,
} from '../../../shared/domain/assessment/settlement/settlement-record.ts';
import { divisionOfUnit, superiorOfUnit } from '../../../shared/domain/assessment/superior-office.ts';

const NOW = '2026-07-02T01:00:00.000Z';
const period = { kind: 'quarter', from: '2026-04-01', to: '2026-06-30' } as const;
const window = {
  ruleId: 'settlement-national',
  days: 5,
  unit: 'working',
  rollToWorkingDay: true,
  startedOn: '2026-07-02',
  dueOn: '2026-07-09',
  dueAt: '2026-07-09T16:00:00.000Z',
  provisional: false,
} as const;
const opened = openedSettlement(
  { runId: 'r1', schemeId: 's', period, superior: '330106', units: 3, window },
  NOW,
);

describe('a settlement', () => {
  it('is looked at when its window has closed and the lists are up to date', () => {
    expect(settlementCase.read(structuredClone(opened))).toEqual(opened);
    expect(filedSettlement(opened)).toMatchObject({ id: 'r1.330106', next: '2026-07-09T16:10:00.000Z' });
    const held = heldUp(
      opened,
      { name: 'objections-open', values: { count: 1 } },
      '2026-07-09T17:00:00.000Z',
    );
    expect(filedSettlement(held)).toMatchObject({ version: 2, next: '2026-07-09T17:30:00.000Z' });
    const early = heldUp(opened, { name: 'run-incomplete', values: {} }, NOW);
    expect(filedSettlement(early).next).toBe('2026-07-09T16:10:00.000Z');
  });

  it('is at rest once it is settled, and has a later revision carried out after it was written', () => {
    const locked = { ...opened, state: 'locked', lockedAt: '2026-07-10T01:00:00.000Z' } as const;
    expect(filedSettlement(locked).next).toBe('2026-07-10T01:00:00.000Z');
    const settled = { ...locked, state: 'settled' } as const;
    expect(filedSettlement(settled).next).toBeNull();
    const touched = touchedSettlement(settled, '2026-08-01T01:00:00.000Z');
    expect(touched).toMatchObject({ version: 2, state: 'revising' });
    expect(filedSettlement(touched).next).toBe('2026-08-01T01:02:00.000Z');
    expect(isBeingWritten(touched, '2026-08-01T01:01:59.999Z')).toBe(true);
    expect(isBeingWritten(touched, '2026-08-01T01:02:00.000Z')).toBe(false);
    expect(touchedSettlement(opened, NOW).state).toBe('open');
  });
});

describe('a letter', () => {
  const letter: ResultLetter = {
    letterId: 'r1.330106002001.provisional.1',
    kind: 'provisional',
    runId: 'r1',
    unitId: '330106002001',
    to: '330106002001',
    revision: 1,
    period,
    scheme: { schemeId: 's', version: 1, zh: '方案', en: 'scheme' },
    total: '900.00',
    grade: null,
    place: null,
    lines: [],
    consequences: [],
    objectUntil: '2026-07-09',
    taskId: null,
  };

  it('lies with the office that answers for the unit, those not signed for first, and is signed for once', () => {
    const sent = sentLetter(letter, '330106002', NOW);
    expect(letterCase.read(structuredClone(sent))).toEqual(sent);
    expect(filedLetter(sent)).toMatchObject({ office: '330106002', order: `open#${NOW}`, next: null });
    const signed = acknowledged(sent, 'clerk-1', '2026-07-03T01:00:00.000Z');
    expect(signed).toMatchObject({ version: 2, acknowledgedBy: 'clerk-1' });
    expect(filedLetter(signed).order > filedLetter(sent).order).toBe(true);
    expect(acknowledged(signed, 'clerk-2', '2026-07-04T01:00:00.000Z')).toBe(signed);
  });
});

describe('who assesses whom', () => {
  it.each([
    ['330106002001', 'village', '330106002', '330106002001'],
    ['330106002.a1', 'area', '330106002', '330106002'],
    ['330106002', 'township', '330106', '330106002'],
    ['330106.edu', 'department', '330106', '330106'],
    ['330106', 'county', '3301', '330106'],
    ['429004', 'county', '42', '429004'],
  ] as const)('%s, a %s', (unitId, kind, superior, division) => {
    expect(superiorOfUnit({ unitId, kind })).toBe(superior);
    expect(divisionOfUnit(unitId)).toBe(division);
  });
});
