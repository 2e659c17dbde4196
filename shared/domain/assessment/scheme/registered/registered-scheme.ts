import * as z from 'zod/mini';
import { Instant } from '../../../calendar/instant.ts';
import { type CaseKind, type FiledCase, filed } from '../../case/case-kind.ts';
import { Scheme } from '../scheme.ts';

/** Registered schemes are nobody's in particular: they all stand in one list. */
const EVERYBODY = 'everybody';

/** A version of a scheme as it was published. Nothing changes it. */
export const RegisteredScheme = z.strictObject({
  /** Of this record; always 1. */
  version: z.int().check(z.minimum(1)),
  scheme: Scheme,
  publishedBy: z.string().check(z.minLength(1), z.maxLength(128)),
  publishedAt: Instant,
});
export type RegisteredScheme = z.infer<typeof RegisteredScheme>;

/** `agreement-hundred.v2`. */
export function schemeVersionId(schemeId: string, version: number): string {
  return `${schemeId}.v${version}`;
}

export const registeredSchemeCase: CaseKind<RegisteredScheme> = {
  name: 'scheme',
  read: (stored) => RegisteredScheme.parse(stored),
  idOf: ({ scheme }) => schemeVersionId(scheme.schemeId, scheme.version),
  officeOf: () => EVERYBODY,
  superiorOf: () => EVERYBODY,
  orderOf: ({ scheme }) => scheme.effectiveFrom,
};

/**
 * All registered versions by name. It is written together with each version, so that whoever reads it misses none (a list
 * may lag behind) and two who publish at once do not take one number.
 */
export const SchemeRegister = z.strictObject({
  version: z.int().check(z.minimum(1)),
  versions: z
    .array(z.strictObject({ schemeId: z.string(), version: z.int() }))
    .check(z.minLength(1), z.maxLength(5000)),
});
export type SchemeRegister = z.infer<typeof SchemeRegister>;

export const SCHEME_REGISTER = 'all';
export const schemeRegisterCase: CaseKind<SchemeRegister> = {
  name: 'scheme-register',
  read: (stored) => SchemeRegister.parse(stored),
  idOf: () => SCHEME_REGISTER,
  officeOf: () => EVERYBODY,
  superiorOf: () => EVERYBODY,
  orderOf: () => SCHEME_REGISTER,
};

/** A published version with the register that names it, to be saved together. */
export function filedScheme(
  published: Omit<RegisteredScheme, 'version'>,
  before: SchemeRegister | undefined,
): readonly FiledCase[] {
  const { schemeId, version } = published.scheme;
  return [
    filed(registeredSchemeCase, { ...published, version: 1 }),
    filed(schemeRegisterCase, {
      version: (before?.version ?? 0) + 1,
      versions: [...(before?.versions ?? []), { schemeId, version }],
    }),
  ];
}
