import type { SealedIdentity } from './identity-keys.ts';
import type { PersonId } from './person.ts';

/** One sealed identity. `version` grows by one with each replacement. */
export interface VaultItem extends SealedIdentity {
  readonly personId: PersonId;
  readonly version: number;
}

/** Keeps sealed identities, one item per person. */
export interface VaultStore {
  get(personId: PersonId): Promise<VaultItem | undefined>;
  /** Version 1 is written only where nothing is stored; version n only over n - 1. */
  put(item: VaultItem): Promise<'stored' | 'changed-meanwhile'>;
}
