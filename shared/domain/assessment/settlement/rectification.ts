import type { HolidayCalendar } from '../../calendar/holiday-calendar.ts';
import type { Instant } from '../../calendar/instant.ts';
import { dueFrom } from '../../deadline/due.ts';
import { compareExact, exactOf, minus } from '../exact/exact.ts';
import { reasonSentence } from '../kernel/reason-words.ts';
import type { Consequence } from '../kernel/outcomes.ts';
import type { LineResult } from '../kernel/result.ts';
import type { Effect } from '../scheme/consequence.ts';
import type { UnitTask } from '../unit-task/unit-task.ts';
import { type SettlementRule, settlementPart } from './settlement-rule.ts';

/** From the gravest: what a unit must put right. A commendation asks for nothing. */
const GRAVITY: readonly Effect[] = ['key-management', 'key-support', 'support', 'talk'];
const SUPPORTED: readonly Effect[] = ['key-support', 'support'];
/** Lines named in a drafted opinion: the heaviest losses; all of them would drown what matters. */
const LINES_NAMED = 5;

export interface RectificationGround {
  readonly runId: string;
  readonly revision: number;
  readonly unitId: string;
  readonly office: string;
  readonly superior: string;
  readonly lines: readonly LineResult[];
  readonly consequences: readonly Consequence[];
}

/**
 * 整改: one task for all that a unit's result calls for, with the opinion drafted from the lines that lost most. Null where
 * nothing is to be put right. Its id is that of the result, so that settling twice opens one.
 */
export function openRectification(
  ground: RectificationGround,
  context: { readonly now: Instant; readonly rule: SettlementRule; readonly calendar: HolidayCalendar },
): UnitTask | null {
  const calling = ground.consequences.filter(({ effect }) => GRAVITY.includes(effect));
  const effect = GRAVITY.find((one) => calling.some((consequence) => consequence.effect === one));
  if (effect === undefined) return null;
  const { runId, revision, unitId, office, superior } = ground;
  const worst = heaviestLosses(ground.lines);
  const limit = dueFrom(settlementPart(context.rule, 'rectification'), context.now, context.calendar);
  return {
    taskId: `${runId}.${unitId}.rectification`,
    version: 1,
    state: 'set',
    kind: 'rectification',
    unitId,
    office,
    superior,
    setAt: context.now,
    setBy: null,
    opinion: opinionOn(worst),
    ground: {
      runId,
      revision,
      effect,
      rules: calling.map(({ rule }) => rule),
      indicators: worst.map(({ indicator }) => indicator),
    },
    supportNeeded: calling.some((consequence) => SUPPORTED.includes(consequence.effect)),
    supportedBy: null,
    limit,
    noted: [],
    extendedFrom: null,
    report: null,
    timeline: [{ at: context.now, event: 'set', note: limit.dueOn }],
  };
}

/** The lines that lost points, heaviest first, equal ones in the scheme's order. */
export function heaviestLosses(lines: readonly LineResult[]): readonly LineResult[] {
  const lost = (line: LineResult) => minus(exactOf(line.maximum), exactOf(line.earned));
  return lines
    .filter((line) => compareExact(lost(line), exactOf('0')) > 0)
    .toSorted((a, b) => compareExact(lost(b), lost(a)))
    .slice(0, LINES_NAMED);
}

function opinionOn(worst: readonly LineResult[]): string {
  if (worst.length === 0) return '请对照考核方案查找差距，逐项整改。';
  const reasons = worst.map((line, index) => `${index + 1}.${reasonSentence(line).zh}`);
  return `请针对下列失分项目逐项整改，并报送整改情况和佐证：${reasons.join('')}`;
}
