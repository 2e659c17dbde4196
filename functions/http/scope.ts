import { lies, type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** A province has up to 2,000 townships; beyond this a list must name a county or prefecture. */
const MAX_DIVISIONS = 400;

/** The caller's divisions, each with the codes it had before. */
export async function territoriesOf(
  caller: Caller,
  directory: Pick<DirectoryStore, 'formerCodes'>,
  today: string,
): Promise<Territory[]> {
  return await Promise.all(
    caller.divisions.map(async (code) => ({ code, formerly: await directory.formerCodes(code, today) })),
  );
}

/**
 * The divisions whose lists a caller asks for: the named one, what lies below it when wanted, and all codes that they
 * had before. Refused for a division that is not the caller's to read.
 */
export async function divisionsAsked(
  asked: { readonly code: string; readonly below: boolean },
  caller: Caller,
  directory: DirectoryStore,
  today: string,
): Promise<{ readonly kind: 'divisions'; readonly divisions: readonly string[] } | Refused> {
  const territories = await territoriesOf(caller, directory, today);
  if (!territories.some((territory) => lies(asked.code, territory))) {
    return refused('division-not-yours', '/code', { division: asked.code });
  }
  const divisions = await codesOf(asked, directory, today);
  return divisions
    ? { kind: 'divisions', divisions }
    : refused('too-many-divisions', '/code', { division: asked.code });
}

/** A division, what lies below it when wanted, and all codes that they had before; undefined where they are too many for one list. */
export async function codesOf(
  asked: { readonly code: string; readonly below: boolean },
  directory: Pick<DirectoryStore, 'childrenOn' | 'formerCodes'>,
  today: string,
): Promise<readonly string[] | undefined> {
  const current = asked.below ? await withBelow(asked.code, directory, today) : [asked.code];
  if (current.length > MAX_DIVISIONS) return undefined;
  const former = await Promise.all(current.map((code) => directory.formerCodes(code, today)));
  return [...new Set([...current, ...former.flat()])];
}

async function withBelow(
  code: string,
  directory: Pick<DirectoryStore, 'childrenOn'>,
  today: string,
): Promise<readonly string[]> {
  const found = [code];
  let level: readonly string[] = [code];
  while (level.length > 0 && level[0] !== undefined && level[0].length < 9 && found.length <= MAX_DIVISIONS) {
    const children = await Promise.all(level.map((above) => directory.childrenOn(above, today)));
    level = children.flat().map((division) => division.code);
    found.push(...level);
  }
  return found;
}
