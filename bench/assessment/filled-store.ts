import { setImmediate as nextTurn } from 'node:timers/promises';
import { type Stores, storesOn } from '../../local/runtime/stores.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import { findingCase } from '../../shared/domain/assessment/finding/finding.ts';
import { keptCheckCase } from '../../shared/domain/assessment/sampling/check-case.ts';
import type { Directory } from '../../shared/domain/division/directory.ts';
import { type Engine, openEngine } from '../../shared/sqlite/engine.ts';
import { seeded, type Seeded } from './seeded.ts';
import { PERIOD, type Place, townshipQuarter } from './township-quarter.ts';

/** A store that is filled with a generated quarter, township after township. */
export interface Filling {
  readonly engine: Engine;
  readonly stores: Stores;
  readonly townships: readonly string[];
  /** Fills in the first so many townships; answers what is there then: records of all kinds, and the seconds so far. */
  readonly upTo: (townships: number) => Promise<{ readonly lines: number; readonly seconds: number }>;
}

/** The townships of the directory that were there all quarter, evenly over the country or within one division. */
export function townshipsFor(directory: Directory, count: number, within = ''): readonly string[] {
  const { from, to } = PERIOD;
  const all = directory.rows
    .filter(
      ({ code, validFrom, validTo }) =>
        code.length === 9 &&
        code.startsWith(within) &&
        (validFrom === null || validFrom <= from) &&
        (validTo === null || validTo > to),
    )
    .map(({ code }) => code)
    .sort();
  if (all.length < count) throw new Error(`${within || 'the directory'} has ${all.length} townships only`);
  return Array.from({ length: count }, (_, i) => all[Math.floor((i * all.length) / count)] ?? '');
}

/**
 * Fills a new file with about `lines` records, through the adapters that ship, so that what is read is what they write.
 * Townships differ as they do: the largest have some thirty times the records of the median one.
 */
export function fillStore(
  path: string,
  directory: Directory,
  townships: readonly string[],
  lines: number,
  seed = 20_260_101,
): Filling {
  const engine = openEngine(path);
  const stores = storesOn(engine, directory);
  const random = seeded(seed);
  const weights = townships.map(() => Math.exp(1.1 * bellShaped(random)));
  const all = weights.reduce((sum, weight) => sum + weight, 0);
  let filled = 0;
  let next = 0;
  let milliseconds = 0;
  const fill = async (code: string, share: number): Promise<void> => {
    const made = townshipQuarter(await placeOf(code, stores), Math.round(share * lines), random);
    await stores.facts.put(made.movements);
    await stores.duties.put(made.lines);
    for (const notice of made.waiting) await stores.notices.create(notice);
    for (const fact of made.reported) await stores.reported.append(fact);
    for (const check of made.checks) await stores.cases.save(filed(keptCheckCase, check));
    for (const finding of made.findings) await stores.cases.save(filed(findingCase, finding));
    filled += Object.values(made).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
  };
  const upTo = async (count: number) => {
    const began = performance.now();
    // The file is thrown away afterwards: it need not survive a power cut while it is filled.
    engine.db.exec('PRAGMA synchronous = OFF');
    let county = '';
    for (; next < count; next++) {
      const code = townships[next] ?? '';
      if (code.slice(0, 6) !== county) {
        county = code.slice(0, 6);
        await nextTurn();
        await stores.directory.setParticipation(county, '2020-01-01', null);
      }
      await fill(code, (weights[next] ?? 0) / all);
    }
    await nextTurn();
    await engine.settled();
    // Whoever is fed with changes has no part in this.
    engine.db.exec('DELETE FROM changes; PRAGMA wal_checkpoint(TRUNCATE); PRAGMA synchronous = FULL');
    milliseconds += performance.now() - began;
    return { lines: filled, seconds: milliseconds / 1000 };
  };
  return { engine, stores, townships, upTo };
}

/** Late records stand under an old code that was taken over whole. */
async function placeOf(code: string, { directory }: Stores): Promise<Place> {
  const formerly = (await directory.territoryOf(code, PERIOD)).find((part) => part.code !== code);
  return { code, formerly: formerly?.code };
}

/** The sum of twelve: near enough to normal. */
function bellShaped(random: Seeded): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.number();
  return sum;
}
