import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Directory, periodsOf } from '../../shared/domain/division/directory.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';

/**
 * Holds the directory against a year-dated list of county changes (github lizy14/division-changes), by hand:
 *   node scripts/divisions/compare.ts FOLDER-WITH-THE-CSV-FILES
 * Prints how many agree from 2009 on, and each one that does not.
 */
interface Listed {
  readonly year: number;
  readonly code: string;
  readonly heirs: readonly string[];
}

const FIRST_YEAR = 2009;

function compare(directory: Directory, { year, code, heirs }: Listed): string {
  // The list writes prefectures with two zeros.
  const own = [code, code.replace(/00$/, '')].find((form) => periodsOf(directory, form).length > 0);
  if (own === undefined) return 'unknown code';
  const ended = periodsOf(directory, own).filter(({ validTo }) => validTo !== null);
  if (ended.length === 0) return 'not ended';
  const wanted = heirs.map((heir) => (own.length === 4 ? heir.replace(/00$/, '') : heir)).sort();
  const best = ended.map((period) => {
    const off = Number(period.validTo?.slice(0, 4)) - year;
    const when = off === 0 ? '' : `, ${off > 0 ? '+' : ''}${off} year`;
    const whole = [...period.successors].sort().join();
    const all = [...new Set([...period.successors, ...period.partsTo])].sort().join();
    if (whole === wanted.join()) return `same${when}`;
    return all === wanted.join() ? `same with parts${when}` : `other heirs ${whole}${when}`;
  });
  return best.find((text) => text.startsWith('same')) ?? best[0] ?? '';
}

function read(folder: string, file: string): Listed[] {
  return readFileSync(join(folder, file), 'utf8')
    .split('\n')
    .map((line) => line.trim().split(','))
    .map(([years = '', code = '', ...rest]) => ({
      year: Number(years.split('-').at(-1)),
      code,
      heirs: rest.filter((field) => /^\d{6}$/.test(field)),
    }))
    .filter(({ year, code }) => year >= FIRST_YEAR && code !== '');
}

const folder = process.argv[2];
if (folder === undefined) throw new Error('usage: compare.ts FOLDER');
const directory = loadDirectory();
for (const file of ['code-changes.csv', 'code-merges.csv', 'code-splits.csv']) {
  const counts = new Map<string, number>();
  for (const listed of read(folder, file)) {
    const result = compare(directory, listed);
    const kind = result.replace(/ \d[\d,]*/, '');
    counts.set(kind, (counts.get(kind) ?? 0) + 1);
    if (!result.startsWith('same')) {
      console.log(`  ${listed.year} ${listed.code} -> ${listed.heirs.join()}: ${result}`);
    }
  }
  console.log(file, Object.fromEntries(counts));
}
