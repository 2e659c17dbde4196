import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import {
  ancestorCodesOf,
  DivisionCode,
  isDirectlyUnderProvince,
  isWithin,
  levelOf,
  PlaceCode,
  parentCodeOf,
  prefectureCodeOf,
  provinceCodeOf,
} from '../../../shared/domain/division/code.ts';

const accepts = (schema: z.ZodMiniType, text: unknown): boolean => z.safeParse(schema, text).success;
const anyCode = fc
  .tuple(fc.constantFrom(2, 4, 6, 9, 12), fc.stringMatching(/^[1-9]\d{11}$/))
  .map(([length, digits]) => digits.slice(0, length));

describe('a division code', () => {
  it('has 2, 4, 6, 9 or 12 digits and nothing else', () => {
    for (const code of ['33', '3301', '330106', '330106002', '330106002001']) {
      expect([code, accepts(DivisionCode, code)]).toEqual([code, true]);
    }
    for (const code of [
      '',
      '3',
      '330',
      '33010',
      '3301060',
      '33010600',
      '330106002001x',
      '030106',
      '33 106',
    ]) {
      expect([code, accepts(DivisionCode, code)]).toEqual([code, false]);
    }
    // Digits of another script, full-width digits, a line break behind: none of them is a code.
    for (const code of ['３３０１０６', '٣٣٠١٠٦', '330106\n', 330106]) {
      expect([code, accepts(DivisionCode, code)]).toEqual([code, false]);
    }
  });

  it('of a place where people live is a county or below', () => {
    for (const code of ['330106', '330106002', '330106002001']) expect(accepts(PlaceCode, code)).toBe(true);
    for (const code of ['33', '3301', '3301060']) expect(accepts(PlaceCode, code)).toBe(false);
  });

  it('tells its level, or is refused loudly', () => {
    expect(['33', '3301', '330106', '330106002', '330106002001'].map(levelOf)).toEqual([
      'province',
      'prefecture',
      'county',
      'township',
      'village',
    ]);
    expect(() => levelOf('33010')).toThrow('33010');
  });
});

describe('what is above a code', () => {
  it.each([
    ['33', undefined],
    ['3301', '33'],
    ['330106', '3301'],
    ['330106002', '330106'],
    ['330106002001', '330106002'],
    // Municipalities and counties directly under a province have no prefecture: 01, 02 and 90 are headings.
    ['110105', '11'],
    ['500235', '50'],
    ['429004', '42'],
    ['469001', '46'],
    ['659001', '65'],
    ['659001503', '659001'],
    // Prefectures without counties stand in for one.
    ['441900', '4419'],
    ['441900003', '441900'],
    ['620200100', '620200'],
    // An autonomous prefecture's number is no heading.
    ['422801', '4228'],
  ])('of %s is %s', (code, parent) => {
    expect(parentCodeOf(code)).toBe(parent);
  });

  it('the way up of a village in Dongguan and of one in Beijing', () => {
    expect(ancestorCodesOf('441900003001')).toEqual(['441900003', '441900', '4419', '44']);
    expect(ancestorCodesOf('110105001001')).toEqual(['110105001', '110105', '11']);
    expect(prefectureCodeOf('441900003')).toBe('4419');
    expect(prefectureCodeOf('110105001')).toBeUndefined();
    expect(prefectureCodeOf('44')).toBeUndefined();
    expect(isDirectlyUnderProvince('469001')).toBe(true);
    expect(isDirectlyUnderProvince('460400')).toBe(false);
  });

  it('is shorter each time, ends with the province, and holds the code within it', () => {
    fc.assert(
      fc.property(anyCode, (code) => {
        const above = ancestorCodesOf(code);
        expect([code, ...above].at(-1)).toBe(provinceCodeOf(code));
        for (const [i, ancestor] of above.entries()) {
          expect(isWithin(code, ancestor)).toBe(true);
          expect(ancestor.length).toBeLessThan((above[i - 1] ?? code).length);
        }
      }),
    );
  });

  it('a neighbour is not within', () => {
    expect(isWithin('330106002', '330106')).toBe(true);
    expect(isWithin('330106', '330106')).toBe(true);
    expect(isWithin('330106', '330106002')).toBe(false);
    expect(isWithin('330106002', '330105')).toBe(false);
  });
});
