import { territoryOf } from '../assessment/unit-territory.ts';
import { type Village, villageRows } from '../village/village.ts';
import type { VillageStore } from '../village/village-store.ts';
import type { DivisionCode } from './code.ts';
import { ancestorsOn, childrenOn, type Directory, directoryOf, divisionOn } from './directory.ts';
import type { DirectoryQueries } from './directory-store.ts';
import { coversDay } from '../calendar/covers-day.ts';
import type { Division } from './division.ts';
import { endedBy, entrustedTo, heirOf } from './heir.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from './lineage.ts';
import { type DivisionLookup, periodOn } from './lookup.ts';
import { searchWithVillages } from './search-villages.ts';

/** Who may read what is asked with every request, for the few divisions that are at work and the same day. */
const ANSWERS_KEPT = 5_000;
/** Villages are handed on within a township, seldom beyond: more townships than this are no lineage. */
const MAX_TOWNSHIPS = 10;

/** The questions to the directory, alike on every engine: the list is a value, villages are kept by the store. */
export function directoryQueries(directory: () => Directory, villages: VillageStore): DirectoryQueries {
  let dated: Division[] | undefined;
  const kept = new Map<string, readonly DivisionCode[]>();
  const formerCodesOf = (code: DivisionCode, date: string): readonly DivisionCode[] => {
    const key = `${code}#${date}`;
    const known = kept.get(key);
    if (known !== undefined) return known;
    const absorbed = predecessorsFullyAbsorbedBy(directory(), code, date).map((row) => row.code);
    const codes = code.length > 6 ? absorbed : [...absorbed, ...entrustedTo(directory(), code, date)];
    if (kept.size >= ANSWERS_KEPT) kept.clear();
    kept.set(key, [...new Set(codes)]);
    return codes;
  };
  return {
    async divisionOn(code, date) {
      return code.length === 12
        ? await villageOn(directory(), villages, code, date)
        : divisionOn(directory(), code, date);
    },
    async childrenOn(code, date) {
      if (code.length !== 9) return childrenOn(directory(), code, date);
      const all = await villages.villagesOf(code);
      return all.flatMap((village) => villageRows(village).find((row) => coversDay(row, date)) ?? []);
    },
    ancestorsOn: async (code, date) => ancestorsOn(directory(), code, date),
    async successorsOf(code, fromDate, onDate) {
      return code.length === 12
        ? successorsOf(await aroundVillage(directory(), villages, code), code, fromDate, onDate)
        : successorsOf(directory(), code, fromDate, onDate);
    },
    heirOf: async (code, fromDate, onDate) => heirOf(directory(), code, fromDate, onDate),
    async endedCodes(by, after) {
      dated ??= directory().rows.filter(({ validTo }) => validTo !== null);
      const recent = dated.filter(({ validTo }) => after === null || (validTo ?? '') > after);
      return endedBy(directory(), recent, by).map(({ code }) => code);
    },
    formerCodes: async (code, date) => formerCodesOf(code, date),
    territoryOf: async (code, period) => territoryOf(directory(), code, period),
    search: async (query) => await searchWithVillages(directory(), villages, query),
  };
}

/** A village is valid while its township is: whoever abolishes the township need not end its villages one by one. */
async function villageOn(
  directory: Directory,
  villages: VillageStore,
  code: DivisionCode,
  date: string,
): Promise<DivisionLookup> {
  const township = divisionOn(directory, code.slice(0, 9), date);
  if (township.kind === 'refused') return { kind: 'refused', refusal: { ...township.refusal, code } };
  const village = await villages.village(code);
  return periodOn(village ? villageRows(village) : [], code, date);
}

/** A small directory of the villages of a township, and of those townships to which its villages went. */
async function aroundVillage(
  directory: Directory,
  villages: VillageStore,
  code: DivisionCode,
): Promise<Directory> {
  const rows: Division[] = [];
  const townships = new Set<string>();
  const open = [code.slice(0, 9)];
  for (let township = open.shift(); township !== undefined; township = open.shift()) {
    if (townships.has(township) || townships.size === MAX_TOWNSHIPS) continue;
    townships.add(township);
    const found: readonly Village[] = await villages.villagesOf(township);
    rows.push(...found.flatMap(villageRows));
    open.push(
      ...found
        .flatMap(({ periods }) => periods.flatMap(({ successors }) => successors))
        .map((heir) => heir.slice(0, 9)),
    );
  }
  const above = new Set(
    [...townships].flatMap((township) => [
      township,
      township.slice(0, 6),
      township.slice(0, 4),
      township.slice(0, 2),
    ]),
  );
  return directoryOf([...rows, ...[...above].flatMap((up) => directory.byCode.get(up) ?? [])]);
}
