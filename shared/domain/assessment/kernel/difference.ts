import { canonical } from '../exact/canonical.ts';
import { type Exact, exactOf, minus } from '../exact/exact.ts';
import { twoDigits } from '../exact/rounding.ts';
import type { MeasuredSet } from '../measure/measure-unit.ts';
import type { Measured } from '../measure/measured.ts';
import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { UnitScore } from './result.ts';
import { scoreUnit } from './score-unit.ts';
import { essentialInput, measuresOf, type ScoreInput, type TakenRuling } from './score-input.ts';
import { measuresMovedBy, rulingsBetween, withRuling } from './ruling-step.ts';

/** Records that came into or left the two sides of a measured number. */
export interface RecordsMoved {
  readonly intoNumerator: readonly string[];
  readonly outOfNumerator: readonly string[];
  readonly intoDenominator: readonly string[];
  readonly outOfDenominator: readonly string[];
}

/** One cause of a difference between two revisions, with what it alone did to the total. */
export interface Cause {
  readonly name:
    | 'scheme'
    | 'agreement'
    | 'objection'
    | 'records'
    | 'earlier-period'
    | 'peers'
    | 'falsehoods'
    | 'year';
  /** Of an objection that was upheld: its id. */
  readonly objection?: string;
  /** Of records: the measure. */
  readonly measure?: MeasureId;
  readonly records?: RecordsMoved;
  /** Points of the total, `+2.92`; null where the unit had no total before or after. */
  readonly effect: string | null;
  readonly zh: string;
  readonly en: string;
}

export interface Difference {
  readonly before: string | null;
  readonly after: string | null;
  readonly gradeBefore: string | null;
  readonly gradeAfter: string | null;
  readonly causes: readonly Cause[];
}

type Change = {
  readonly measure?: MeasureId;
  readonly apply: (input: ScoreInput) => ScoreInput;
} & (
  | { readonly name: Exclude<Cause['name'], 'objection'> }
  | { readonly name: 'objection'; readonly ruling: TakenRuling }
);

/**
 * Why a later revision differs from an earlier one. The changes are applied one after the other (scheme, agreement, upheld
 * objections, other records of each measure, earlier period, peers, findings) and the total is counted again after each, so that the effects add up
 * to the whole difference. An effect is null only where the unit is without a total before or after its step.
 */
export function explainDifference(earlier: ScoreInput, later: ScoreInput): Difference {
  const target = essentialInput(later);
  // Both schemes' measures are at hand throughout: which of them count is decided by the scheme of each step.
  let input: ScoreInput = { ...earlier, measured: { ...later.measured, ...earlier.measured } };
  let score = scored(input);
  const first = score;
  const causes: Cause[] = [];
  for (const change of changesBetween(input, later)) {
    const next = change.apply(input);
    if (isSame(essentialInput(input), essentialInput(next))) {
      input = next;
      continue;
    }
    const nextScore = scored(next);
    causes.push(causeOf(change, input, next, score, nextScore));
    input = next;
    score = nextScore;
  }
  if (!isSame(essentialInput(input), target)) throw new Error('a change of the input has no cause');
  return {
    before: first.total,
    after: score.total,
    gradeBefore: first.grade,
    gradeAfter: score.grade,
    causes,
  };
}

/** A county that took its overrides back has none: they are left out, not empty. */
function withRules(
  input: ScoreInput,
  rules: Pick<ScoreInput, 'scheme' | 'period' | 'unit' | 'overrides'>,
): ScoreInput {
  const { overrides: _overrides, ...rest } = input;
  return { ...rest, ...rules };
}

function changesBetween(earlier: ScoreInput, later: ScoreInput): readonly Change[] {
  const measures = new Set([...measuresOf(earlier.scheme), ...measuresOf(later.scheme)]);
  const { scheme, period, unit, agreement, before, peers, falsehoods, overrides, year } = later;
  const rules = { scheme, period, unit, ...(overrides && { overrides }) };
  return [
    { name: 'scheme', apply: (input) => withRules(input, rules) },
    { name: 'agreement', apply: (input) => ({ ...input, agreement }) },
    ...rulingsBetween(earlier, later).map(
      (ruling): Change => ({ name: 'objection', ruling, apply: (input) => withRuling(input, ruling, later) }),
    ),
    ...inOrder(measures, earlier, later).map(
      (measure): Change => ({
        name: 'records',
        measure,
        apply: (input) => ({
          ...input,
          measured: withMeasure(input.measured, measure, later.measured[measure]),
        }),
      }),
    ),
    { name: 'earlier-period', apply: (input) => ({ ...input, before }) },
    { name: 'peers', apply: (input) => ({ ...input, peers }) },
    { name: 'falsehoods', apply: (input) => ({ ...input, falsehoods }) },
    ...(year ? [{ name: 'year', apply: (input) => ({ ...input, year }) } satisfies Change] : []),
  ];
}

/**
 * By name, those first whose records grow: what became applicable stands in before anything stops being so, and no step
 * between two totals is left with too little for one.
 */
function inOrder(
  measures: ReadonlySet<MeasureId>,
  earlier: ScoreInput,
  later: ScoreInput,
): readonly MeasureId[] {
  const sorted = [...measures].sort();
  const size = (input: ScoreInput, id: MeasureId) => input.measured[id]?.denominator ?? 0;
  const shrinks = (id: MeasureId) => size(later, id) < size(earlier, id);
  return [...sorted.filter((id) => !shrinks(id)), ...sorted.filter(shrinks)];
}

function withMeasure(set: MeasuredSet, measure: MeasureId, measured: Measured | undefined): MeasuredSet {
  return measured === undefined ? set : { ...set, [measure]: measured };
}

function causeOf(
  change: Change,
  input: ScoreInput,
  next: ScoreInput,
  before: UnitScore,
  after: UnitScore,
): Cause {
  const { name, measure } = change;
  const effect =
    before.total === null || after.total === null
      ? null
      : signed(minus(exactOf(after.total), exactOf(before.total)));
  const tail = tailOf(effect, before, after);
  const moved = measure && movedBetween(input.measured[measure], next.measured[measure]);
  const { zh, en } =
    change.name === 'objection'
      ? rulingWords(change.ruling, input, next)
      : wordsOf(change.name, measure, input, next);
  return {
    name,
    ...(change.name === 'objection' && { objection: change.ruling.objectionId }),
    ...(measure && { measure }),
    ...(moved && { records: moved }),
    effect,
    zh: `${zh}${tail.zh}`,
    en: `${en}${tail.en}`,
  };
}

/** An objection may have put right records behind several numbers: each is named. */
function rulingWords(
  { objectionId, records }: TakenRuling,
  input: ScoreInput,
  next: ScoreInput,
): { readonly zh: string; readonly en: string } {
  const moved = measuresMovedBy(input, next).map((measure) => wordsOf('records', measure, input, next));
  const findings =
    input.falsehoods.length === next.falsehoods.length ? [] : [wordsOf('falsehoods', undefined, input, next)];
  const said = [...moved, ...findings];
  const none = { zh: '本方案的各项数据不变', en: 'no number of this scheme moves' };
  const count = records.length;
  return {
    zh: `异议成立（${objectionId}），更正${count}条记录：${said.map(({ zh }) => zh).join('，') || none.zh}`,
    en: `An objection was upheld (${objectionId}), ${count} ${count === 1 ? 'record' : 'records'} put right: ${
      said.map(({ en }) => en).join('; ') || none.en
    }`,
  };
}

function wordsOf(
  name: Exclude<Cause['name'], 'objection'>,
  measure: MeasureId | undefined,
  input: ScoreInput,
  next: ScoreInput,
): { readonly zh: string; readonly en: string } {
  switch (name) {
    case 'scheme':
      return {
        zh: `考核方案由第${input.scheme.version}版改为第${next.scheme.version}版`,
        en: `The scheme changed from version ${input.scheme.version} to version ${next.scheme.version}`,
      };
    case 'agreement':
      return {
        zh: `目标管理责任书由${agreementWord(input, '（无）')}改为${agreementWord(next, '（无）')}`,
        en: `The target agreement changed from ${agreementWord(input, 'none')} to ${agreementWord(next, 'none')}`,
      };
    case 'records': {
      const was = numbersOf(measure && input.measured[measure]);
      const is = numbersOf(measure && next.measured[measure]);
      const known = measure && MEASURES[measure];
      // The same numbers from other records: one went wrong while another was put right.
      return was === is
        ? {
            zh: `“${known?.zh}”仍为${is}，但依据的记录变了`,
            en: `${known?.en}: still ${is}, from other records`,
          }
        : { zh: `“${known?.zh}”由${was}改为${is}`, en: `${known?.en}: ${is} instead of ${was}` };
    }
    case 'earlier-period':
      return { zh: '上期数据有更正', en: 'The numbers of the period before changed' };
    case 'peers':
      return { zh: '同类单位的平均水平有变化', en: 'The average of the peers changed' };
    case 'year': {
      const was = partsOf(input);
      const is = partsOf(next);
      return {
        zh: `各季度与年终检查由${was}改为${is}`,
        en: `The quarters and the year-end check: ${is} instead of ${was}`,
      };
    }
    case 'falsehoods':
      return {
        zh: `查实的虚报、瞒报、挪报由${input.falsehoods.length}例改为${next.falsehoods.length}例`,
        en: `Proven false reports: ${next.falsehoods.length} instead of ${input.falsehoods.length}`,
      };
  }
}

function tailOf(
  effect: string | null,
  before: UnitScore,
  after: UnitScore,
): { readonly zh: string; readonly en: string } {
  const grade =
    before.grade === after.grade
      ? { zh: '', en: '' }
      : {
          zh: `，等次由${before.grade ?? '（无）'}改为${after.grade ?? '（无）'}`,
          en: `; the grade changes from ${before.grade ?? 'none'} to ${after.grade ?? 'none'}`,
        };
  const total =
    effect === null
      ? {
          zh: `，总分由${before.total ?? '不计分'}改为${after.total ?? '不计分'}`,
          en: `; the total changes from ${before.total ?? 'none'} to ${after.total ?? 'none'}`,
        }
      : effect === '0.00'
        ? { zh: '，总分不变', en: '; the total stays' }
        : { zh: `，总分${effect}分`, en: `; total ${effect}` };
  return { zh: `${total.zh}${grade.zh}。`, en: `${total.en}${grade.en}.` };
}

function signed(value: Exact): string {
  const text = twoDigits(value);
  return value.top > 0n ? `+${text}` : text;
}

function numbersOf(measured: Measured | undefined): string {
  return measured ? `${measured.numerator}/${measured.denominator}` : '–';
}

/** `97.10、–、92.54、95.00／90.00`: the quarters, then the check. */
function partsOf({ year }: ScoreInput): string {
  const quarters = year?.quarters.map((quarter) => quarter?.total ?? '–').join('、') ?? '–';
  return `${quarters}／${year?.yearEnd?.points ?? '–'}`;
}

function agreementWord({ agreement }: ScoreInput, none: string): string {
  return agreement?.agreementId ?? none;
}

function movedBetween(before: Measured | undefined, after: Measured | undefined): RecordsMoved {
  const had = { numerator: before?.numeratorRecords ?? [], denominator: before?.denominatorRecords ?? [] };
  const has = { numerator: after?.numeratorRecords ?? [], denominator: after?.denominatorRecords ?? [] };
  return {
    intoNumerator: without(has.numerator, had.numerator),
    outOfNumerator: without(had.numerator, has.numerator),
    intoDenominator: without(has.denominator, had.denominator),
    outOfDenominator: without(had.denominator, has.denominator),
  };
}

function without(ids: readonly string[], others: readonly string[]): readonly string[] {
  const known = new Set(others);
  return ids.filter((id) => !known.has(id));
}

function isSame(a: ScoreInput, b: ScoreInput): boolean {
  return canonical(a) === canonical(b);
}

function scored(input: ScoreInput): UnitScore {
  return scoreUnit(input, () => '');
}
