import type { Notice, Reply, VerificationItem } from './notice.ts';

/** Codes that answer every item at once. */
const WHOLE = ['confirmed', 'no-such-person', 'household-moved-to', 'returned-home'];

/** The items asked that a reply leaves open: a partly or not confirmed one must say which, and the right value. */
export function missingItems(notice: Notice, reply: Reply): readonly VerificationItem[] {
  if (notice.kind !== 'verification-request' || WHOLE.includes(reply.code)) return [];
  const answered = new Set(
    reply.items?.filter(({ confirmed, right }) => confirmed || right !== undefined).map(({ item }) => item),
  );
  return notice.content.items.filter((item) => !answered.has(item));
}
