import type { OutageRecord } from './outage.ts';

/** Keeps the log of outages. */
export interface OutageStore {
  /** The first writer of a number wins, so that two operators cannot record overlapping ones at once. */
  append(record: OutageRecord): Promise<'appended' | 'taken'>;
  /** The whole log in the order of its numbers: some dozens a year. */
  all(): Promise<readonly OutageRecord[]>;
}
