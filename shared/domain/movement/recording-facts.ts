import type { Territory } from '../caller/access.ts';
import type { PersonId } from '../person/person.ts';
import type { Category, Movement } from './movement.ts';

/** All that the decision needs to know; nothing in it is looked up later. */
export interface RecordingFacts {
  readonly personId: PersonId;
  /** The person's whole log, by number. */
  readonly log: readonly Movement[];
  /** The recording township, with the codes it had before. */
  readonly office: Territory;
  /** Business time, and the day it is in Shanghai. */
  readonly now: string;
  readonly today: string;
  readonly recordedBy: string;
  readonly requestKey: string;
  readonly contentDigest: string;
  readonly togetherWith?: string;
  /** The dated rule of the residence's jurisdiction, bound to its day. */
  readonly categoryOf: (household: string | null, residence: string | null) => Category;
}
