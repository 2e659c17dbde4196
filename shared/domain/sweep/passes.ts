import type { SweepProgress } from './sweep-store.ts';

/** A record carries the time of its decision and is stored a little later. */
const MARGIN_MS = 3_600_000;

/**
 * The pass to work on: the one under way; a new one when the last began `everyMs` ago or `everything` is asked for; null
 * when it is not time yet. What is derived is never deleted, so a new pass looks only at records that the last whole
 * pass cannot have seen, unless it shall look at everything (after a table was restored).
 */
export function passToWorkOn(
  last: SweepProgress | undefined,
  now: string,
  { everything, everyMs }: { readonly everything: boolean; readonly everyMs: number },
): SweepProgress | null {
  const wholeUntil = last?.wholeUntil ?? null;
  const isUnderWay = last !== undefined && last.after !== null;
  if (isUnderWay && !(everything && last.since !== null)) return last;
  const isTime = last === undefined || Date.parse(now) - Date.parse(last.startedAt) >= everyMs;
  if (!isTime && !everything) return null;
  const since =
    everything || wholeUntil === null ? null : new Date(Date.parse(wholeUntil) - MARGIN_MS).toISOString();
  return { sweep: 'reconcile', startedAt: now, since, after: null, repaired: 0, wholeUntil };
}

/** The pass after one more page: on its way, or through. */
export function afterPage(
  pass: SweepProgress,
  { repaired, next }: { readonly repaired: number; readonly next: string | undefined },
): SweepProgress {
  const done = { ...pass, repaired: pass.repaired + repaired, after: next ?? null };
  return next === undefined ? { ...done, wholeUntil: pass.startedAt } : done;
}
