import type { FactCursor, FactStore } from '../domain/fact/fact-store.ts';
import type { MovementFact } from '../domain/fact/movement-fact.ts';
import { nextQuarter, quarterOf } from '../domain/calendar/period.ts';
import { EVERYTHING } from '../domain/assessment/measure/needed-facts.ts';
import { instantsOf } from '../domain/assessment/period.ts';
import { PAGE } from './page.ts';
import type { FactReading } from './unit-facts.ts';

/** What offices recorded in the period, before the cut-off. */
export async function readMovements(
  offices: readonly string[],
  facts: Pick<FactStore, 'list'>,
  { period, cutOff, needs = EVERYTHING }: Pick<FactReading, 'period' | 'cutOff' | 'needs'>,
): Promise<readonly MovementFact[]> {
  const { start, end } = instantsOf(period);
  const until = cutOff < end ? cutOff : end;
  const found: MovementFact[] = [];
  const { movements: kinds } = needs;
  if (kinds.length === 0) return found;
  const isPart = kinds.length < EVERYTHING.movements.length;
  for (const office of new Set(offices)) {
    for (
      let quarter = quarterOf(period.from);
      quarter <= quarterOf(period.to);
      quarter = nextQuarter(quarter)
    ) {
      let after: FactCursor | undefined;
      do {
        const page = await facts.list({
          offices: [office],
          quarter,
          from: start,
          until,
          limit: PAGE,
          ...(isPart && { kinds }),
          ...(after && { after }),
        });
        for (const fact of page.facts) found.push(fact);
        after = page.next;
      } while (after);
    }
  }
  return found;
}
