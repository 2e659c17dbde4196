import { isDirectlyUnderProvince } from '../division/code.ts';
import type { Notice } from './notice.ts';

/** A misrouted chain that has been to three places goes to the common superior of all of them. */
const HOPS_BEFORE_SUPERIOR = 2;

/** Notices lie in the inboxes of townships and above: a village's stands for its township's. */
export function officeOf(place: string): string {
  return place.slice(0, 9);
}

/** The divisions that a notice and those before it in its chain have been to. */
export function visitedBy({ visited, receiver, holder }: Notice): readonly string[] {
  return [...new Set([...(visited ?? []), receiver, holder])];
}

/**
 * Where a notice goes on to when its holder says that it belongs elsewhere: there, and on the third hop to the common
 * superior. A prefecture or province is the superior: it hands down what is below it, and what it says of the rest holds.
 */
export function nextStopOf(notice: Notice, belongsTo: string): string {
  if (isAboveCounties(notice.holder)) {
    return belongsTo.startsWith(notice.holder) ? notice.holder : officeOf(belongsTo);
  }
  if (hopsOf(notice) < HOPS_BEFORE_SUPERIOR) return officeOf(belongsTo);
  return commonSuperior([...visitedBy(notice), belongsTo]);
}

/** A county hands down to a township of its own, a superior above counties to a county or township below it. */
export function mayHandDown(holder: string, to: string): boolean {
  const levels = isAboveCounties(holder) ? [6, 9] : holder.length === 6 ? [9] : [];
  return levels.includes(to.length) && to.startsWith(holder);
}

function isAboveCounties(division: string): boolean {
  return division.length < 6;
}

/** Counted by the suffixes of its id: the list of visited divisions also grows by hand-downs and successors. */
function hopsOf({ noticeId }: Notice): number {
  return (/(\.m)*$/.exec(noticeId)?.[0].length ?? 0) / '.m'.length;
}

/** The lowest division above all of them, by the code's digits; the first one's province where they share none. */
function commonSuperior(codes: readonly string[]): string {
  const [first = ''] = codes;
  // 1101 and 4190 head a list and are nobody's inbox.
  const levels = isDirectlyUnderProvince(first) ? [6, 2] : [6, 4, 2];
  const shared = levels.find((digits) => codes.every((code) => code.startsWith(first.slice(0, digits))));
  return first.slice(0, shared ?? 2);
}
