import type { Identity, IdentityDocument, PersonId } from './person.ts';

/** An identity as the vault stores it: authenticated encryption, bound to its person. */
export interface SealedIdentity {
  /** Which data key sealed it, so that a sweep can rotate. */
  readonly keyId: string;
  /** Version, nonce, ciphertext and tag, in base64. */
  readonly box: string;
}

/**
 * The keys behind identities. Adapters: a key file on one machine, a KMS-wrapped secret on AWS.
 * `digest` is keyed, because a plain hash of an ID number can be guessed by trying them all.
 */
export interface IdentityKeys {
  personIdOf(document: IdentityDocument): PersonId;
  digest(text: string): string;
  seal(personId: PersonId, identity: Identity): SealedIdentity;
  /** Throws when the box was changed, belongs to another person, or its key is gone. */
  open(personId: PersonId, sealed: SealedIdentity): Identity;
}
