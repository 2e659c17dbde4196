import * as z from 'zod/mini';
import { Instant } from '../calendar/instant.ts';
import { type Refused, refused } from '../refusal.ts';

/** A stretch of time in which nobody could work with the platform, and why: 平台停机. `until` is the first instant after it. */
export interface Outage {
  readonly from: string;
  readonly until: string;
  readonly cause: string;
}

const Seq = z.int().check(z.minimum(1));

/** What an operator sends to `POST /operations/outages`; one that corrects to nothing (`from` = `until`) takes it back. */
export const RecordOutage = z.strictObject({
  from: Instant,
  until: Instant,
  /** In a few words: 机房断电. */
  cause: z.string().check(z.minLength(1), z.maxLength(60)),
  /** The number of the record that this one takes the place of. */
  corrects: z.optional(Seq),
});
export type RecordOutage = z.infer<typeof RecordOutage>;

/** One line of the log of outages. Lines are never edited: a correction is a new one that names the old. */
export const OutageRecord = z.strictObject({
  ...RecordOutage.shape,
  seq: Seq,
  recordedAt: Instant,
  recordedBy: z.string(),
});
export type OutageRecord = z.infer<typeof OutageRecord>;

/** The records that no later one takes the place of, those corrected to nothing among them. */
export function latestRecords(log: readonly OutageRecord[]): readonly OutageRecord[] {
  const corrected = new Set(log.map(({ corrects }) => corrects));
  return log.filter(({ seq }) => !corrected.has(seq));
}

/** The outages that count, in the order of time: no two of them overlap. */
export function standingOutages(log: readonly OutageRecord[]): readonly OutageRecord[] {
  return latestRecords(log)
    .filter(({ from, until }) => from < until)
    .toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

export type RecordedOutage =
  | { readonly kind: 'recorded'; readonly record: OutageRecord }
  /** The same was sent before and still stands. */
  | { readonly kind: 'repeated'; readonly record: OutageRecord }
  | Refused;

/** Decides the next line of the log: only what is over, never overlapping, and corrections of what still stands. */
export function recordOutage(
  command: RecordOutage,
  facts: { readonly log: readonly OutageRecord[]; readonly now: string; readonly recordedBy: string },
): RecordedOutage {
  const { from, until, cause, corrects } = command;
  const { log, now, recordedBy } = facts;
  const latest = latestRecords(log);
  const same = latest.find(
    (record) =>
      record.from === from &&
      record.until === until &&
      record.cause === cause &&
      record.corrects === corrects,
  );
  if (same) return { kind: 'repeated', record: same };
  if (from > until || (from === until && corrects === undefined)) {
    return refused('outage-empty', '/until', { from, until });
  }
  // One that goes on has no length yet, and a planned one may not come.
  if (until > now) return refused('outage-not-over', '/until', { until, now });
  if (corrects !== undefined && !latest.some(({ seq }) => seq === corrects)) {
    return refused('outage-unknown', '/corrects', { seq: corrects });
  }
  const other = standingOutages(log).find(
    (record) => record.seq !== corrects && record.from < until && from < record.until,
  );
  if (other) {
    return refused('outage-overlaps', '/from', { seq: other.seq, from: other.from, until: other.until });
  }
  const seq = (log.at(-1)?.seq ?? 0) + 1;
  return { kind: 'recorded', record: { ...command, seq, recordedAt: now, recordedBy } };
}
