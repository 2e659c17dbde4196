import type { PersonId } from '../person/person.ts';
import type { Movement } from './movement.ts';

/** Keeps each person's log of movements. Append-only: there is no update and no delete. */
export interface MovementStore {
  /** The whole log of a person, by `seq`. People have few records; a log is read in one go. */
  log(personId: PersonId): Promise<readonly Movement[]>;
  /** One conditional write: `taken` when another record already has this number. */
  append(movement: Movement): Promise<'appended' | 'taken'>;
  /** Every record of everybody, page by page, in no order that means anything: for the reconcile sweep alone. */
  scan(query: { readonly after?: string; readonly limit: number }): Promise<MovementPage>;
}

export interface MovementPage {
  readonly movements: readonly Movement[];
  /** Opaque; absent on the last page. */
  readonly next?: string;
}
