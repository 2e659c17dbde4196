import type { FiledCase } from '../domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';

/** Writes in flight at once: a county with its villages has two thousand letters. */
const AT_ONCE = 24;

/**
 * Saves first versions, each by itself, where they are not there yet; answers how many were not. Their ids say what they are made of, so
 * that whoever does it again doubles nothing; together they would cost twice as much, and one that is there would keep out the others.
 */
export async function saveNew(cases: Pick<CaseStore, 'save'>, made: readonly FiledCase[]): Promise<number> {
  let saved = 0;
  for (let i = 0; i < made.length; i += AT_ONCE) {
    const answers = await Promise.all(made.slice(i, i + AT_ONCE).map((one) => cases.save(one)));
    saved += answers.filter((answer) => answer === 'saved').length;
  }
  return saved;
}
