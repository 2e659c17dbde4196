import * as z from 'zod/mini';
import { type CaseKind } from '../assessment/case/case-kind.ts';
import { newestFirst } from '../assessment/case/newest-first.ts';
import { Instant } from '../calendar/instant.ts';
import { FlowPeriod, flowPeriodId } from './flow-period.ts';
import { FLOW_LEVELS, type FlowLevel } from './flow-tree.ts';
import type { ToldFlows } from './suppress-flows.ts';

/** One frozen matrix: what had been recorded before `countedUntil`. */
export const FlowVersion = z.strictObject({
  version: z.int(),
  countedUntil: Instant,
  /** All arrivals of the period in the province; null where they are too few to be told. */
  total: z.nullable(z.int()),
  /** Records that came since the version before; null for the first. */
  recordsAdded: z.nullable(z.int()),
  /** Cells of all levels whose count is another, that are told now and were not, that were told and are not now. */
  cellsChanged: z.int(),
  cellsAppeared: z.int(),
  cellsDisappeared: z.int(),
});
export type FlowVersion = z.infer<typeof FlowVersion>;

/** A period of a province: which versions there are, the newest last. */
export const FlowHead = z.strictObject({
  province: z.string(),
  period: FlowPeriod,
  version: z.int(),
  /** Of the newest version, told or not. It leaves the platform only as a difference that is not small. */
  records: z.int(),
  /** Below what a count is not told. */
  smallest: z.int(),
  versions: z.array(FlowVersion),
});
export type FlowHead = z.infer<typeof FlowHead>;

export const flowHeadCase: CaseKind<FlowHead> = {
  name: 'flow-head',
  read: (stored) => FlowHead.parse(stored),
  idOf: ({ province, period }) => flowHeadId(province, flowPeriodId(period)),
  officeOf: ({ province }) => province,
  superiorOf: ({ province }) => province,
  orderOf: ({ period }) => `${period.kind}#${newestFirst(period.from)}`,
};

export function flowHeadId(province: string, periodId: string): string {
  return `${province}.${periodId}`;
}

/** Some told cells of one version on one level, of one destination: a county, or the province for the levels above. */
const FlowPart = z.strictObject({
  version: z.literal(1),
  province: z.string(),
  periodId: z.string(),
  countedUntil: Instant,
  level: z.enum(FLOW_LEVELS),
  place: z.string(),
  number: z.int(),
  /** A cell a line: `411525>330106=17`. */
  lines: z.string(),
});
export type FlowPart = z.infer<typeof FlowPart>;

/** Cells of a part: some 250 KB, where DynamoDB takes 400. */
const CELLS = 9_000;

export const flowPartCase: CaseKind<FlowPart> = {
  name: 'flow-part',
  read: (stored) => FlowPart.parse(stored),
  idOf: (part) => `${part.province}.${orderOf(part)}`,
  officeOf: ({ place }) => place,
  superiorOf: ({ province }) => province,
  orderOf,
};

/** Parts that are read at once: each is far larger than other cases. */
export const PARTS_PAGE = 20;

/**
 * Where the parts of a version stand, by level and place. It is found by the instant up to which it was counted: an attempt that ended
 * half way leaves parts that no head leads to.
 */
export function partsUnder(
  version: Pick<FlowPart, 'periodId' | 'countedUntil'>,
  level: FlowLevel,
  place: string,
): string {
  return `${version.periodId}#${version.countedUntil}#${level}#${place}`;
}

function orderOf(part: FlowPart): string {
  return `${partsUnder(part, part.level, part.place)}#${String(part.number).padStart(4, '0')}`;
}

/** The parts of a version. */
export function partsOf(
  told: ToldFlows,
  of: Pick<FlowPart, 'province' | 'periodId' | 'countedUntil'>,
): readonly FlowPart[] {
  return FLOW_LEVELS.flatMap((level) => {
    const isHigh = level === 'province' || level === 'prefecture';
    const byPlace = Map.groupBy(told.cells[level], ([cell]) =>
      isHigh ? of.province : (cell.split('>')[1] ?? '').slice(0, 6),
    );
    return [...byPlace].flatMap(([place, cells]) =>
      Array.from({ length: Math.ceil(cells.length / CELLS) }, (_, number) => ({
        version: 1 as const,
        ...of,
        level,
        place,
        number,
        lines: cells
          .slice(number * CELLS, (number + 1) * CELLS)
          .map(([cell, count]) => `${cell}=${count}`)
          .join('\n'),
      })),
    );
  });
}

/** Told cells of a part, those alone whose destination lies in an area. */
export function cellsIn({ lines }: FlowPart, area: string): readonly ToldCell[] {
  return lines.split('\n').flatMap((line) => {
    const [origin = '', destination = '', count = ''] = line.split(/[>=]/);
    return destination.startsWith(area) ? [{ origin, destination, count: Number(count) }] : [];
  });
}

export interface ToldCell {
  /** `none` where there is no household division. */
  readonly origin: string;
  readonly destination: string;
  readonly count: number;
}
