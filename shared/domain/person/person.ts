import * as z from 'zod/mini';

/**
 * The pseudonym of a person: a keyed hash of kind and number of the document, 22 characters of base64url (132 bits).
 * It is stable while the pseudonym key is, and says nothing about the person without it.
 */
export const PersonId = z.string().check(z.regex(/^[A-Za-z0-9_-]{22}$/));
export type PersonId = z.infer<typeof PersonId>;

/** Kinds of identity document (Table B: kind and number of document). */
export const DocumentKind = z.enum([
  'resident-id',
  'hkmt-residence-permit',
  'hkm-travel-permit',
  'taiwan-travel-permit',
  'foreign-permanent-residence',
  'passport',
]);
export type DocumentKind = z.infer<typeof DocumentKind>;

export const IdentityDocument = z.strictObject({
  kind: DocumentKind,
  number: z.string().check(z.minLength(1), z.maxLength(40)),
});
export type IdentityDocument = z.infer<typeof IdentityDocument>;

/** What the vault keeps about a person, and nothing else in the platform does. */
export const Identity = z.strictObject({
  name: z.string().check(z.minLength(1), z.maxLength(100)),
  document: IdentityDocument,
  phone: z.optional(z.string().check(z.minLength(1), z.maxLength(40))),
});
export type Identity = z.infer<typeof Identity>;
