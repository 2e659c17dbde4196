import { ancestorCodesOf, type DivisionCode, type DivisionLevel, isWithin } from './code.ts';
import { type Directory, periodsOf } from './directory.ts';
import { coversDay } from '../calendar/covers-day.ts';
import type { Division } from './division.ts';

/** What to look for. Without a date, ended periods are found too. */
export type DivisionQuery = {
  /** Digits (start of a code), a Chinese name or part of one, pinyin initials; with spaces, a path: 杭州 西湖. */
  readonly text: string;
  readonly date?: string;
  readonly level?: DivisionLevel;
  readonly within?: DivisionCode;
  readonly limit: number;
};

/** Ranks of a match, best first; a lower figure is better. */
const EXACT = 0;
const EXACT_BUT_SUFFIX = 1;
const STARTS = 2;
const CONTAINS = 3;

/** The divisions that match, best first: closeness of the match, then higher level, then valid before ended, then code. */
export function search(directory: Directory, query: DivisionQuery): Division[] {
  return inOrderOfCloseness(hitsOf(directory, query)).slice(0, query.limit);
}

/** A division and how close it is to what was looked for. */
export type Hit = { readonly division: Division; readonly rank: number };

/** Every match of the list. Where nothing matches, what was written in one is cut, and a code is shortened. */
export function hitsOf(directory: Directory, query: DivisionQuery): Hit[] {
  const words = wordsOf(query.text);
  const last = words.at(-1);
  if (last === undefined) return [];
  const found = hitsAmong(directory, query, words, directory.rowsLike(last));
  if (found.length > 0 || words.length > 1) return found;
  return isCode(last) ? nearestAbove(directory, query, last) : runTogether(directory, query, last);
}

/** The matches among some rows. */
export function hitsAmong(
  directory: Directory,
  query: DivisionQuery,
  words: readonly string[],
  rows: Iterable<Division>,
): Hit[] {
  const above = words.slice(0, -1);
  const rank = rankBy(words.at(-1) ?? '');
  const hits: Hit[] = [];
  for (const division of rows) {
    if (!isWanted(division, query)) continue;
    const closeness = rank(division);
    if (closeness === undefined || !liesUnder(directory, division, above)) continue;
    hits.push({ division, rank: closeness });
  }
  return hits;
}

export function inOrderOfCloseness(hits: readonly Hit[]): Division[] {
  return [...hits].sort(compareHits).map(({ division }) => division);
}

/** Full-width letters and digits are made plain; people write a path with spaces, strokes or commas. */
export function wordsOf(text: string): string[] {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[\s/>·,、;-]+/)
    .map((word) => word.replace(/街道办(事处)?$/, '街道'))
    .filter((word) => word !== '');
}

/** 杭州西湖 or hzxh written in one: the cut into fewest words that finds something. */
function runTogether(directory: Directory, query: DivisionQuery, text: string): Hit[] {
  if (!/^(\p{Script=Han}{3,12}|[a-z]{4,8})$/u.test(text)) return [];
  const known = new Map<string, boolean>();
  const isNamed = (word: string): boolean => {
    const found = known.get(word) ?? hasOneLike(directory, word);
    known.set(word, found);
    return found;
  };
  const cuts = cutsOf([...text]).sort((a, b) => a.length - b.length);
  for (const words of cuts) {
    if (!words.slice(0, -1).every(isNamed)) continue;
    const hits = hitsAmong(directory, query, words, directory.rowsLike(words.at(-1) ?? ''));
    if (hits.length > 0) return hits;
  }
  return [];
}

/** Every way to cut letters into two or more words of at least two; the last may be one Chinese letter (杭州西). */
function cutsOf(letters: readonly string[]): string[][] {
  const cuts: string[][] = [];
  const least = /[a-z]/.test(letters[0] ?? '') ? 2 : 1;
  for (let end = letters.length - least; end >= 2; end--) {
    const rest = letters.slice(end).join('');
    const first = letters.slice(0, end);
    cuts.push([first.join(''), rest], ...cutsOf(first).map((words) => [...words, rest]));
  }
  return cuts.filter((words) => words.slice(0, -1).every((word) => word.length > 1));
}

function hasOneLike(directory: Directory, word: string): boolean {
  const rank = rankBy(word);
  for (const division of directory.rowsLike(word)) if (rank(division) !== undefined) return true;
  return false;
}

/** Of a code that nobody has (a slip in the last digits), the lowest division that it could lie in. */
function nearestAbove(directory: Directory, query: DivisionQuery, code: string): Hit[] {
  for (const digits of [9, 6, 4, 2]) {
    if (digits >= code.length) continue;
    const periods = periodsOf(directory, code.slice(0, digits)).filter((row) => isWanted(row, query));
    if (periods.length > 0) return periods.map((division) => ({ division, rank: CONTAINS }));
  }
  return [];
}

function isWanted(division: Division, query: DivisionQuery): boolean {
  if (query.level !== undefined && division.level !== query.level) return false;
  if (query.within !== undefined && !isWithin(division.code, query.within)) return false;
  return query.date === undefined || coversDay(division, query.date);
}

function isCode(word: string): boolean {
  return /^\d+$/.test(word);
}

type Rank = (division: Division) => number | undefined;

function rankBy(word: string): Rank {
  if (isCode(word)) return ({ code }) => rankOfText(code, word, true);
  if (/^[a-z]+$/.test(word)) return ({ initials }) => rankOfText(initials, word, true);
  return ({ name }) => rankOfText(name, word, false);
}

function rankOfText(text: string, word: string, onlyStart: boolean): number | undefined {
  if (!text.includes(word)) return undefined;
  if (text === word) return EXACT;
  if (!text.startsWith(word)) return onlyStart ? undefined : CONTAINS;
  return !onlyStart && SUFFIX.test(text.slice(word.length)) ? EXACT_BUT_SUFFIX : STARTS;
}

/** What follows the proper name; people leave it out. */
const SUFFIX =
  /^(省|市|区|县|镇|乡|街道|街道办事处|自治区|自治州|自治县|自治旗|旗|盟|地区|林区|特区|新区|.+族自治(州|县|区))$/;

/** Each word, from the last to the first, must match something further up, by name or initials. */
function liesUnder(directory: Directory, division: Division, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const above = ancestorCodesOf(division.code);
  let at = 0;
  for (const word of [...words].reverse()) {
    const rank = rankBy(word);
    const isLike = (code: DivisionCode): boolean =>
      periodsOf(directory, code).some((period) => rank(period) !== undefined);
    while (at < above.length && !isLike(above[at] ?? '')) at++;
    if (at === above.length) return false;
    at++;
  }
  return true;
}

function compareHits(a: Hit, b: Hit): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [left, right] = [a.division, b.division];
  if (left.code.length !== right.code.length) return left.code.length - right.code.length;
  if ((left.validTo === null) !== (right.validTo === null)) return left.validTo === null ? -1 : 1;
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}
