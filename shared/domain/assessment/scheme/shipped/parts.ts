import type { MeasureId } from '../../measure/measures.ts';
import type { GradeCap, Streak } from '../consequence.ts';
import type { Bonus, Indicator } from '../indicator.ts';

/** What a shipped line says of itself; the rest is the same for all. */
interface Said {
  readonly id: string;
  readonly zh: string;
  readonly en: string;
  readonly measure: MeasureId;
  readonly points: string;
  readonly target: string;
}

/** A ratio that loses points for each percentage point below its target; one of too few records is not applicable. */
export function ratioLine(
  said: Said & Partial<Pick<Indicator, 'cases' | 'mostLost'>>,
  perPoint: string,
  minimumN: number,
): Indicator {
  return { floor: '0', cases: [], minimumN, ...said, method: { kind: 'per-point', perPoint } };
}

/** A count that is worth the part of its target that was reached. */
export function countLine(said: Said): Indicator {
  return { floor: '0', cases: [], minimumN: 1, ...said, method: { kind: 'proportional' } };
}

export const publicityBonus: Bonus = {
  id: 'publicity',
  zh: '政策宣传加分',
  en: 'publicity',
  measure: 'publicity-sessions',
  per: '1',
  points: '5',
  atMost: '20',
};

/** 连续排位: twice → 约谈 of the unit, three times → 重点帮扶 with a 帮扶单位. The smallest groups are ours. */
export const streaks: readonly Streak[] = [
  streak('last-three-twice', '连续两季后三名', 'last three twice', 'talk', 3, 2, 6),
  streak('last-three-three-times', '连续三季后三名', 'last three three times', 'key-support', 3, 3, 6),
  streak('last-five-three-times', '连续三季后五名', 'last five three times', 'key-support', 5, 3, 10),
];

/** 虚报, 瞒报, 挪报: the grade ends at `first` with one proven case and at `repeated` with two of a kind [ours]. */
export function falsehoodCaps(first: string, repeated: string): GradeCap[] {
  return (['inflated', 'concealed', 'shifted'] as const).flatMap((kind) => [
    { kind, findings: 1, highest: first },
    { kind, findings: 2, highest: repeated },
  ]);
}

function streak(
  id: string,
  zh: string,
  en: string,
  effect: Streak['effect'],
  last: number,
  quarters: number,
  smallestGroup: number,
): Streak {
  return { id, zh, en, effect, last, quarters, smallestGroup };
}
