import type { Instant } from '../calendar/instant.ts';
import type { FlowHead } from './flow-record.ts';
import type { FlowPeriod } from './flow-period.ts';
import { FLOW_LEVELS } from './flow-tree.ts';
import { SMALLEST_TOLD, type ToldFlows } from './suppress-flows.ts';

/** True where a period is to be frozen anew: not before so many records came that their number tells nothing of a single one. */
export function isToBeFrozen(head: Pick<FlowHead, 'records'> | undefined, records: number): boolean {
  return records - (head?.records ?? 0) >= SMALLEST_TOLD;
}

/** The next version of a period, with what is other than in the one before. */
export function nextFlowHead(
  known: { readonly head: FlowHead; readonly told: ToldFlows['cells'] } | undefined,
  now: {
    readonly province: string;
    readonly period: FlowPeriod;
    readonly countedUntil: Instant;
    readonly records: number;
    readonly told: ToldFlows;
  },
): FlowHead {
  const { province, period, countedUntil, records, told } = now;
  const version = (known?.head.version ?? 0) + 1;
  const recordsAdded = known ? records - known.head.records : null;
  const differences = known ? differencesOf(known.told, told.cells) : NO_DIFFERENCES;
  const latest = { version, countedUntil, total: told.total, recordsAdded, ...differences };
  const versions = [...(known?.head.versions ?? []), latest];
  return { province, period, version, records, smallest: SMALLEST_TOLD, versions };
}

const NO_DIFFERENCES = { cellsChanged: 0, cellsAppeared: 0, cellsDisappeared: 0 } as const;

function differencesOf(before: ToldFlows['cells'], after: ToldFlows['cells']) {
  const found = { cellsChanged: 0, cellsAppeared: 0, cellsDisappeared: 0 };
  for (const level of FLOW_LEVELS) {
    for (const [cell, count] of after[level]) {
      const was = before[level].get(cell);
      if (was === undefined) found.cellsAppeared += 1;
      else if (was !== count) found.cellsChanged += 1;
    }
    for (const cell of before[level].keys()) if (!after[level].has(cell)) found.cellsDisappeared += 1;
  }
  return found;
}
