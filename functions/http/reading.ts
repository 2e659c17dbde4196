import type { AuditEntry } from '../../shared/domain/audit/audit.ts';
import type { AuditStore } from '../../shared/domain/audit/audit-store.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { Movement } from '../../shared/domain/movement/movement.ts';
import type { IdentityKeys } from '../../shared/domain/person/identity-keys.ts';
import { masked } from '../../shared/domain/person/masked.ts';
import type { VaultStore } from '../../shared/domain/person/vault-store.ts';

/** What writing down who saw whom needs. */
export interface NotingDeps {
  readonly audit: AuditStore;
  readonly clock: Clock;
  readonly newId: () => string;
}

/** What every read of people needs: the masked identity, and the line in the audit. */
export interface ReadingDeps extends NotingDeps {
  readonly vault: VaultStore;
  readonly keys: IdentityKeys;
}

export interface MaskedPerson {
  readonly name: string;
  readonly documentNumber: string;
  readonly phone?: string;
}

/** Every division that ever was a side of a person: recording offices, households, residences. */
export function sidesOf(log: readonly Movement[]): readonly (string | null)[] {
  return log.flatMap(({ office, after }) => [office, after.household, after.open?.division ?? null]);
}

/** The masked identity of a person; dashes where the identity was deleted. */
export async function maskedPerson({ vault, keys }: ReadingDeps, personId: string): Promise<MaskedPerson> {
  const sealed = await vault.get(personId);
  return sealed ? masked(keys.open(personId, sealed)) : { name: '–', documentNumber: '–' };
}

/** Writes down who read whom, before the answer leaves. */
export async function noteRead(
  { audit, clock, newId }: NotingDeps,
  read: {
    readonly personIds: readonly string[];
    readonly caller: Caller;
    readonly action: AuditEntry['action'];
    readonly requestId: string;
    readonly purpose?: string;
  },
): Promise<void> {
  const { caller, action, requestId, purpose } = read;
  await audit.append(
    [...new Set(read.personIds)].map((personId) => ({
      entryId: newId(),
      at: clock.now(),
      personId,
      subject: caller.subject,
      role: caller.role,
      divisions: caller.divisions,
      action,
      requestId,
      ...(purpose && { purpose }),
    })),
  );
}
