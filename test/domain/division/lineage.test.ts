import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { levelOf } from '../../../shared/domain/division/code.ts';
import {
  ancestorsOn,
  childrenOn,
  directoryOf,
  divisionOn,
} from '../../../shared/domain/division/directory.ts';
import { coversDay } from '../../../shared/domain/calendar/covers-day.ts';
import type { Division } from '../../../shared/domain/division/division.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../../../shared/domain/division/lineage.ts';
import { periodOn } from '../../../shared/domain/division/lookup.ts';

/** A row of an invented province 99; what is not said is unbounded and empty. */
function row(code: string, name: string, rest: Partial<Division> = {}): Division {
  return {
    code,
    name,
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

const directory = directoryOf([
  row('99', '某省'),
  row('9901', '甲市'),
  row('9902', '乙市'),
  // 990101 -> 990102 (2010) -> 990103 (2015): a chain that ends in one.
  row('990101', '甲一县', { validTo: '2010-05-01', successors: ['990102'] }),
  row('990102', '甲一市', {
    validFrom: '2010-05-01',
    validTo: '2015-07-01',
    predecessors: ['990101'],
    successors: ['990103'],
  }),
  row('990103', '甲一区', { validFrom: '2015-07-01', predecessors: ['990102', '990106'] }),
  // 990104 splits inside 甲市; 990105 across two prefectures; 990106 splits, and both halves meet again.
  row('990104', '甲四县', { validTo: '2012-01-10', successors: ['990103', '990107'] }),
  row('990105', '甲五县', { validTo: '2016-01-10', successors: ['990107', '990201'] }),
  row('990106', '甲六县', { validTo: '2016-01-10', successors: ['990108', '990109'] }),
  row('990107', '甲七区'),
  row('990108', '甲八区', { validTo: '2018-03-03', predecessors: ['990106'], successors: ['990110'] }),
  row('990109', '甲九区', { validTo: '2018-03-03', predecessors: ['990106'], successors: ['990110'] }),
  row('990110', '甲十区', {
    validFrom: '2018-03-03',
    validTo: '2021-05-05',
    predecessors: ['990108', '990109'],
    successors: ['990112'],
  }),
  row('990112', '甲十二区', { validFrom: '2021-05-05', predecessors: ['990110'] }),
  row('990201', '乙一县', { predecessors: ['990105'] }),
  // Gone without an heir; and a body that goes one way while a part goes another.
  row('990111', '甲十一县', { validTo: '2016-01-10', successors: ['990107', '990108', '990201'] }),
  row('990202', '乙二县', { validTo: '2014-06-01' }),
  row('990203', '乙三县', { validTo: '2014-06-01', successors: ['990204'], partsTo: ['990201'] }),
  row('990204', '乙四区', { predecessors: ['990203'] }),
  // One code, three lives: renamed, ended, used again by the year 2019.
  row('990205', '乙五县', { validTo: '2011-02-02', successors: ['990205'] }),
  row('990205', '乙五新县', {
    validFrom: '2011-02-02',
    validTo: '2013-03-03',
    predecessors: ['990205'],
    successors: ['990204'],
  }),
  row('990205', '乙五区', { validFrom: '2019-12-31', fromPrecision: 'year' }),
]);

const outcome = (code: string, from: string, on: string): unknown => {
  const found = successorsOf(directory, code, from, on);
  if (found.kind === 'none') return [found.kind, found.refusal.name];
  if (found.kind === 'split')
    return [found.kind, found.candidates.map((c) => c.code), found.commonParent?.code];
  return [found.kind, found.division.code, found.division.name];
};

describe('following a code to another day', () => {
  it('stays the day before, and moves on the day', () => {
    expect(outcome('990101', '2009-01-01', '2010-04-30')).toEqual(['same', '990101', '甲一县']);
    expect(outcome('990101', '2009-01-01', '2010-05-01')).toEqual(['one', '990102', '甲一市']);
    expect(outcome('990101', '2009-01-01', '2015-06-30')).toEqual(['one', '990102', '甲一市']);
    expect(outcome('990101', '2009-01-01', '2015-07-01')).toEqual(['one', '990103', '甲一区']);
  });

  it('tells each hand-over on the way', () => {
    expect(successorsOf(directory, '990101', '2009-01-01', '2020-01-01').trace).toEqual([
      { code: '990101', name: '甲一县', on: '2010-05-01', precision: 'day', to: ['990102'], partsTo: [] },
      { code: '990102', name: '甲一市', on: '2015-07-01', precision: 'day', to: ['990103'], partsTo: [] },
    ]);
    expect(successorsOf(directory, '990203', '2009-01-01', '2020-01-01').trace).toMatchObject([
      { to: ['990204'], partsTo: ['990201'] },
    ]);
  });

  it('a split goes to the nearest division above all of its parts', () => {
    expect(outcome('990105', '2009-01-01', '2020-01-01')).toEqual(['split', ['990107', '990201'], '99']);
    expect(outcome('990111', '2009-01-01', '2017-01-01')).toEqual([
      'split',
      ['990107', '990108', '990201'],
      '99',
    ]);
    expect(outcome('990106', '2009-01-01', '2017-01-01')).toEqual(['split', ['990108', '990109'], '9901']);
  });

  it('a split whose parts meet again is one', () => {
    expect(outcome('990106', '2009-01-01', '2018-03-03')).toEqual(['one', '990110', '甲十区']);
  });

  it('a hand-over reached by two ways is told once', () => {
    const { trace } = successorsOf(directory, '990106', '2009-01-01', '2022-01-01');
    expect(trace.map(({ code }) => code)).toEqual(['990106', '990108', '990109', '990110']);
  });

  it('names why there is nowhere to go', () => {
    expect(outcome('990202', '2009-01-01', '2014-05-31')).toEqual(['same', '990202', '乙二县']);
    expect(successorsOf(directory, '990202', '2009-01-01', '2014-06-01')).toEqual({
      kind: 'none',
      refusal: {
        name: 'division-abolished',
        code: '990202',
        date: '2014-06-01',
        validTo: '2014-06-01',
        successors: [],
      },
      trace: [{ code: '990202', name: '乙二县', on: '2014-06-01', precision: 'day', to: [], partsTo: [] }],
    });
    expect(outcome('990299', '2009-01-01', '2020-01-01')).toEqual(['none', 'division-unknown']);
    expect(outcome('990110', '2009-01-01', '2020-01-01')).toEqual(['none', 'division-not-yet-valid']);
  });

  it('a code quoted after its end starts from its last period', () => {
    expect(outcome('990101', '2017-01-01', '2020-01-01')).toEqual(['one', '990103', '甲一区']);
    expect(outcome('990205', '2016-01-01', '2017-01-01')).toEqual(['one', '990204', '乙四区']);
  });

  it('one code used again is a matter of the day on which it was written', () => {
    expect(outcome('990205', '2009-01-01', '2012-01-01')).toEqual(['same', '990205', '乙五新县']);
    expect(outcome('990205', '2009-01-01', '2020-06-01')).toEqual(['one', '990204', '乙四区']);
    expect(outcome('990205', '2020-01-01', '2020-06-01')).toEqual(['same', '990205', '乙五区']);
  });

  it('ends for any lineage, even one that runs in a circle', () => {
    const codes = ['990301', '990302', '990303', '990304'];
    const lives = fc.record({
      ends: fc.constantFrom(null, '2010-01-01', '2012-01-01', '2014-01-01'),
      heirs: fc.uniqueArray(fc.constantFrom(...codes), { maxLength: 3 }),
    });
    fc.assert(
      fc.property(fc.array(lives, { minLength: 4, maxLength: 4 }), (drawn) => {
        const rows = drawn.map(({ ends, heirs }, i) =>
          row(codes[i] ?? '', `县${i}`, { validTo: ends, successors: ends === null ? [] : heirs }),
        );
        const found = successorsOf(directoryOf(rows), '990301', '2009-01-01', '2020-01-01');
        const ends = found.kind === 'split' ? found.candidates : 'division' in found ? [found.division] : [];
        for (const end of ends) expect(coversDay(end, '2020-01-01')).toBe(true);
        expect(found.kind === 'none').toBe(ends.length === 0);
      }),
    );
  });
});

describe('a code on a day', () => {
  it.each([
    ['990205', '2011-02-01', '乙五县'],
    ['990205', '2011-02-02', '乙五新县'],
    ['990205', '2013-03-02', '乙五新县'],
    ['990205', '2020-01-01', '乙五区'],
    // A beginning known by its year is given that whole year.
    ['990205', '2019-01-01', '乙五区'],
  ])('%s on %s is %s', (code, date, name) => {
    expect(divisionOn(directory, code, date)).toMatchObject({ kind: 'found', division: { name } });
  });

  it('refuses by name, code and date', () => {
    expect(divisionOn(directory, '990205', '2018-12-31')).toEqual({
      kind: 'refused',
      refusal: {
        name: 'division-abolished',
        code: '990205',
        date: '2018-12-31',
        validTo: '2013-03-03',
        successors: ['990204'],
      },
    });
    expect(divisionOn(directory, '990202', '2014-06-01')).toMatchObject({
      refusal: { name: 'division-abolished', date: '2014-06-01', validTo: '2014-06-01' },
    });
    expect(divisionOn(directory, '990102', '2010-04-30')).toEqual({
      kind: 'refused',
      refusal: {
        name: 'division-not-yet-valid',
        code: '990102',
        date: '2010-04-30',
        validFrom: '2010-05-01',
      },
    });
    expect(divisionOn(directory, '123456789', '2020-01-01')).toEqual({
      kind: 'refused',
      refusal: { name: 'division-unknown', code: '123456789', date: '2020-01-01' },
    });
  });

  it('is the same for a store that holds the periods of one code in any order', () => {
    const periods = directory.rows.filter(({ code }) => code === '990205');
    fc.assert(
      fc.property(
        fc.shuffledSubarray(periods, { minLength: 3 }),
        fc.constantFrom('2008-01-01', '2011-02-02', '2015-01-01', '2019-06-01', '2021-01-01'),
        (shuffled, date) => {
          expect(periodOn(shuffled, '990205', date)).toEqual(divisionOn(directory, '990205', date));
        },
      ),
    );
  });

  it('not yet valid names the first beginning, whatever the order of the periods', () => {
    const later = row('990301', '丙一区', { validFrom: '2020-01-01' });
    const sooner = row('990301', '丙一县', { validFrom: '2015-01-01', validTo: '2020-01-01' });
    for (const periods of [
      [sooner, later],
      [later, sooner],
    ]) {
      expect(periodOn(periods, '990301', '2014-12-31')).toMatchObject({
        refusal: { validFrom: '2015-01-01' },
      });
    }
  });

  it('a directory does not take two periods of one code that overlap', () => {
    const overlapping = [
      row('990301', '丙一县', { validTo: '2015-01-01' }),
      row('990301', '丙一区', { validFrom: '2014-12-31' }),
    ];
    expect(() => directoryOf(overlapping)).toThrow('990301');
    expect(() => directoryOf([row('990301', '丙一县'), row('990301', '丙一区')])).toThrow('990301');
  });

  it('children and ancestors are those of that day', () => {
    const children = (date: string) =>
      childrenOn(directoryOf([...directory.rows].reverse()), '9902', date).map(({ name }) => name);
    expect(children('2012-01-01')).toEqual(['乙一县', '乙二县', '乙三县', '乙四区', '乙五新县']);
    expect(children('2015-01-01')).toEqual(['乙一县', '乙四区']);
    expect(ancestorsOn(directory, '990201001', '2012-01-01').map(({ name }) => name)).toEqual([
      '乙一县',
      '乙市',
      '某省',
    ]);
  });
});

describe('what an heir may read of those before it', () => {
  const former = (code: string, date: string) =>
    predecessorsFullyAbsorbedBy(directory, code, date).map((before) => before.code);

  it('is what it took over whole, through any number of hand-overs, from that day on', () => {
    expect(former('990103', '2015-06-30')).toEqual([]);
    expect(former('990103', '2015-07-01')).toEqual(['990101', '990102']);
    expect(former('990110', '2020-01-01')).toEqual(['990108', '990109']);
  });

  it('is never what another shares: a split, or a part that went elsewhere', () => {
    expect(former('990201', '2020-01-01')).toEqual([]);
    expect(former('990204', '2020-01-01')).toEqual([]);
    expect(former('990107', '2020-01-01')).toEqual([]);
  });
});
