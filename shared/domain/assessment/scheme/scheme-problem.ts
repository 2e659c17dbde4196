/** What can be wrong with a scheme. */
export type SchemeProblemName =
  | 'malformed'
  | 'same-id'
  | 'refused-subject'
  | 'ends-before-it-begins'
  | 'supersedes-itself'
  | 'supersedes-unknown'
  | 'year-moved'
  | 'total-within-year'
  | 'categories-do-not-add-up'
  | 'indicators-do-not-add-up'
  | 'no-points'
  | 'unknown-measure'
  | 'shown-not-scored'
  | 'method-does-not-fit'
  | 'target-out-of-range'
  | 'floor-above-points'
  | 'most-lost-above-points'
  | 'weights-not-100'
  | 'band-gap'
  | 'band-overlap'
  | 'band-empty'
  | 'bands-not-from-zero'
  | 'pass-line-in-a-band'
  | 'unknown-grade'
  | 'unknown-peer-group'
  | 'in-two-groups'
  | 'outcome-without-condition'
  | 'outcome-empty'
  | 'award-without-commendation'
  | 'unknown-indicator'
  | 'override-without-effect'
  | 'override-overlap'
  | 'override-not-allowed'
  | 'no-agreements';

/** One thing wrong, at a line of the scheme. */
export interface SchemeProblem {
  readonly name: SchemeProblemName;
  /** JSON pointer of the line at fault: `/categories/1/indicators/0`. */
  readonly line: string;
  /** One sentence each, which names the line and the numbers. */
  readonly zh: string;
  readonly en: string;
}

/** A line with the words it is known by, so that every sentence can begin with it. */
export interface Line {
  readonly pointer: string;
  readonly zh: string;
  readonly en: string;
}

export function problem(name: SchemeProblemName, line: Line, zh: string, en: string): SchemeProblem {
  return {
    name,
    line: line.pointer,
    zh: `${line.zh}（${line.pointer}）：${zh}`,
    en: `${line.en} (${line.pointer}): ${en}`,
  };
}
