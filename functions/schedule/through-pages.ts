import type { PagedSweep, SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { nextTurn } from '../../shared/lambda/next-turn.ts';

export interface Page {
  readonly done: number;
  readonly next: string | undefined;
}

/**
 * Works through the pages of a sweep for as long as there is time; others in this process have their turn between two
 * of them. Where it stops is kept; the next run goes on there to the end and then begins anew, so that what became due
 * since the beginning is met too. `through` is a run that ended with a whole round.
 */
export async function throughPages(
  sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>,
  sweep: PagedSweep,
  hasTime: () => boolean,
  workOn: (after: string | undefined) => Promise<Page>,
): Promise<{ readonly done: number; readonly through: boolean }> {
  let after = await sweeps.placeOf(sweep);
  const isLeftOver = after !== undefined;
  let isWholeRound = !isLeftOver;
  let done = 0;
  for (;;) {
    const page = await workOn(after);
    done += page.done;
    after = page.next;
    const isAtEnd = after === undefined;
    if ((isAtEnd && isWholeRound) || !hasTime()) {
      if (isLeftOver || !isAtEnd) await sweeps.keepPlace(sweep, after);
      return { done, through: isAtEnd && isWholeRound };
    }
    if (isAtEnd) isWholeRound = true;
    await nextTurn();
  }
}
