import type { Limit, Notice } from './notice.ts';
import { step } from './step.ts';

/** Where the addressed division stands on the day of sending. */
export type Resolved =
  | {
      readonly kind: 'to';
      readonly division: string;
      readonly cause: 'addressed' | 'successor' | 'common-parent';
    }
  | { readonly kind: 'nowhere'; readonly note: string };

export type Delivery =
  | { readonly kind: 'delivered'; readonly notice: Notice }
  /** It waits in the sender's box for paper, once. */
  | { readonly kind: 'for-paper'; readonly notice: Notice }
  /** By its lineage the addressed division is the sender's own: it ends unseen. */
  | { readonly kind: 'own-side'; readonly notice: Notice }
  | { readonly kind: 'already-there' };

/**
 * Decides the delivery of a queued notice: into the inbox of whoever answers for the addressed division today, or onto
 * paper where that county has not joined (nobody's overdue, no limit runs) or where nobody carries the code on. What waits on paper
 * is delivered once its county has joined, by limits that run from then; its letter and number stay.
 */
export function deliverNotice(
  notice: Notice,
  facts: {
    readonly resolved: Resolved;
    readonly joined: boolean;
    readonly now: string;
    readonly acceptance: (holder: string) => Limit;
  },
): Delivery {
  if (notice.state !== 'queued') return { kind: 'already-there' };
  const { resolved, now } = facts;
  const isOnPaper = notice.channel === 'paper';
  if (isOnPaper && (resolved.kind === 'nowhere' || !facts.joined)) return { kind: 'already-there' };
  if (resolved.kind === 'nowhere') {
    const entry = { at: now, to: notice.receiver, note: resolved.note };
    return { kind: 'for-paper', notice: step(notice, 'keep-for-paper', entry, { channel: 'paper' }) };
  }
  const holder = resolved.division;
  if (resolved.cause !== 'addressed' && isOwnSide(notice, holder)) {
    return { kind: 'own-side', notice: step(notice, 'withdraw', { at: now, to: holder, note: 'own-side' }) };
  }
  const trace = resolved.cause === 'addressed' ? {} : { note: resolved.cause };
  const entry = { at: now, to: holder, ...trace };
  if (!facts.joined) {
    return { kind: 'for-paper', notice: step(notice, 'keep-for-paper', entry, { channel: 'paper', holder }) };
  }
  return {
    kind: 'delivered',
    notice: step(notice, 'deliver', entry, {
      holder,
      limit: facts.acceptance(holder),
      ...(isOnPaper && { channel: 'platform' }),
    }),
  };
}

/**
 * What happens inside one county is told to nobody, and nobody is told what it recorded itself. The record knows the codes
 * of its day only; that 330103 is 330105 today is known here.
 */
function isOwnSide(notice: Notice, holder: string): boolean {
  if (notice.kind !== 'movement-notice') return false;
  return notice.target === 'household'
    ? holder.slice(0, 6) === notice.sender.slice(0, 6)
    : holder === notice.sender;
}
