/** Narrower columns say more of a line; nobody reads longer cells on a terminal. */
const WIDEST_CELL = 40;

interface Shown {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** An answer for people: lists as tables, the rest as indented JSON. `width`: columns of the terminal. */
export function shown(body: unknown, width: number): string {
  const list = onlyList(body);
  if (!list) return JSON.stringify(body, null, 2);
  const { name, items, rest } = list;
  const beside = Object.entries(rest).map(([key, value]) => `${key}: ${cell(value)}`);
  return [`${name} ${items.length}`, ...(items.length > 0 ? tableOf(items, width) : []), ...beside].join(
    '\n',
  );
}

/** A list of objects, where the answer has just one. */
function onlyList(body: unknown) {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const lists = Object.entries(body).filter(
    (entry): entry is [string, object[]] =>
      Array.isArray(entry[1]) && entry[1].every((item) => typeof item === 'object' && item !== null),
  );
  const [one] = lists;
  if (!one || lists.length > 1) return undefined;
  const [name, items] = one;
  const rest = Object.fromEntries(Object.entries(body).filter(([key]) => key !== name));
  // What holds more than a list and some words beside it is a document.
  if (Object.values(rest).some((value) => typeof value === 'object' && value !== null)) return undefined;
  return { name, items, rest };
}

function tableOf(items: readonly object[], width: number): readonly string[] {
  const { columns, rows } = columnsOf(items);
  const widths = columns.map((column, i) =>
    Math.min(WIDEST_CELL, Math.max(...[column, ...rows.map((row) => row[i] ?? '')].map(widthOf))),
  );
  const fitting = fittingColumns(widths, width);
  const line = (cells: readonly string[]): string =>
    cells
      .slice(0, fitting)
      .map((text, i) => padded(text, widths[i] ?? 0))
      .join('  ')
      .trimEnd();
  const left = columns.slice(fitting);
  return [
    line(columns),
    line(widths.map((of) => '-'.repeat(of))),
    ...rows.map(line),
    ...(left.length > 0 ? [`（另有 more with --json: ${left.join(', ')}）`] : []),
  ];
}

/** One level of objects is opened; lists and what lies deeper are told by their size. */
function columnsOf(items: readonly object[]): Shown {
  const flat = items.map((item) =>
    Object.fromEntries(
      Object.entries(item).flatMap(([name, value]): (readonly [string, unknown])[] =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? Object.entries(value).map(([inner, deep]) => [`${name}.${inner}`, deep] as const)
          : [[name, value]],
      ),
    ),
  );
  const columns = [...new Set(flat.flatMap((item) => Object.keys(item)))];
  return { columns, rows: flat.map((item) => columns.map((column) => cell(item[column]))) };
}

function fittingColumns(widths: readonly number[], width: number): number {
  let used = -2;
  const tooMany = widths.findIndex((of) => (used += of + 2) > width);
  return tooMany < 0 ? widths.length : Math.max(1, tooMany);
}

function cell(value: unknown): string {
  if (value === undefined) return '';
  if (value === null) return '–';
  if (Array.isArray(value)) return `[${value.length}]`;
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function padded(text: string, width: number): string {
  let kept = text;
  if (widthOf(kept) > width) {
    while (widthOf(kept) > width - 1) kept = [...kept].slice(0, -1).join('');
    kept += '…';
  }
  return kept + ' '.repeat(Math.max(0, width - widthOf(kept)));
}

/** Columns of a terminal: Chinese characters and their punctuation take two. */
export function widthOf(text: string): number {
  const wide = text.match(/[\p{Script=Han}\u3000-\u303f\uff00-\uff60]/gu)?.length ?? 0;
  return [...text].length + wide;
}
