import type { MovementFact } from './movement-fact.ts';

/** What the key of a stored line says already. */
export type FactKey = Pick<MovementFact, 'office' | 'quarter' | 'recordedAt' | 'movement'>;
type Kind = MovementFact['kind'];
type Side = MovementFact['side'];
type Category = MovementFact['category'];

const KINDS = { inflow: 'i', outflow: 'o', return: 'r', 'change-of-address': 'a', correction: 'c' } as const;
const SIDES = { residence: 'r', household: 'h' } as const;
const CATEGORIES = { migrant: 'm', separated: 's', 'at-home': 'a', 'no-household': 'n' } as const;
const kindOf = reversed<Kind>(KINDS);
const sideOf = reversed<Side>(SIDES);
const categoryOf = reversed<Category>(CATEGORIES);

/**
 * A fact without what its key says, as a line of some 45 bytes in place of 300, because a quarter has them by the hundred
 * million: four letters (kind, side, category, `l` for late), the day it happened, then household, residence, area and,
 * where the movement's id does not begin with it, the person: `irm-2026-02-01411525|330106009001|G-1`.
 */
export function packFact(fact: MovementFact): string {
  const { movement, personId, household, residence, area } = fact;
  const letters = `${KINDS[fact.kind]}${SIDES[fact.side]}${CATEGORIES[fact.category]}${fact.late ? 'l' : '-'}`;
  const person = personId === personIn(movement) ? '' : personId;
  return `${letters}${fact.happenedOn}${household ?? ''}|${residence ?? ''}|${area ?? ''}|${person}`.replace(
    /\|+$/,
    '',
  );
}

/** What `packFact` was given. Lines are read back as we wrote them: there is no schema between. */
export function unpackFact({ office, quarter, recordedAt, movement }: FactKey, line: string): MovementFact {
  const residenceAt = line.indexOf('|', HOUSEHOLD_AT);
  const areaAt = residenceAt < 0 ? -1 : line.indexOf('|', residenceAt + 1);
  const fact: MovementFact = {
    office,
    quarter,
    recordedAt,
    movement,
    personId: personIn(movement),
    kind: kindOf(line),
    side: sideOf(line, 1),
    happenedOn: line.slice(4, HOUSEHOLD_AT),
    late: line[3] === 'l',
    category: categoryOf(line, 2),
    household: part(line, HOUSEHOLD_AT, residenceAt),
    residence: residenceAt < 0 ? null : part(line, residenceAt + 1, areaAt),
  };
  if (areaAt < 0) return fact;
  const personAt = line.indexOf('|', areaAt + 1);
  const area = part(line, areaAt + 1, personAt);
  if (area !== null) fact.area = area;
  if (personAt >= 0) fact.personId = line.slice(personAt + 1);
  return fact;
}

/** The letters with which lines of these kinds begin; a store looks at no more of the others. */
export function lettersOf(kinds: readonly Kind[]): readonly string[] {
  return kinds.map((kind) => KINDS[kind]);
}

const HOUSEHOLD_AT = 14;

/** A movement is a person's, with its number. */
function personIn(movement: string): string {
  return movement.slice(0, Math.max(0, movement.lastIndexOf('.')));
}

/** Null where it is empty. */
function part(line: string, from: number, until: number): string | null {
  return (until < 0 ? line.slice(from) : line.slice(from, until)) || null;
}

function reversed<Word extends string>(
  letters: Readonly<Record<Word, string>>,
): (line: string, at?: number) => Word {
  const words = new Map(Object.entries(letters).map(([word, letter]) => [letter, word as Word]));
  return (line, at = 0) => {
    const word = words.get(line[at] ?? '');
    if (word === undefined) throw new Error(`not a line of a fact: ${line}`);
    return word;
  };
}
