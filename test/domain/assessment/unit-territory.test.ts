import { describe, expect, it } from 'vitest';
import { territoryOf } from '../../../shared/domain/assessment/unit-territory.ts';
import { countsFor } from '../../../shared/domain/assessment/unit.ts';
import { levelOf } from '../../../shared/domain/division/code.ts';
import { directoryOf } from '../../../shared/domain/division/directory.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { Q2 } from './given.ts';

/** A row of an invented province 99; what is not said is unbounded and empty. */
function row(code: string, rest: Partial<Division> = {}): Division {
  return {
    code,
    name: code,
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials: '',
    ...rest,
  };
}

const MERGED = '2026-05-16';
const directory = directoryOf([
  row('990101'),
  // An older township went into one that merged into 002 in mid-quarter.
  row('990101009', { validTo: '2020-01-01', successors: ['990101001'] }),
  row('990101001', { validTo: MERGED, successors: ['990101002'], predecessors: ['990101009'] }),
  row('990101002', { predecessors: ['990101001'] }),
  // One split among two: nobody's alone.
  row('990101003', { validTo: MERGED, successors: ['990101004', '990101005'] }),
  row('990101004', { predecessors: ['990101003'] }),
  row('990101005', { predecessors: ['990101003'] }),
  row('990101006', { validFrom: '2026-07-01' }),
]);
const of = (code: string) => territoryOf(directory, code, Q2);

describe('the territory of a division in a period', () => {
  it('ends for the one merged away on the day on which it begins for its heir', () => {
    expect(of('990101001')).toEqual([
      { code: '990101001', until: MERGED },
      { code: '990101009', from: '2020-01-01', until: MERGED },
    ]);
    expect(of('990101002')).toEqual([
      { code: '990101002' },
      { code: '990101001', from: MERGED },
      { code: '990101009', from: MERGED },
    ]);
  });

  it('counts every day of an old code for one unit and no more', () => {
    const units = ['990101001', '990101002'].map((code) => ({ territory: [...of(code)] }));
    for (const place of ['990101001', '990101009', '990101002', '990101001003']) {
      for (const day of ['2026-04-01', '2026-05-15', MERGED, '2026-06-30']) {
        expect(units.filter((unit) => countsFor(unit, place, day))).toHaveLength(1);
      }
    }
  });

  it('leaves out a code that was split, and is the code alone before a merger', () => {
    expect(of('990101004')).toEqual([{ code: '990101004' }]);
    expect(of('990101003')).toEqual([{ code: '990101003', until: MERGED }]);
    const q1 = { from: '2026-01-01', to: '2026-03-31' };
    expect(territoryOf(directory, '990101002', q1)).toEqual([{ code: '990101002' }]);
  });

  it('is empty where there was no such division, and a village stands as it is', () => {
    expect(of('990101006')).toEqual([]);
    expect(of('990101002001')).toEqual([{ code: '990101002001' }]);
  });
});
