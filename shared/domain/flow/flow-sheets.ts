import { count, type Sheet, text } from '../assessment/export/sheet.ts';
import { periodWords } from '../assessment/period-words.ts';
import type { FlowHead, FlowVersion, ToldCell } from './flow-record.ts';
import type { FlowLevel } from './flow-tree.ts';
import { sumCells } from './sum-cells.ts';

export interface ExportedFlows {
  readonly area: { readonly code: string; readonly name: string };
  readonly head: FlowHead;
  readonly version: FlowVersion;
  readonly level: FlowLevel;
  readonly cells: readonly ToldCell[];
  readonly names: ReadonlyMap<string, string>;
}

const LEVEL_WORDS: Readonly<Record<FlowLevel, string>> = {
  province: '省级',
  prefecture: '地级',
  county: '县级',
  township: '乡级',
};
/** A table with more columns is no longer looked at; the list has all. */
const MOST_DESTINATIONS = 300;

/** 流向, 流向表, 说明: the told cells as a list, as a table of origins by destinations, and what they are. */
export function flowSheets(flows: ExportedFlows): readonly Sheet[] {
  return [listSheet(flows), matrixSheet(flows), aboutSheet(flows)];
}

function listSheet({ cells, names }: ExportedFlows): Sheet {
  const columns = [
    text('户籍地代码', 14),
    text('户籍地', 18),
    text('现居住地代码', 14),
    text('现居住地', 18),
    count('登记数'),
  ];
  const rows = cells.map(({ origin, destination, count: many }) => [
    origin,
    names.get(origin) ?? origin,
    destination,
    names.get(destination) ?? destination,
    many,
  ]);
  return { id: 'flows', zh: '流向', columns, rows };
}

function matrixSheet({ cells, names }: ExportedFlows): Sheet {
  const destinations = sumCells(cells, 'destination').slice(0, MOST_DESTINATIONS);
  const byPair = new Map(cells.map((cell) => [`${cell.origin}>${cell.destination}`, cell.count]));
  const columns = [
    text('户籍地代码', 14),
    text('户籍地', 18),
    ...destinations.map(({ code }) => count(names.get(code) ?? code)),
  ];
  const rows = sumCells(cells, 'origin').map(({ code }) => [
    code,
    names.get(code) ?? code,
    ...destinations.map((to) => byPair.get(`${code}>${to.code}`) ?? null),
  ]);
  return { id: 'matrix', zh: '流向表', columns, rows };
}

function aboutSheet({ area, head, version, level }: ExportedFlows): Sheet {
  const rows = [
    ['辖区', `${area.name}（${area.code}）`],
    ['期间', periodWords(head.period)],
    ['层级', LEVEL_WORDS[level]],
    ['版本', version.version],
    ['计入截止时间（UTC）', version.countedUntil],
    ['统计内容', '现居住地流入登记的条数，按流入日期；不是人数。行政区划以期末为准。'],
    ['不公布的数', `小于${head.smallest}的数，以及可据以推算出这些数的数，不公布；空白不表示零。`],
    ['合计', '各行各列均未另列合计：公布的数相加不等于全部登记数。'],
  ];
  return { id: 'about', zh: '说明', columns: [text('项目', 24), text('内容', 80)], rows };
}
