/** How far a sweep has come, and since when everything is known to be whole. */
export interface SweepProgress {
  readonly sweep: 'reconcile';
  /** When the pass under way, or the last one, began: whatever was recorded before is looked at by its end. */
  readonly startedAt: string;
  /** The pass looks at records from here on; null when it looks at all. */
  readonly since: string | null;
  /** Where the pass goes on, opaque; null when it is through. */
  readonly after: string | null;
  /** What the pass has found missing so far, and repaired. */
  readonly repaired: number;
  /** When the last pass that got through began: what was recorded before is whole. Null before the first. */
  readonly wholeUntil: string | null;
}

/** Sweeps that know no passes: they only go on where they stopped, or write down themselves how far they are. */
export type PagedSweep =
  | 'watch-limits'
  | 'confirm-limits'
  | 'hand-over'
  | 'detect-suspicions'
  | 'open-returns'
  | 'count-flows';

/** Keeps where a sweep stopped whose run had to end: its function's time was up, or the process was told to stop. */
export interface SweepStore {
  get(sweep: SweepProgress['sweep']): Promise<SweepProgress | undefined>;
  /** The last writer wins, as doing a page twice changes nothing. */
  keep(progress: SweepProgress): Promise<void>;
  /** Where the last run stopped, opaque; undefined where it came to the end. */
  placeOf(sweep: PagedSweep): Promise<string | undefined>;
  keepPlace(sweep: PagedSweep, after: string | undefined): Promise<void>;
}
