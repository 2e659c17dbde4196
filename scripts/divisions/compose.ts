import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { levelOf } from '../../shared/domain/division/code.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import { type DatedChange, inOrderOfTime, parseChange } from './dated-change.ts';

const SOURCES = join(import.meta.dirname, '..', '..', 'shared', 'divisions');

type Draft = { -readonly [K in keyof Division]: Division[K] };
/** The last period of each code; the earlier ones, closed by a change of name, are in `closed`. */
type Drafts = { readonly open: Map<string, Draft>; readonly closed: Draft[] };

/** Every period of every division down to townships: the national list of today with the overlay of dated changes. */
export function composeRows(): Division[] {
  const drafts: Drafts = { open: new Map(), closed: [] };
  for (const line of lines(unpacked('national-list.tsv.br'))) {
    const first = line.indexOf('\t');
    const last = line.lastIndexOf('\t');
    const code = line.slice(0, first);
    drafts.open.set(code, blank(code, line.slice(first + 1, last), line.slice(last + 1)));
  }
  const changes = [
    ...lines(plain('county-changes.tsv')),
    ...lines(plain('township-changes.tsv')),
    ...lines(unpacked('township-renumberings.tsv.br')),
  ].map((line) => parseChange(line.split('\t')));
  for (const change of inOrderOfTime(changes)) applyTo(drafts, change);
  for (const { code, successors, partsTo } of changes) {
    for (const heir of successors) addPredecessor(drafts.open.get(heir), code);
    for (const heir of partsTo) addPredecessor(drafts.open.get(heir), code);
  }
  beginWithTheirCounty(drafts);
  return [...drafts.open.values(), ...drafts.closed];
}

function addPredecessor(heir: Draft | undefined, code: string): void {
  if (heir !== undefined && !heir.predecessors.includes(code))
    heir.predecessors = [...heir.predecessors, code];
}

function applyTo({ open, closed }: Drafts, change: DatedChange): void {
  const { event, on, precision, code, name } = change;
  const row = open.get(code) ?? blank(code, name, change.initials);
  open.set(code, row);
  if (event === 'renamed') {
    const { successors, initials, source } = change;
    closed.push({ ...row, name, initials, validTo: on, toPrecision: precision, successors, source });
    row.predecessors = NONE;
    row.partsTo = NONE;
  }
  if (event === 'began' || event === 'renamed') {
    row.validFrom = on;
    row.fromPrecision = precision;
  }
  if (event === 'ended') {
    row.validTo = on;
    row.toPrecision = precision;
    row.successors = change.successors;
  }
  if (change.partsTo.length > 0) row.partsTo = [...new Set([...row.partsTo, ...change.partsTo])];
  row.source = change.source;
}

/** A township's code starts with its county's, so it cannot be older than that. */
function beginWithTheirCounty({ open, closed }: Drafts): void {
  const renamed = new Set(closed.map(({ code }) => code));
  for (const row of open.values()) {
    if (row.level !== 'township' || row.validFrom !== null) continue;
    const county = open.get(row.code.slice(0, 6));
    if (county === undefined || county.validFrom === null || renamed.has(county.code)) continue;
    // 232701 was 加格达奇 in the statistics before it became 漠河市: such townships ended before the county began.
    if (row.validTo !== null && row.validTo <= county.validFrom) continue;
    row.validFrom = county.validFrom;
    row.fromPrecision = county.fromPrecision;
  }
}

/** One empty list for all: fifty thousand rows with three lists each would cost more than the rest of the work. */
const NONE: string[] = [];

function blank(code: string, name: string, initials: string): Draft {
  return {
    code,
    name,
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: NONE,
    successors: NONE,
    partsTo: NONE,
    initials,
  };
}

function lines(text: string): readonly string[] {
  return text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
}

function plain(file: string): string {
  return readFileSync(join(SOURCES, file), 'utf8');
}

function unpacked(file: string): string {
  return brotliDecompressSync(readFileSync(join(SOURCES, file))).toString('utf8');
}
