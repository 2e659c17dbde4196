import type { Caller } from './caller.ts';

/**
 * A division that someone answers for, with the codes it answered under before
 * (predecessors wholly absorbed by it): stored codes never change, so reads must know them.
 */
export interface Territory {
  readonly code: string;
  readonly formerly: readonly string[];
}

/** True when `code` is the division itself or lies in it, today or under a former code. */
export function lies(code: string, territory: Territory): boolean {
  return isUnder(code, territory.code) || territory.formerly.some((former) => isUnder(code, former));
}

/** A caller writes only for the very division of the token, never for those below it. */
export function mayWriteFor(caller: Caller, division: string): boolean {
  return caller.divisions.includes(division);
}

/** A township reads its own side; a county and up read below them. */
export function mayRead(territories: readonly Territory[], ...sides: readonly (string | null)[]): boolean {
  return sides.some((side) => side !== null && territories.some((territory) => lies(side, territory)));
}

/** Statistical codes nest by prefix: province 2, prefecture 4, county 6, township 9, village 12 digits. */
function isUnder(code: string, ancestor: string): boolean {
  return code.startsWith(ancestor);
}
