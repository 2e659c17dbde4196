import { prefectureCodeOf, provinceCodeOf } from '../division/code.ts';
import type { FlowCount } from './flow-counts.ts';

/** The levels of a matrix, from the top; origin and destination are always of the same one. */
export const FLOW_LEVELS = ['province', 'prefecture', 'county', 'township'] as const;
export type FlowLevel = (typeof FLOW_LEVELS)[number];

/** The origin of those who have no household division: residents of Hong Kong, Macao, Taiwan, foreigners. */
export const NO_ORIGIN = 'none';

/** A cell of the matrix of one level, with the cells of the next level that it is the sum of. */
export interface FlowNode {
  /** `origin>destination`; empty for the whole. */
  readonly cell: string;
  readonly level: FlowLevel | 'all';
  count: number;
  readonly children: Map<string, FlowNode>;
}

/**
 * All levels at once: each cell lies in exactly one of the level above, that of its two parents. So whatever is published of it is a
 * sum of the smallest pieces, and nothing crosses (ADR 020).
 */
export function flowTree(flows: Iterable<FlowCount>): FlowNode {
  const whole = nodeOf('', 'all');
  for (const { origin, destination, count } of flows) {
    const from = origin === null ? FLOW_LEVELS.map(() => NO_ORIGIN) : onEachLevel(origin);
    const to = onEachLevel(destination);
    let node = whole;
    node.count += count;
    for (const [i, level] of FLOW_LEVELS.entries()) {
      const cell = `${from[i]}>${to[i]}`;
      const next = node.children.get(cell) ?? nodeOf(cell, level);
      node.children.set(cell, next);
      node = next;
      node.count += count;
    }
  }
  return whole;
}

/** Every cell below, with its own, in no order. */
export function* nodesOf(node: FlowNode): Iterable<FlowNode> {
  yield node;
  for (const child of node.children.values()) yield* nodesOf(child);
}

/**
 * A division on each of the levels. Where a level is missing (a county directly under its province has no prefecture; a household
 * known by its county has no township) the division itself stands in its place.
 */
function onEachLevel(code: string): readonly string[] {
  return [
    provinceCodeOf(code),
    prefectureCodeOf(code) ?? code.slice(0, 6),
    code.slice(0, 6),
    code.slice(0, 9),
  ];
}

function nodeOf(cell: string, level: FlowNode['level']): FlowNode {
  return { cell, level, count: 0, children: new Map() };
}
