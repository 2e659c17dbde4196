import * as fc from 'fast-check';
import { validate as oracle } from 'stdnum/lib/cjs/cn/ric.js';
import { describe, expect, it } from 'vitest';
import { dateOfDayNumber, dayNumberOf } from '../../../shared/domain/calendar/civil-day.ts';
import {
  checkIdNumber,
  holderGroup,
  makeIdNumber,
  type RegionStatus,
} from '../../../shared/domain/person/id-number.ts';

const TODAY = '2026-11-23';
const region = fc.stringMatching(/^[1-9]\d{5}$/);
const birth = fc.integer({ min: dayNumberOf('1900-01-01'), max: dayNumberOf(TODAY) }).map(dateOfDayNumber);
const sequence = fc.integer({ min: 0, max: 999 });
const idNumber = fc.tuple(region, birth, sequence).map(([r, b, s]) => makeIdNumber(r, b, s));

function nameOf(raw: string, today = TODAY): string {
  const checked = checkIdNumber(raw, today);
  return checked.kind === 'refused' ? checked.refusal.name : checked.number;
}

/** A number of which the fifteenth to seventeenth digit give the check character X. */
function withX(): string {
  for (let s = 0; s < 1000; s += 1) {
    const number = makeIdNumber('330106', '1990-03-07', s);
    if (number.endsWith('X')) return number;
  }
  throw new Error('no X among a thousand');
}

describe('an ID number', () => {
  it('made here is accepted here and by the oracle', () => {
    fc.assert(
      fc.property(idNumber, (number) => {
        expect(nameOf(number)).toBe(number);
        expect(oracle(number).isValid).toBe(true);
      }),
    );
  });

  it('is judged as the oracle judges it, whatever 18 characters it has', () => {
    const digits = fc.stringMatching(/^\d{17}[\dX]$/);
    const nearly = fc
      .tuple(idNumber, fc.nat(17), fc.constantFrom(...'0123456789X'))
      .map(([number, at, character]) => number.slice(0, at) + character + number.slice(at + 1));
    const anyBirth = fc
      .tuple(region, fc.integer({ min: 1900, max: 2025 }), fc.nat(19), fc.nat(39), sequence)
      .map(([r, year, month, day, s]) => `${r}${year}${pad(month, 2)}${pad(day, 2)}${pad(s, 3)}`)
      .chain((front) => fc.constantFrom(...'0123456789X').map((check) => front + check));
    fc.assert(
      fc.property(fc.oneof(digits, nearly, anyBirth, anyBirth), (number) => {
        const year = number.slice(6, 10);
        fc.pre(/^\d+$/.test(year) && year >= '1900' && year < '2026'); // our bounds on the year are our own
        expect(checkIdNumber(number, TODAY).kind).toBe(oracle(number).isValid ? 'accepted' : 'refused');
      }),
      { numRuns: 2000 },
    );
  });

  it('is refused after any one digit was mistyped', () => {
    const change = fc.tuple(idNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }));
    fc.assert(
      fc.property(change, ([number, at, shift]) => {
        const digit = String((Number(number[at]) + shift) % 10);
        const wrong = number.slice(0, at) + digit + number.slice(at + 1);
        expect(['id-number-check-digit', 'id-number-birth-date']).toContain(nameOf(wrong));
      }),
    );
  });

  it('is refused after two neighbours changed places', () => {
    fc.assert(
      fc.property(idNumber, fc.nat(15), (number, at) => {
        fc.pre(number[at] !== number[at + 1]);
        const wrong = number.slice(0, at) + number[at + 1] + number[at] + number.slice(at + 2);
        expect(['id-number-check-digit', 'id-number-birth-date']).toContain(nameOf(wrong));
      }),
    );
  });

  it.each([
    ['', 'id-number-length'],
    ['33010619900307123', 'id-number-length'],
    ['330106900307123', 'id-number-length'], // the 15 digits of before 1999
    ['3301061990030712345', 'id-number-length'],
    ['33010619900307𠮷234', 'id-number-characters'],
    ['33010619900307X23X', 'id-number-characters'],
    ['330106-9900307-234', 'id-number-characters'],
    ['३३०१०६१९९००३०७१२३४', 'id-number-characters'],
    ['330106199002301234', 'id-number-birth-date'], // 30 February
    ['330106190002291234', 'id-number-birth-date'],
    ['330106189912311234', 'id-number-birth-date'],
    ['330106209901011234', 'id-number-birth-date'],
  ])('%j is refused as %s', (raw, name) => {
    expect(nameOf(raw)).toBe(name);
  });

  it('names the length that it found, and never the number', () => {
    const checked = checkIdNumber('33010619900307', TODAY);
    expect(checked).toEqual({
      kind: 'refused',
      refusal: { name: 'id-number-length', values: { length: 14 } },
    });
  });

  it('may be of someone born today and not of someone born tomorrow', () => {
    const number = makeIdNumber('330106', TODAY, 1);
    expect(nameOf(number, TODAY)).toBe(number);
    expect(nameOf(number, '2026-11-22')).toBe('id-number-birth-date');
  });

  it('is kept in one form however it was pasted', () => {
    const number = withX();
    const wide = [...number].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    const pasted = [
      number.toLowerCase(),
      wide,
      wide.toLowerCase(),
      `\uFEFF${number.slice(0, 6)} ${number.slice(6, 14)}\u3000${number.slice(14)}\r\n`,
      `\u202D${number}\u202C`,
      number.split('').join('\u200B'),
    ];
    expect(pasted.map((raw) => nameOf(raw))).toEqual(pasted.map(() => number));
  });

  it('refuses no stranger: whatever is pasted gets an answer', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (raw) => {
        expect(['accepted', 'refused']).toContain(checkIdNumber(raw, TODAY).kind);
      }),
    );
  });
});

describe('the region of an ID number', () => {
  const number = makeIdNumber('412723', '1975-05-05', 12);

  it.each([
    ['current', []],
    ['abolished', ['region-abolished']],
    ['unknown', ['region-unknown']],
  ] as const)('that is %s is never refused', (status, warnings) => {
    expect(checkIdNumber(number, TODAY, known(status))).toMatchObject({ kind: 'accepted', warnings });
  });

  it('tells the group of the holder and nothing more', () => {
    const groups = ['810000', '820000', '830000', '911344', '330106'].map((prefix) => {
      const made = makeIdNumber(prefix, '1988-08-08', 5);
      const checked = checkIdNumber(made, TODAY, (asked) => (asked === '330106' ? 'current' : 'unknown'));
      expect(Object.keys(checked).sort()).toEqual(['holderGroup', 'kind', 'number', 'warnings']);
      expect(checked).toMatchObject({ kind: 'accepted', warnings: [] });
      return holderGroup(made);
    });
    const hkmt = 'hong-kong-macao-taiwan';
    expect(groups).toEqual([hkmt, hkmt, hkmt, 'foreign', 'mainland']);
  });

  it('warns of a residence permit whose first digits are no whole region', () => {
    const odd = makeIdNumber('810101', '1988-08-08', 5);
    expect(checkIdNumber(odd, TODAY)).toMatchObject({ kind: 'accepted', warnings: ['region-unknown'] });
  });
});

describe('makeIdNumber', () => {
  it.each([
    ['33010', '1990-01-01', 1],
    ['330106', '1990-02-30', 1],
    ['330106', '1990-01-01', 1000],
    ['330106', '1990-01-01', -1],
    ['330106', '1990-01-01', 1.5],
  ] as const)('throws on %s %s %d', (r, b, s) => {
    expect(() => makeIdNumber(r, b, s)).toThrow(RangeError);
  });
});

function pad(number: number, width: number): string {
  return String(number).padStart(width, '0');
}

/** A directory that knows one region, and must be asked for no other. */
function known(status: RegionStatus) {
  return (prefix: string) => {
    expect(prefix).toBe('412723');
    return status;
  };
}
