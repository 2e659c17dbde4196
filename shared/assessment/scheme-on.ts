import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { schemeInForce } from '../domain/assessment/scheme/scheme-in-force.ts';
import type { Scheme } from '../domain/assessment/scheme/scheme.ts';
import { knownSchemes } from './known-schemes.ts';

/** Where schemes are found: the registered ones, and those that were shipped. */
export interface SchemeSources {
  readonly cases: Pick<CaseStore, 'one'>;
  /** Read when they are asked for. */
  readonly shipped: () => Promise<readonly Scheme[]>;
}

/** The version of a scheme that holds on a day, as far as it is known now. */
export async function schemeOn(
  { cases, shipped }: SchemeSources,
  schemeId: string,
  on: string,
): Promise<Scheme | undefined> {
  return schemeInForce(await knownSchemes(cases, await shipped()), schemeId, on);
}
