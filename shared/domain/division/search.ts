import { ancestorCodesOf, type DivisionCode, type DivisionLevel, isWithin } from './code.ts';
import { type Directory, periodsOf } from './directory.ts';
import { coversDay, type Division } from './division.ts';

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
  const words = query.text
    .normalize('NFKC')
    .trim()
    .toLowerCase()
    .split(/[\s/>·]+/)
    .filter((word) => word !== '');
  const last = words.pop();
  if (last === undefined) return [];
  const found = matches(directory, query, words, last);
  const split = found.length === 0 && words.length === 0 ? runTogether(directory, query, last) : found;
  return split
    .sort(compareHits)
    .slice(0, query.limit)
    .map((hit) => hit.division);
}

type Hit = { readonly division: Division; readonly rank: number };

function matches(directory: Directory, query: DivisionQuery, above: readonly string[], last: string): Hit[] {
  const hits: Hit[] = [];
  for (const division of directory.rowsLike(last)) {
    if (!isWanted(division, query)) continue;
    const rank = rankOf(division, last);
    if (rank === undefined || !liesUnder(directory, division, above)) continue;
    hits.push({ division, rank });
  }
  return hits;
}

/** 杭州西湖 written in one: the first cut that finds something under the first part. */
function runTogether(directory: Directory, query: DivisionQuery, text: string): Hit[] {
  if (!/^\p{Script=Han}{3,24}$/u.test(text)) return [];
  const letters = [...text];
  for (let cut = letters.length - 1; cut >= 2; cut--) {
    const hits = matches(directory, query, [letters.slice(0, cut).join('')], letters.slice(cut).join(''));
    if (hits.length > 0) return hits;
  }
  return [];
}

function isWanted(division: Division, query: DivisionQuery): boolean {
  if (query.level !== undefined && division.level !== query.level) return false;
  if (query.within !== undefined && !isWithin(division.code, query.within)) return false;
  return query.date === undefined || coversDay(division, query.date);
}

function rankOf(division: Division, word: string): number | undefined {
  if (/^\d+$/.test(word)) return rankOfText(division.code, word, true);
  if (/^[a-z]+$/.test(word)) return rankOfText(division.initials, word, true);
  return rankOfText(division.name, word, false);
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
    while (at < above.length && !namedLike(directory, above[at] ?? '', word)) at++;
    if (at === above.length) return false;
    at++;
  }
  return true;
}

function namedLike(directory: Directory, code: DivisionCode, word: string): boolean {
  return periodsOf(directory, code).some((period) => rankOf(period, word) !== undefined);
}

function compareHits(a: Hit, b: Hit): number {
  if (a.rank !== b.rank) return a.rank - b.rank;
  const [left, right] = [a.division, b.division];
  if (left.code.length !== right.code.length) return left.code.length - right.code.length;
  if ((left.validTo === null) !== (right.validTo === null)) return left.validTo === null ? -1 : 1;
  return left.code < right.code ? -1 : left.code > right.code ? 1 : 0;
}
