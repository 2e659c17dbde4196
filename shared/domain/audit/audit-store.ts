import type { AuditEntry } from './audit.ts';

/** Keeps who saw what. Append-only. */
export interface AuditStore {
  append(entries: readonly AuditEntry[]): Promise<void>;
  /** Who accessed a person's data, latest first. */
  ofPerson(personId: string, limit: number): Promise<readonly AuditEntry[]>;
}
