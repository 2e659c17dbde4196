import type { MovementFact } from '../fact/movement-fact.ts';
import { type Month, monthOf } from '../calendar/period.ts';

/** So many came from one division to another, as they were called when it was recorded; null: no household division. */
export interface FlowCount {
  readonly origin: string | null;
  readonly destination: string;
  readonly count: number;
}

/** Arrivals by month, then by `origin>destination`; an empty origin is none. No person is in it. */
export type FlowCounts = Map<Month, Map<string, number>>;

/**
 * Counts an arrival by the day on which it happened: from the household division to the township that recorded it. A late entry
 * leaves the open residence as it is, so the destination is the residence only where that lies with the recording office.
 */
export function countArrival(
  counts: FlowCounts,
  fact: Pick<MovementFact, 'kind' | 'side' | 'office' | 'residence' | 'household' | 'happenedOn'>,
): void {
  if (fact.kind !== 'inflow' || fact.side !== 'residence') return;
  const destination = fact.residence?.startsWith(fact.office) ? fact.residence : fact.office;
  const month = monthOf(fact.happenedOn);
  const ofMonth = counts.get(month) ?? new Map<string, number>();
  counts.set(month, ofMonth);
  // A village's residents are counted with its township: nothing smaller is ever told.
  const pair = `${(fact.household ?? '').slice(0, 9)}>${destination.slice(0, 9)}`;
  ofMonth.set(pair, (ofMonth.get(pair) ?? 0) + 1);
}

/** What was counted in some months, pair by pair, each month by itself: a code is read by the day of its record. */
export function* flowsOf(
  counts: FlowCounts,
  months: readonly Month[],
): Iterable<FlowCount & { readonly month: Month }> {
  for (const month of months)
    for (const [pair, count] of counts.get(month) ?? []) {
      const [origin = '', destination = ''] = pair.split('>');
      yield { month, origin: origin || null, destination, count };
    }
}
