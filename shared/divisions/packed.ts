import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { levelOf, parentCodeOf, provinceCodeOf } from '../domain/division/code.ts';
import type { Directory } from '../domain/division/directory.ts';
import type { DatePrecision, Division } from '../domain/division/division.ts';

/*
 * The packed directory: a line of JSON, [[province, bytes], …], then for each province its periods as compressed text.
 * A line is `code name initials`, tab between, and for a period with a date or a lineage also `from to predecessors
 * successors parts source`; `~` after a date says that only its year is known. Lines stand by code, then by time.
 * A piece begins with an empty line, so that every code stands after an end of line.
 * One piece for each province, because a request is about two or three of the 31.
 */

/** Packs periods, in any order. */
export function pack(rows: readonly Division[]): Buffer {
  const provinces = [...Map.groupBy(rows, ({ code }) => provinceCodeOf(code))].sort();
  const pieces = provinces.map(([, periods]) => {
    const text = `\n${[...periods].sort(byCodeAndTime).map(lineOf).join('')}`;
    return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
  });
  const head = provinces.map(([province], i) => [province, pieces[i]?.length]);
  return Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), ...pieces]);
}

function byCodeAndTime(a: Division, b: Division): number {
  if (a.code !== b.code) return a.code < b.code ? -1 : 1;
  return (a.validFrom ?? '') < (b.validFrom ?? '') ? -1 : 1;
}

function lineOf(row: Division): string {
  const dated = [
    dateText(row.validFrom, row.fromPrecision),
    dateText(row.validTo, row.toPrecision),
    row.predecessors.join(),
    row.successors.join(),
    row.partsTo.join(),
    row.source ?? '',
  ];
  const fields = [row.code, row.name, row.initials, ...(dated.every((field) => field === '') ? [] : dated)];
  return `${fields.join('\t')}\n`;
}

function dateText(date: string | null, precision: DatePrecision): string {
  return date === null ? '' : precision === 'year' ? `${date}~` : date;
}

/** One province, unpacked: the text, where each line starts in it, and the periods read from them. */
interface Province {
  readonly text: string;
  readonly starts: readonly number[];
  readonly rows: readonly Division[];
  readonly byCode: ReadonlyMap<string, readonly Division[]>;
  readonly codesUnder: ReadonlyMap<string, readonly string[]>;
}

/** A directory over packed bytes. Each province is unpacked at the first question about it, and then kept. */
export function packedDirectory(bytes: Buffer): Directory {
  const head = bytes.indexOf('\n');
  const pieces = new Map<string, Buffer>();
  let at = head + 1;
  for (const [province, length] of JSON.parse(bytes.toString('utf8', 0, head)) as [string, number][]) {
    pieces.set(province, bytes.subarray(at, at + length));
    at += length;
  }
  const texts = new Map<string, string>();
  const textOf = (province: string): string => {
    const known = texts.get(province);
    if (known !== undefined) return known;
    const piece = pieces.get(province);
    const text = piece === undefined ? '' : brotliDecompressSync(piece).toString('utf8');
    texts.set(province, text);
    return text;
  };
  const unpacked = new Map<string, Province>();
  const provinceOf = (code: string): Province | undefined => {
    const province = code.slice(0, 2);
    const known = unpacked.get(province);
    if (known !== undefined || !pieces.has(province)) return known;
    const fresh = unpack(textOf(province));
    unpacked.set(province, fresh);
    return fresh;
  };
  let all: Division[] | undefined;
  return {
    get rows() {
      all ??= [...pieces.keys()].flatMap((province) => provinceOf(province)?.rows ?? []);
      return all;
    },
    byCode: { get: (code) => provinceOf(code)?.byCode.get(code) },
    codesUnder: { get: (code) => provinceOf(code)?.codesUnder.get(code) },
    rowsOfProvince: (province) => provinceOf(province)?.rows ?? [],
    *rowsLike(text) {
      const isCode = /^\d+$/.test(text);
      // A code starts a line and initials a field; a name may hold the text anywhere.
      const needle = isCode ? `\n${text}` : /^[a-z]+$/.test(text) ? `\t${text}` : text;
      for (const province of pieces.keys()) {
        if (isCode && !text.startsWith(province) && !province.startsWith(text)) continue;
        if (textOf(province).includes(needle)) yield* linesWith(provinceOf(province), needle);
      }
    },
  };
}

function* linesWith(province: Province | undefined, needle: string): Iterable<Division> {
  if (province === undefined) return;
  const { text, starts, rows } = province;
  const before = needle.startsWith('\n') ? 1 : 0;
  let from = 0;
  for (let hit = text.indexOf(needle); hit >= 0; hit = text.indexOf(needle, from)) {
    const line = lineAt(starts, hit + before);
    const row = rows[line];
    if (row !== undefined) yield row;
    const next = starts[line + 1];
    if (next === undefined) return;
    from = next - 1;
  }
}

function lineAt(starts: readonly number[], place: number): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** One empty list for all: fifty thousand rows with three lists each would cost more than the rest of the work. */
const NONE: string[] = [];

function unpack(text: string): Province {
  const starts: number[] = [];
  const rows: Division[] = [];
  const byCode = new Map<string, Division[]>();
  const codesUnder = new Map<string, string[]>();
  for (let start = 1; start < text.length; ) {
    const end = text.indexOf('\n', start);
    const row = readLine(text, start, end);
    starts.push(start);
    rows.push(row);
    start = end + 1;
    const periods = byCode.get(row.code);
    if (periods !== undefined) {
      periods.push(row);
      continue;
    }
    byCode.set(row.code, [row]);
    const parent = parentCodeOf(row.code);
    const siblings = parent === undefined ? undefined : codesUnder.get(parent);
    if (siblings !== undefined) siblings.push(row.code);
    else if (parent !== undefined) codesUnder.set(parent, [row.code]);
  }
  return { text, starts, rows, byCode, codesUnder };
}

function readLine(text: string, start: number, end: number): Division {
  const afterCode = text.indexOf('\t', start);
  const afterName = text.indexOf('\t', afterCode + 1);
  const tab = text.indexOf('\t', afterName + 1);
  const isDated = tab >= 0 && tab < end;
  const code = text.slice(start, afterCode);
  const row = {
    code,
    name: text.slice(afterCode + 1, afterName),
    level: levelOf(code),
    validFrom: null,
    fromPrecision: 'day',
    validTo: null,
    toPrecision: 'day',
    predecessors: NONE,
    successors: NONE,
    partsTo: NONE,
    initials: text.slice(afterName + 1, isDated ? tab : end),
  } as const satisfies Division;
  return isDated ? { ...row, ...readDated(text.slice(tab + 1, end)) } : row;
}

function readDated(fields: string): Partial<Division> {
  const [from = '', to = '', predecessors = '', successors = '', partsTo = '', source = ''] =
    fields.split('\t');
  return {
    validFrom: from === '' ? null : from.slice(0, 10),
    fromPrecision: from.endsWith('~') ? 'year' : 'day',
    validTo: to === '' ? null : to.slice(0, 10),
    toPrecision: to.endsWith('~') ? 'year' : 'day',
    predecessors: codesIn(predecessors),
    successors: codesIn(successors),
    partsTo: codesIn(partsTo),
    ...(source !== '' && { source }),
  };
}

function codesIn(list: string): string[] {
  return list === '' ? NONE : list.split(',');
}
