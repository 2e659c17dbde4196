import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import {
  registeredSchemeCase,
  type RegisteredScheme,
  SCHEME_REGISTER,
  schemeRegisterCase,
  schemeVersionId,
} from '../domain/assessment/scheme/registered/registered-scheme.ts';
import type { Scheme } from '../domain/assessment/scheme/scheme.ts';

type Cases = Pick<CaseStore, 'one'>;

/** A version is written once: read once by each process. */
const kept = new WeakMap<object, Map<string, RegisteredScheme>>();

/** All registered versions, in the order in which they were published. Reads by id: none is missed. */
export async function registeredSchemes(cases: Cases): Promise<readonly RegisteredScheme[]> {
  const known = kept.get(cases) ?? new Map<string, RegisteredScheme>();
  kept.set(cases, known);
  const register = await cases.one(schemeRegisterCase, SCHEME_REGISTER);
  const found: RegisteredScheme[] = [];
  for (const { schemeId, version } of register?.versions ?? []) {
    const id = schemeVersionId(schemeId, version);
    const one = known.get(id) ?? (await cases.one(registeredSchemeCase, id));
    if (!one) throw new Error(`the register names ${id}, which is not there`);
    known.set(id, one);
    found.push(one);
  }
  return found;
}

/** Every scheme there is: shipped and registered. A registered version stands before a shipped one of the same number. */
export async function knownSchemes(cases: Cases, shipped: readonly Scheme[]): Promise<readonly Scheme[]> {
  const registered = (await registeredSchemes(cases)).map(({ scheme }) => scheme);
  const taken = new Set(registered.map(({ schemeId, version }) => schemeVersionId(schemeId, version)));
  return [
    ...shipped.filter(({ schemeId, version }) => !taken.has(schemeVersionId(schemeId, version))),
    ...registered,
  ];
}
