import { describe, expect, it } from 'vitest';
import { Identity } from '../../../shared/domain/person/person.ts';
import { randomOf } from '../../../local/demo/seeded-random.ts';
import {
  MOST_PEOPLE,
  SYNTHETIC_PHONE,
  SYNTHETIC_REGION,
  syntheticPerson,
} from '../../../local/demo/synthetic-person.ts';

const people = Array.from({ length: 20_000 }, (_, i) => syntheticPerson(i, randomOf('people', i)));

/** GB 11643 by its text: the weighted sum of all eighteen digits leaves 1 when divided by 11. */
function remainder(number: string): number {
  const digits = [...number].map((digit) => (digit === 'X' ? 10 : Number(digit)));
  return digits.reduce((sum, digit, place) => sum + digit * 2 ** (17 - place), 0) % 11;
}

describe('synthetic people', () => {
  it('have ID numbers of the right form, check digit and a real date', () => {
    for (const { document } of people) {
      expect(document.number).toMatch(/^\d{17}[\dX]$/);
      expect(remainder(document.number)).toBe(1);
      const birth = document.number.slice(6, 14);
      const day = `${birth.slice(0, 4)}-${birth.slice(4, 6)}-${birth.slice(6)}`;
      expect(new Date(`${day}T00:00:00Z`).toISOString().slice(0, 10)).toBe(day);
    }
  });

  it('cannot be anybody: a region that is no place, a birth before 1910', () => {
    for (const { document, phone } of people) {
      expect(document.number.slice(0, 6)).toBe(SYNTHETIC_REGION);
      expect(document.number.slice(6, 9)).toBe('190');
      if (phone !== undefined) expect(phone).toMatch(new RegExp(`^${SYNTHETIC_PHONE}\\d{4}$`));
    }
  });

  it('never share a number', () => {
    expect(new Set(people.map(({ document }) => document.number)).size).toBe(people.length);
    const last = syntheticPerson(MOST_PEOPLE - 1, randomOf('last'));
    expect(last.document.number.slice(14, 17)).toBe('999');
    expect(() => syntheticPerson(MOST_PEOPLE, randomOf('one more'))).toThrow();
    expect(() => syntheticPerson(-1, randomOf('none'))).toThrow();
  });

  it('have common names in their order, a few with · and a few of rare characters', () => {
    const bearing = (surname: string): number => people.filter(({ name }) => name.startsWith(surname)).length;
    expect(bearing('王')).toBeGreaterThan(bearing('刘'));
    expect(bearing('刘')).toBeGreaterThan(bearing('周'));
    expect(bearing('周')).toBeGreaterThan(bearing('梁'));
    const dotted = people.filter(({ name }) => name.includes('·')).length / people.length;
    expect(dotted).toBeGreaterThan(0.006);
    expect(dotted).toBeLessThan(0.014);
    const rare = people.filter(({ name }) => [...name].some((c) => (c.codePointAt(0) ?? 0) >= 0x20000));
    expect(rare.length).toBeGreaterThan(40);
    for (const { name } of rare) {
      for (const c of name)
        if ((c.codePointAt(0) ?? 0) > 0xffff) expect(c.codePointAt(0)).toBeLessThanOrEqual(0x2a6df);
    }
  });

  it('are taken by the schema, and say nothing beyond name, document and phone', () => {
    for (const person of people.slice(0, 500)) {
      expect(Identity.parse(person)).toEqual(person);
    }
  });
});
