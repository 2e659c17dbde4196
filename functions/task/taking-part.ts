import { PROVINCE_CODES } from '../../shared/domain/division/code.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { takesPart } from '../../shared/domain/participation/participation.ts';

/** The counties that took part on a day, within a division or in the whole country, by code. */
export async function countiesTakingPart(
  directory: Pick<DirectoryStore, 'participantsUnder'>,
  within: string | null,
  on: string,
): Promise<readonly string[]> {
  const counties: string[] = [];
  for (const code of within === null ? PROVINCE_CODES : [within.slice(0, 6)]) {
    for (const { county, history } of await directory.participantsUnder(code))
      if (county.length === 6 && takesPart(history, on)) counties.push(county);
  }
  return counties.sort();
}
