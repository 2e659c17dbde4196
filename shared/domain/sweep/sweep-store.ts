/** How far a sweep has come, and when it last went through everything. */
export interface SweepProgress {
  readonly sweep: 'reconcile';
  /** When the pass under way began; everything recorded before it is looked at by its end. */
  readonly startedAt: string;
  /** Where the pass goes on: opaque; null when it is through. */
  readonly after: string | null;
  /** What the pass has found missing so far, and repaired. */
  readonly repaired: number;
  /** When the last whole pass began; null before the first is through. */
  readonly wholeSince: string | null;
}

/** Keeps the progress of sweeps that take longer than one run of a function. */
export interface SweepStore {
  get(sweep: SweepProgress['sweep']): Promise<SweepProgress | undefined>;
  keep(progress: SweepProgress): Promise<void>;
}
