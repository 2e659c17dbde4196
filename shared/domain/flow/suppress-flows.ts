import { FLOW_LEVELS, type FlowLevel, type FlowNode, nodesOf } from './flow-tree.ts';

/**
 * The smallest count that is told. The minimum frequency rule of the Handbook on Statistical Disclosure Control (second edition, 2024,
 * tables of frequencies), where 3 to 5 is usual: the strictest of these, because clerks know each other's townships.
 */
export const SMALLEST_TOLD = 5;

/** What may be told of a period: the cells of each level by `origin>destination`, and the whole, where that is not small. */
export interface ToldFlows {
  readonly total: number | null;
  readonly cells: Readonly<Record<FlowLevel, ReadonlyMap<string, number>>>;
}

/** A period counted and decided on, with the periods that it is the sum of. */
export interface DecidedPeriod {
  /** Every count, by `level cell`. */
  readonly counts: ReadonlyMap<string, number>;
  readonly told: ToldFlows;
  readonly parts: readonly DecidedPeriod[];
}

/**
 * Decides what is told. A cell is hidden where it is small; where a neighbouring period would give it away, because all but one of its
 * parts are told or what is untold of it is small; and where the cell that it lies in is hidden. What is hidden in one cell of the level
 * above is always none or several, and together not small: else the smallest of the others are hidden too, those first of which
 * the parts are not all told. No margin is told but sums of told cells.
 */
export function decideFlows(
  whole: FlowNode,
  parts: readonly DecidedPeriod[] = [],
  smallest: number = SMALLEST_TOLD,
): DecidedPeriod {
  const counts = new Map([...nodesOf(whole)].map((node) => [nameOf(node), node.count]));
  const cells = {
    province: new Map<string, number>(),
    prefecture: new Map<string, number>(),
    county: new Map<string, number>(),
    township: new Map<string, number>(),
  } satisfies Record<FlowLevel, Map<string, number>>;
  /** What the parts do not tell of a cell, piece by piece: all of a month. */
  const untold = (node: FlowNode): readonly number[] =>
    parts.length === 0 ? [node.count] : parts.flatMap((part) => untoldIn(part, nameOf(node)));
  const isTellable = (node: FlowNode): boolean => {
    if (node.count < smallest) return false;
    if (parts.length === 0) return true;
    const pieces = untold(node);
    return pieces.length === 0 || (pieces.length > 1 && sum(pieces) >= smallest);
  };
  const below = (parent: FlowNode): void => {
    const children = [...parent.children.values()];
    const hidden = children.filter((node) => !isTellable(node));
    const shown = children.filter(isTellable).sort(bestToHideFirst(untold));
    while (shown.length > 0 && isGivenAway(hidden.map(untold), smallest))
      hidden.push(shown.shift() as FlowNode);
    for (const node of shown) {
      if (node.level !== 'all') cells[node.level].set(node.cell, node.count);
      below(node);
    }
  };
  const isTold = isTellable(whole);
  if (isTold) below(whole);
  return { counts, told: { total: isTold ? whole.count : null, cells }, parts };
}

/** What somebody who knows the cell above and all that is told can work out: a single hidden cell, or that some are few. */
function isGivenAway(hidden: readonly (readonly number[])[], smallest: number): boolean {
  if (hidden.length === 0) return false;
  const unknown = hidden.filter((pieces) => pieces.length > 0);
  return unknown.length < 2 || sum(unknown.map(sum)) < smallest;
}

/** The counts of a cell in the parts of a period that nothing told adds up to. */
function untoldIn({ counts, told, parts }: DecidedPeriod, name: string): readonly number[] {
  const count = counts.get(name) ?? 0;
  if (count === 0 || isToldIn(told, name)) return [];
  return parts.length === 0 ? [count] : parts.flatMap((part) => untoldIn(part, name));
}

function isToldIn({ total, cells }: ToldFlows, name: string): boolean {
  const [level = '', cell = ''] = name.split(' ');
  const known = FLOW_LEVELS.find((one) => one === level);
  return known === undefined ? total !== null : cells[known].has(cell);
}

function bestToHideFirst(untold: (node: FlowNode) => readonly number[]) {
  const isKnownByParts = (node: FlowNode) => Number(untold(node).length === 0);
  return (a: FlowNode, b: FlowNode): number =>
    isKnownByParts(a) - isKnownByParts(b) || a.count - b.count || (a.cell < b.cell ? -1 : 1);
}

function nameOf({ level, cell }: FlowNode): string {
  return `${level} ${cell}`;
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
