import type * as z from 'zod/mini';
import type { SchemeVersion } from '../../shared/api/scheme-operations.ts';
import { registeredSchemes } from '../../shared/assessment/known-schemes.ts';
import type { SchemeSources } from '../../shared/assessment/scheme-on.ts';
import {
  type RegisteredScheme,
  schemeVersionId,
} from '../../shared/domain/assessment/scheme/registered/registered-scheme.ts';
import { schemeInForce } from '../../shared/domain/assessment/scheme/scheme-in-force.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';

/** A version with what its register says of it; shipped ones have no such entry. */
export interface KnownScheme {
  /** A text that holds nowhere yet. */
  readonly isOffered?: true;
  readonly scheme: Scheme;
  readonly registered: RegisteredScheme | undefined;
}

/** Every version there is, and the texts that an operator may publish and nobody did, by scheme and number. */
export async function everyText(
  sources: SchemeSources & { readonly offered: () => Promise<readonly Scheme[]> },
): Promise<readonly KnownScheme[]> {
  const known = await everyScheme(sources);
  const taken = new Set(known.map(({ scheme }) => scheme.schemeId));
  const offered = (await sources.offered()).filter(({ schemeId }) => !taken.has(schemeId));
  return [
    ...known,
    ...offered.map((scheme) => ({ scheme, registered: undefined, isOffered: true as const })),
  ].sort(byNameAndNumber);
}

/** Every version there is, by scheme and number. */
export async function everyScheme({ cases, shipped }: SchemeSources): Promise<readonly KnownScheme[]> {
  const registered = await registeredSchemes(cases);
  const taken = new Set(registered.map(({ scheme }) => schemeVersionId(scheme.schemeId, scheme.version)));
  return [
    ...(await shipped())
      .filter(({ schemeId, version }) => !taken.has(schemeVersionId(schemeId, version)))
      .map((scheme) => ({ scheme, registered: undefined })),
    ...registered.map((one) => ({ scheme: one.scheme, registered: one })),
  ].sort(byNameAndNumber);
}

export function schemeView(
  { scheme, registered, isOffered }: KnownScheme,
  known: readonly KnownScheme[],
  today: string,
): z.output<typeof SchemeVersion> {
  const { schemeId, version, zh, en, effectiveFrom, effectiveTo, document, supersedes } = scheme;
  const held = schemeInForce(
    // A text that is only offered ends no other.
    known.filter((one) => !one.isOffered).map((one) => one.scheme),
    schemeId,
    today,
  );
  const standing = effectiveFrom > today ? 'coming' : held?.version === version ? 'in-force' : 'past';
  return {
    schemeId,
    version,
    zh,
    en,
    effectiveFrom,
    ...(effectiveTo !== undefined && { effectiveTo }),
    document,
    supersedes,
    standing: isOffered ? 'offered' : standing,
    shipped: registered === undefined,
    ...(registered && { publishedAt: registered.publishedAt, publishedBy: registered.publishedBy }),
  };
}

function byNameAndNumber({ scheme: a }: KnownScheme, { scheme: b }: KnownScheme): number {
  return a.schemeId === b.schemeId ? a.version - b.version : a.schemeId < b.schemeId ? -1 : 1;
}
