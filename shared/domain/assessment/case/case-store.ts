import type { Instant } from '../../calendar/instant.ts';
import type { CaseKind, FiledCase } from './case-kind.ts';

/** Cases of one list, in their order. */
export interface CaseQuery {
  /** `office`: what the division answers for; `superior`: what it looks after. */
  readonly side: 'office' | 'superior';
  readonly division: string;
  /** Only cases whose order begins with it. */
  readonly under?: string;
  /** Only cases whose order is not before it. */
  readonly from?: string;
  readonly limit: number;
  /** The `next` of the page before; opaque. */
  readonly after?: string;
}

export interface CasePage<Case> {
  readonly cases: readonly Case[];
  readonly next?: string;
}

/**
 * Keeps the cases of assessments (案卷): each a document with a version, written whole over the version before. Lists may lag a moment
 * behind on AWS, a case by its id never does.
 */
export interface CaseStore {
  one<Case extends { readonly version: number }>(kind: CaseKind<Case>, id: string): Promise<Case | undefined>;
  /**
   * All of them or none, at most a hundred at a time (as many as DynamoDB takes in one transaction). Version 1 only where there is none, a higher one only over the one before. Cases that are made from the
   * same things have the same ids, so `changed-meanwhile` for a first version says that it is there already.
   */
  save(...cases: readonly FiledCase[]): Promise<'saved' | 'changed-meanwhile'>;
  list<Case extends { readonly version: number }>(
    kind: CaseKind<Case>,
    query: CaseQuery,
  ): Promise<CasePage<Case>>;
  /** Cases to which time does something by `until`, those that are due longest before the others. */
  due<Case extends { readonly version: number }>(
    kind: CaseKind<Case>,
    query: { readonly until: Instant; readonly limit: number },
  ): Promise<readonly Case[]>;
}
