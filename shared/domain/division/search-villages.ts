import { villageRows } from '../village/village.ts';
import type { VillageStore } from '../village/village-store.ts';
import type { Directory } from './directory.ts';
import type { Division } from './division.ts';
import { type DivisionQuery, hitsAmong, hitsOf, inOrderOfCloseness, search, wordsOf } from './search.ts';

/** Townships whose villages are looked through for a path (灵隐街道 九里松); a path that fits more is too vague. */
const TOWNSHIPS = 20;

/**
 * The search of the list, and of the villages that townships registered: by the start of their code from ten digits on,
 * by the start of their name anywhere, and by any part of it within a township or behind its name.
 */
export async function searchWithVillages(
  directory: Directory,
  villages: VillageStore,
  query: DivisionQuery,
): Promise<Division[]> {
  const listed = hitsOf(directory, query);
  const words = wordsOf(query.text);
  const rows = await candidates(directory, villages, query, words);
  const found = hitsAmong(directory, query, words, rows);
  // What the list only guessed (a shortened code) gives way to a village that is meant.
  const kept = found.length > 0 && /^\d{10,}$/.test(words.at(-1) ?? '') ? found : [...listed, ...found];
  return inOrderOfCloseness(kept).slice(0, query.limit);
}

async function candidates(
  directory: Directory,
  villages: VillageStore,
  { within, date, limit }: DivisionQuery,
  words: readonly string[],
): Promise<Division[]> {
  const last = words.at(-1) ?? '';
  const ofTownships = async (codes: readonly string[]): Promise<Division[]> =>
    (await Promise.all(codes.map((code) => villages.villagesOf(code)))).flat().flatMap(villageRows);
  if (/^\d+$/.test(last)) {
    if (last.length > 9) return await ofTownships([last.slice(0, 9)]);
    return within?.length === 9 ? await ofTownships([within]) : [];
  }
  if (!/\p{Script=Han}/u.test(last)) return [];
  if (within?.length === 9) return await ofTownships([within]);
  const path = words.slice(0, -1).join(' ');
  const townships = path
    ? search(directory, {
        text: path,
        level: 'township',
        limit: TOWNSHIPS,
        ...(within && { within }),
        ...(date && { date }),
      })
    : [];
  const named = await villages.villagesNamed(last, limit);
  const under = await ofTownships(townships.map(({ code }) => code));
  return [
    ...new Map(
      [...named.flatMap(villageRows), ...under].map((row) => [`${row.code}#${row.validFrom}`, row]),
    ).values(),
  ];
}
