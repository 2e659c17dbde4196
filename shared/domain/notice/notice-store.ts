import type { BoxName } from './box.ts';
import type { Notice } from './notice.ts';
import type { NoticeEvent } from './transitions.ts';

/** A place in a list of notices: the sort key and id of the last one seen. */
export interface NoticeCursor {
  readonly sort: string;
  readonly noticeId: string;
}

export interface NoticePage {
  readonly notices: readonly Notice[];
  /** Where the next page starts; absent on the last one. */
  readonly next?: NoticeCursor;
}

/** The place of a notice among all that have not ended: where it stands, in whose box. */
export interface UnfinishedCursor extends NoticeCursor {
  readonly box: string;
  readonly division: string;
}

export interface UnfinishedPage {
  readonly notices: readonly Notice[];
  readonly next?: UnfinishedCursor;
}

export interface NoticeQuery {
  /** One or several divisions, merged in one order. */
  readonly divisions: readonly string[];
  readonly after?: NoticeCursor;
  /** Only those whose sort key is not later than this instant. */
  readonly until?: string;
  readonly limit: number;
}

/** A page of a scan; where it goes on is the store's own, opaque. */
export interface ScanQuery {
  readonly after?: string;
  readonly limit: number;
}

export interface ScanPage {
  readonly notices: readonly Notice[];
  readonly next?: string;
}

/** Keeps single notices. Every write is one conditional write of one item. */
export interface NoticesById {
  /** Ids are computed from what caused the notice, so a repeat finds it there. */
  create(notice: Notice): Promise<'created' | 'already-there'>;
  get(noticeId: string): Promise<Notice | undefined>;
  /**
   * Stores the notice as it is after `event`. Refused by the condition unless the stored version is one less and the
   * stored state is one from which the event is allowed.
   */
  save(next: Notice, event: NoticeEvent): Promise<'saved' | 'changed-meanwhile'>;
}

/** Keeps notices, and finds them by whoever has to do with them. */
export interface NoticeStore extends NoticesById {
  getMany(noticeIds: readonly string[]): Promise<readonly Notice[]>;
  /** A box by time left (earliest sort key first; `done`: latest first). */
  box(name: BoxName, query: NoticeQuery): Promise<NoticePage>;
  /**
   * Whoever holds them: notices in an inbox with a sort key not later than `until`, in an order of the store's own. For
   * the clock's sweeps, which are paced and may scan; nobody waits for it. A page may be short or empty and still have a
   * next. What moves meanwhile may be missed or come again.
   */
  waiting(query: ScanQuery & { readonly until: string }): Promise<ScanPage>;
  /** Every notice there is, in an order of the store's own: for the reconcile sweep alone. */
  scan(query: ScanQuery): Promise<ScanPage>;
  /**
   * Every notice that has not ended and waits for a division whose code starts with one of `within` (all, where it is
   * absent), in an order of the store's own. It is paced and may scan: a page may be short or empty and still have a
   * next. What moves meanwhile may be missed or come again.
   */
  unfinished(query: {
    readonly within?: readonly string[];
    readonly after?: UnfinishedCursor;
    readonly limit: number;
  }): Promise<UnfinishedPage>;
  /** 已发件: whatever a division sent, latest first. */
  sent(query: NoticeQuery): Promise<NoticePage>;
}
