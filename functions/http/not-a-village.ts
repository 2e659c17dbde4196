import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { Refused } from '../../shared/domain/refusal.ts';
import { divisionRefused } from './division-refusal.ts';

/** The refusal of the first code that is no registered village on a day. */
export async function notAVillage(
  directory: Pick<DirectoryStore, 'divisionOn'>,
  villages: readonly string[],
  on: string,
): Promise<Refused | null> {
  for (const [i, village] of villages.entries()) {
    const found = await directory.divisionOn(village, on);
    if (found.kind === 'refused') return divisionRefused(found.refusal, `/villages/${i}`);
  }
  return null;
}
