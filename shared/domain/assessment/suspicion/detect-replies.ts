import { type Instant, millisecondsOf, shanghaiDateOf } from '../../calendar/instant.ts';
import type { Notice } from '../../notice/notice.ts';
import type { DetectorRule, Suspicion, SuspicionKind } from './suspicion.ts';

/** One reply as the detectors read it: when, by which office, and in which words of its own. */
export interface ReplyGiven {
  readonly noticeId: string;
  readonly office: string;
  readonly at: Instant;
  /** Right values and note; empty where the codes alone answered. */
  readonly words: string;
}

/** The standing reply of a notice, or null where there is none or it came on paper. */
export function replyGivenBy(notice: Notice): ReplyGiven | null {
  const entry = notice.timeline.findLast(({ event }) => event === 'reply');
  const { reply } = notice;
  if (!entry || !reply) return null;
  const words = [...(reply.items ?? []).map(({ right }) => right ?? ''), reply.note ?? ''].join(' ').trim();
  return { noticeId: notice.noticeId, office: entry.by ?? notice.holder, at: entry.at, words };
}

/** 集中批量办结: stretches in which an office answered faster than letters can be looked into. */
export function bulkReplies(
  replies: readonly ReplyGiven[],
  { bulkReplies: least, bulkMinutes }: Pick<DetectorRule, 'bulkReplies' | 'bulkMinutes'>,
): readonly Suspicion[] {
  return byOffice(replies).flatMap(([office, given]) =>
    stretchesOf(given, least, bulkMinutes).map((stretch) => {
      const first = stretch[0]!;
      const minutes = Math.max(1, Math.ceil((timeOf(stretch.at(-1)!) - timeOf(first)) / 60_000));
      return raised('bulk-replies', office, stretch, {
        zh: `${shanghaiDateOf(first.at)}，${minutes}分钟内集中反馈${stretch.length}件联系函，请核查是否逐件核实。`,
        en: `${stretch.length} letters were answered within ${minutes} minutes on ${shanghaiDateOf(first.at)}: were they looked into one by one?`,
      });
    }),
  );
}

/** 反馈内容雷同: the same words, but for digits, spaces and punctuation, in replies to different letters. */
export function copiedReplies(
  replies: readonly ReplyGiven[],
  { copiedReplies: least, copiedLength }: Pick<DetectorRule, 'copiedReplies' | 'copiedLength'>,
): readonly Suspicion[] {
  return byOffice(replies).flatMap(([office, given]) => {
    const groups = new Map<string, ReplyGiven[]>();
    for (const reply of given) {
      const text = normalised(reply.words);
      if (text.length >= copiedLength) groups.set(text, [...(groups.get(text) ?? []), reply]);
    }
    return [...groups]
      .filter(([, group]) => group.length >= least)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, group]) =>
        raised('copied-replies', office, group, {
          zh: `${group.length}件联系函的反馈文字相同（“${group[0]!.words}”），请核查是否逐件核实。`,
          en: `${group.length} letters were answered in the same words ("${group[0]!.words}"): were they looked into one by one?`,
        }),
      );
  });
}

/** All that looks odd about these replies. The same replies give the same suspicions, by the same ids. */
export function suspicionsIn(replies: readonly ReplyGiven[], rule: DetectorRule): readonly Suspicion[] {
  return [...bulkReplies(replies, rule), ...copiedReplies(replies, rule)];
}

/** Each notice once, by office; in the order of the replies. */
function byOffice(replies: readonly ReplyGiven[]): readonly (readonly [string, readonly ReplyGiven[]])[] {
  const offices = new Map<string, Map<string, ReplyGiven>>();
  for (const reply of replies) {
    const known = offices.get(reply.office) ?? new Map<string, ReplyGiven>();
    offices.set(reply.office, known.set(reply.noticeId, reply));
  }
  return [...offices]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([office, given]) => [
      office,
      [...given.values()].sort((a, b) => compare(a.at, b.at) || compare(a.noticeId, b.noticeId)),
    ]);
}

/** Every reply that stands in some window of enough replies; windows that overlap are one stretch. */
function stretchesOf(
  given: readonly ReplyGiven[],
  least: number,
  minutes: number,
): readonly (readonly ReplyGiven[])[] {
  const stretches: ReplyGiven[][] = [];
  let coveredTo = -1;
  for (let first = 0, after = 0; first < given.length; first += 1) {
    const end = timeOf(given[first]!) + minutes * 60_000;
    while (after < given.length && timeOf(given[after]!) <= end) after += 1;
    if (after - first < least) continue;
    const fresh = given.slice(Math.max(first, coveredTo + 1), after);
    if (first <= coveredTo) stretches.at(-1)?.push(...fresh);
    else stretches.push([...fresh]);
    coveredTo = after - 1;
  }
  return stretches;
}

function raised(
  kind: SuspicionKind,
  office: string,
  replies: readonly ReplyGiven[],
  words: { readonly zh: string; readonly en: string },
): Suspicion {
  const records = replies.map(({ noticeId }) => noticeId).sort();
  return {
    // A reply stands in one suspicion of a kind, so that its first notice names it.
    suspicionId: `${kind}.${records[0]}`,
    version: 1,
    state: 'raised',
    kind,
    office,
    on: shanghaiDateOf(replies[0]!.at),
    records,
    ...words,
    judged: null,
  };
}

function normalised(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\p{P}\p{S}\s]/gu, '')
    .replaceAll(/\p{N}/gu, '0');
}

function timeOf({ at }: ReplyGiven): number {
  return millisecondsOf(at);
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
