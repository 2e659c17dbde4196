import type { AssessmentPeriod } from './period.ts';

const NUMERALS = ['一', '二', '三', '四'] as const;

/**
 * A period as documents name it: 2026年6月, 2026年第二季度, 2026年上半年, 2026年度. One that does not begin with a calendar quarter or year
 * (an assessment year from February) is named by its months.
 */
export function periodWords({ kind, from, to }: AssessmentPeriod): string {
  const year = from.slice(0, 4);
  const month = Number(from.slice(5, 7));
  if (kind === 'month') return `${year}年${month}月`;
  if (kind === 'quarter' && month % 3 === 1) return `${year}年第${NUMERALS[(month - 1) / 3]}季度`;
  if (kind === 'half-year' && month % 6 === 1) return `${year}年${month === 1 ? '上' : '下'}半年`;
  if (kind === 'year' && month === 1) return `${year}年度`;
  return `${monthWords(from)}至${monthWords(to)}`;
}

/** A day as documents write it, without leading zeros: 2026年7月8日 (GB/T 9704-2012, 7.3.5.4). */
export function dayWords(day: string): string {
  return `${monthWords(day)}${Number(day.slice(8, 10))}日`;
}

function monthWords(day: string): string {
  return `${day.slice(0, 4)}年${Number(day.slice(5, 7))}月`;
}
