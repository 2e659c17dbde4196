import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { mayNotActFor } from './acting-office.ts';

const COUNTY_DIGITS = 6;

/** Why a caller may not write for a county today, or that the division is none; null where it may. */
export async function mayNotActForCounty(
  code: string,
  caller: Caller,
  directory: Pick<DirectoryStore, 'divisionOn'>,
  today: string,
): Promise<Refused | null> {
  const no = await mayNotActFor(code, '/code', caller, directory, today);
  if (no) return no;
  return code.length === COUNTY_DIGITS
    ? null
    : refused('division-level-wrong', '/code', { code, expected: 'county' });
}
