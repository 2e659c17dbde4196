import type { Instant } from '../../calendar/instant.ts';

/** What is kept as a case: an objection, a task, a return, a bulletin. Each kind says how it is found again. */
export interface CaseKind<Case extends { readonly version: number }> {
  /** Begins the keys of its cases: `objection`. */
  readonly name: string;
  /** Makes a case of what was stored; throws where it is none. */
  readonly read: (stored: unknown) => Case;
  readonly idOf: (one: Case) => string;
  /** The division in whose list it stands: the unit’s own. */
  readonly officeOf: (one: Case) => string;
  /** The division that looks after it, in whose other list it stands. */
  readonly superiorOf: (one: Case) => string;
  /** Its place in both lists, before its id: a run, a day, what is open before what has ended. */
  readonly orderOf: (one: Case) => string;
}

/** A case with all that a store must know of it. */
export interface FiledCase {
  readonly kind: string;
  readonly id: string;
  readonly version: number;
  readonly office: string;
  readonly superior: string;
  readonly order: string;
  /** When time does something to it next; null: never again, as far as anybody knows now. */
  readonly next: Instant | null;
  /** The case itself. */
  readonly doc: unknown;
}

/** A case made ready for a store. */
export function filed<Case extends { readonly version: number }>(
  kind: CaseKind<Case>,
  one: Case,
  next: Instant | null = null,
): FiledCase {
  return {
    kind: kind.name,
    id: kind.idOf(one),
    version: one.version,
    office: kind.officeOf(one),
    superior: kind.superiorOf(one),
    order: kind.orderOf(one),
    next,
    doc: one,
  };
}
