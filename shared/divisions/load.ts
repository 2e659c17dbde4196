import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { levelOf } from '../domain/division/code.ts';
import { type Directory, directoryOf } from '../domain/division/directory.ts';
import type { DatePrecision, Division } from '../domain/division/division.ts';

/** One line of the overlay of dated changes. */
interface DatedChange {
  readonly event: 'began' | 'ended' | 'lost-part';
  readonly on: string;
  readonly precision: DatePrecision;
  readonly code: string;
  readonly name: string;
  readonly successors: readonly string[];
  readonly partsTo: readonly string[];
  readonly source: string;
}

type Draft = { -readonly [K in keyof Division]: Division[K] };

/** The directory of all divisions down to townships: the national list of today with the overlay of dated changes. */
export function loadDirectory(): Directory {
  const rows = new Map<string, Draft>();
  for (const [code = '', name = '', initials = ''] of lines(unpacked('national-list.tsv.br'))) {
    rows.set(code, blank(code, name, initials));
  }
  const changes = [...changesIn('county-changes.tsv'), ...changesIn('township-changes.tsv')];
  for (const change of changes) applyTo(rows, change);
  for (const change of changes) {
    for (const heir of [...change.successors, ...change.partsTo])
      rows.get(heir)?.predecessors.push(change.code);
  }
  return directoryOf([...rows.values()]);
}

function applyTo(rows: Map<string, Draft>, change: DatedChange): void {
  const { event, on, precision, code, name, source } = change;
  const row = rows.get(code) ?? blank(code, name, '');
  rows.set(code, row);
  row.source = source;
  row.partsTo.push(...change.partsTo);
  if (event === 'began') {
    row.validFrom = on;
    row.fromPrecision = precision;
  } else if (event === 'ended') {
    row.validTo = on;
    row.toPrecision = precision;
    row.successors.push(...change.successors);
  }
}

function blank(code: string, name: string, initials: string): Draft {
  return {
    code,
    name,
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: [],
    successors: [],
    partsTo: [],
    initials,
  };
}

function changesIn(file: string): readonly DatedChange[] {
  return lines(readFileSync(join(import.meta.dirname, file), 'utf8')).map((fields) => {
    const [
      event = '',
      on = '',
      precision = '',
      code = '',
      name = '',
      successors = '',
      partsTo = '',
      source = '',
    ] = fields;
    return {
      event: event as DatedChange['event'],
      on,
      precision: precision as DatePrecision,
      code,
      name,
      successors: codes(successors),
      partsTo: codes(partsTo),
      source,
    };
  });
}

function codes(list: string): readonly string[] {
  return list === '' ? [] : list.split(',');
}

function lines(text: string): readonly string[][] {
  return text.split('\n').flatMap((line) => (line === '' || line.startsWith('#') ? [] : [line.split('\t')]));
}

function unpacked(file: string): string {
  return brotliDecompressSync(readFileSync(join(import.meta.dirname, file))).toString('utf8');
}
