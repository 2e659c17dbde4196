import { compareExact, type Exact, exactOf } from '../exact/exact.ts';
import type { FalsehoodFinding } from '../fact/finding.ts';
import type { Band } from '../scheme/consequence.ts';
import type { Scheme } from '../scheme/scheme.ts';

export interface Grade {
  readonly grade: string;
  readonly gradeByTotal: string;
  readonly cappedBy: readonly string[];
}

/** The band of a total, lowered to the cap of proven falsehood where there is one. Errors (错报, 漏报, 迟报) have no cap. */
export function gradeOf(scheme: Scheme, total: Exact, falsehoods: readonly FalsehoodFinding[]): Grade {
  const fromLowest = scheme.bands.toSorted((a, b) => compareExact(exactOf(a.from), exactOf(b.from)));
  const byTotal = fromLowest.findLastIndex(({ from }) => compareExact(total, exactOf(from)) >= 0);
  const caps = scheme.gradeCaps.flatMap((cap) => {
    const found = falsehoods.filter(({ kind }) => kind === cap.kind).map(({ findingId }) => findingId);
    return found.length >= cap.findings ? [{ at: placeOf(fromLowest, cap.highest), found }] : [];
  });
  const place = Math.min(byTotal, ...caps.map(({ at }) => at));
  return {
    grade: bandAt(fromLowest, place).id,
    gradeByTotal: bandAt(fromLowest, byTotal).id,
    cappedBy: [...new Set(caps.flatMap(({ found }) => found))].sort(),
  };
}

function placeOf(bands: readonly Band[], id: string): number {
  return bands.findIndex((band) => band.id === id);
}

function bandAt(bands: readonly Band[], place: number): Band {
  const band = bands[place];
  if (!band) throw new Error('the bands do not cover the total: the scheme was not checked');
  return band;
}
