import { compareExact, exactOf, ZERO } from '../exact/exact.ts';
import type { Band } from './consequence.ts';
import { bandLine, numbered } from './lines.ts';
import type { Scheme } from './scheme.ts';
import { problem, type SchemeProblem } from './scheme-problem.ts';

interface Placed {
  readonly band: Band;
  readonly index: number;
}

/** The bands cover every total from zero up, each total once; the pass line and the caps stand on them. */
export function checkBands(scheme: Scheme): readonly SchemeProblem[] {
  const placed = scheme.bands
    .map((band, index) => ({ band, index }))
    .sort((a, b) => compareExact(exactOf(a.band.from), exactOf(b.band.from)));
  return [
    ...fromZero(placed),
    ...placed.flatMap((entry, at) => borderAfter(entry, placed[at + 1])),
    ...passLine(scheme),
    ...caps(scheme),
  ];
}

function fromZero([lowest]: readonly Placed[]): readonly SchemeProblem[] {
  return lowest && compareExact(exactOf(lowest.band.from), ZERO) !== 0
    ? [
        problem(
          'bands-not-from-zero',
          bandLine(lowest.band, lowest.index),
          `最低等次应从0分起，现从${lowest.band.from}分起`,
          `the lowest band begins at ${lowest.band.from}, not at 0`,
        ),
      ]
    : [];
}

function borderAfter({ band, index }: Placed, next: Placed | undefined): readonly SchemeProblem[] {
  const line = bandLine(band, index);
  const { from, below } = band;
  if (below !== undefined && compareExact(exactOf(below), exactOf(from)) <= 0) {
    return [
      problem(
        'band-empty',
        line,
        `上限${below}分不高于下限${from}分`,
        `ends at ${below}, at or before its beginning at ${from}`,
      ),
    ];
  }
  if (!next) {
    return below === undefined
      ? []
      : [
          problem(
            'band-gap',
            line,
            `${below}分及以上没有等次，最高等次不应有上限`,
            `there is no band from ${below} up; the highest has no upper border`,
          ),
        ];
  }
  const start = next.band.from;
  const side = below === undefined ? 1 : compareExact(exactOf(below), exactOf(start));
  if (side === 0) return [];
  return side > 0
    ? [
        problem(
          'band-overlap',
          line,
          `与“${next.band.zh}”重叠：${start}分起属于两个等次`,
          `overlaps "${next.band.en}": ${start} belongs to both`,
        ),
      ]
    : [
        problem(
          'band-gap',
          line,
          `与“${next.band.zh}”之间有空档：${below}分至${start}分没有等次`,
          `leaves a gap before "${next.band.en}": no band from ${below} to ${start}`,
        ),
      ];
}

function passLine({ passLine: line, bands }: Scheme): readonly SchemeProblem[] {
  if (line === undefined || bands.some(({ from }) => compareExact(exactOf(from), exactOf(line)) === 0))
    return [];
  return [
    problem(
      'pass-line-in-a-band',
      { pointer: '/passLine', zh: '合格线', en: 'pass line' },
      `合格线${line}分不是任何等次的下限`,
      `no band begins at the pass line of ${line}`,
    ),
  ];
}

function caps({ gradeCaps, bands }: Scheme): readonly SchemeProblem[] {
  return gradeCaps.flatMap((cap, index) =>
    bands.some(({ id }) => id === cap.highest)
      ? []
      : [
          problem(
            'unknown-grade',
            numbered('/gradeCaps', index, `第${index + 1}条等次限制`, `grade cap ${index + 1}`),
            `没有等次“${cap.highest}”`,
            `there is no band "${cap.highest}"`,
          ),
        ],
  );
}
