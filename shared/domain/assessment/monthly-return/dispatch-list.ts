import { daysBetween, type LocalDate } from '../../calendar/date.ts';
import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import type { Month } from '../../calendar/period.ts';
import type { NoticeDuty } from '../fact/notice-duty.ts';
import type { LineResult } from '../kernel/result.ts';
import { MEASURES, type MeasureId } from '../measure/measures.ts';
import type { UnitTask } from '../unit-task/unit-task.ts';
import { taskKindWords } from '../unit-task/unit-task-words.ts';
import type { MonthlyReturn } from './monthly-return.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** One case of a unit that is late or nearly. */
export interface DispatchCase extends Words {
  readonly what: 'return' | 'task' | 'acceptance' | 'reply' | 'line';
  /** The return, task, duty or indicator. */
  readonly id: string;
  /** Last day; null for a line of the scheme, which has none. */
  readonly dueOn: LocalDate | null;
  /** 0 on the last day, negative after it. */
  readonly daysLeft: number | null;
}

export interface DispatchedUnit {
  readonly unitId: string;
  readonly name: string;
  /** Late already, longest first; then lines below their target. */
  readonly behind: readonly DispatchCase[];
  /** Due within the days asked for, soonest first. */
  readonly near: readonly DispatchCase[];
  /** It has more letters waiting than were looked through: those above are the ones that are due first. */
  readonly more: boolean;
}

/** 月调度: where the county looks this month. Units with nothing on it are not listed. */
export interface DispatchList extends Words {
  readonly month: Month;
  readonly units: readonly DispatchedUnit[];
}

/** A letter that waits for an office. */
export type OpenDuty = Pick<NoticeDuty, 'dutyId' | 'what' | 'office' | 'dueOn' | 'doneAt'>;

export interface DispatchFacts {
  readonly month: Month;
  readonly now: Instant;
  /** Days ahead that count as near. */
  readonly nearDays: number;
  readonly units: readonly { readonly unitId: string; readonly name: string; readonly office: string }[];
  readonly returns: readonly MonthlyReturn[];
  readonly tasks: readonly UnitTask[];
  readonly duties: readonly OpenDuty[];
  /** Units with more duties than are given. */
  readonly cutShort: ReadonlySet<string>;
  /** The lines of each unit's last provisional or locked month; absent where it was not scored. */
  readonly lines: (unitId: string) => readonly LineResult[];
}

/** Units behind and cases near their limit; those with most that is late first. */
export function dispatchList(facts: DispatchFacts): DispatchList {
  const today = shanghaiDateOf(facts.now);
  const units = facts.units
    .map(({ unitId, name, office }): DispatchedUnit => {
      const open = [
        ...returnsOf(facts, office, today),
        ...tasksOf(facts, unitId, today),
        ...dutiesOf(facts, office, today),
      ].sort((a, b) => compare(a.dueOn ?? '', b.dueOn ?? '') || compare(a.id, b.id));
      const late = open.filter(({ daysLeft }) => daysLeft !== null && daysLeft < 0);
      const near = open.filter(
        ({ daysLeft }) => daysLeft !== null && daysLeft >= 0 && daysLeft <= facts.nearDays,
      );
      const behind = [...late, ...shortLines(facts.lines(unitId))];
      return { unitId, name, behind, near, more: facts.cutShort.has(unitId) };
    })
    .filter(({ behind, near }) => behind.length + near.length > 0)
    .sort(
      (a, b) => lateIn(b) - lateIn(a) || b.behind.length - a.behind.length || compare(a.unitId, b.unitId),
    );
  const late = units.filter((unit) => lateIn(unit) > 0).length;
  const near = units.reduce((sum, unit) => sum + unit.near.length, 0);
  return {
    month: facts.month,
    units,
    zh: `${facts.month}调度：${late}个单位有超期事项，${near}件将到期。`,
    en: `${facts.month}: ${late} units have something overdue, ${near} cases are near their limit.`,
  };
}

function lateIn({ behind }: DispatchedUnit): number {
  return behind.filter(({ dueOn }) => dueOn !== null).length;
}

function returnsOf({ returns }: DispatchFacts, office: string, today: LocalDate): readonly DispatchCase[] {
  return returns
    .filter((one) => one.office === office && one.state !== 'confirmed')
    .map(({ returnId, month, limit }) =>
      dated(
        'return',
        returnId,
        limit.dueOn,
        today,
        `${month}月报表未报送`,
        `the return of ${month} is not made`,
      ),
    );
}

function tasksOf({ tasks }: DispatchFacts, unitId: string, today: LocalDate): readonly DispatchCase[] {
  return tasks
    .filter((task) => task.unitId === unitId && (task.state === 'set' || task.state === 'sent-back'))
    .map(({ taskId, kind, limit }) =>
      dated(
        'task',
        taskId,
        limit.dueOn,
        today,
        `${taskKindWords[kind].zh}未完成`,
        `${taskKindWords[kind].en} not done`,
      ),
    );
}

function dutiesOf({ duties }: DispatchFacts, office: string, today: LocalDate): readonly DispatchCase[] {
  return duties
    .filter((duty) => duty.office.startsWith(office) && duty.doneAt === null)
    .map(({ dutyId, what, dueOn }) =>
      what === 'acceptance'
        ? dated(what, dutyId, dueOn, today, '联系函未签收', 'a letter is not accepted')
        : dated(what, dutyId, dueOn, today, '联系函未反馈', 'a letter is not answered'),
    );
}

function dated(
  what: DispatchCase['what'],
  id: string,
  dueOn: LocalDate,
  today: LocalDate,
  zh: string,
  en: string,
): DispatchCase {
  const daysLeft = daysBetween(today, dueOn);
  const when =
    daysLeft < 0
      ? { zh: `已超期${-daysLeft}天`, en: `${-daysLeft} days late` }
      : daysLeft === 0
        ? { zh: '今日到期', en: 'due today' }
        : { zh: `还有${daysLeft}天`, en: `${daysLeft} days left` };
  return { what, id, dueOn, daysLeft, zh: `${zh}，${when.zh}`, en: `${en}, ${when.en}` };
}

/** Lines that were judged and fell short of their target. */
function shortLines(lines: readonly LineResult[]): readonly DispatchCase[] {
  return lines
    .filter(({ reason }) => reason === 'below-target' || reason === 'below-target-and-cases')
    .map(({ indicator, measure, rate, numerator, target }) => {
      const { zh, en } = MEASURES[measure as MeasureId];
      const value = rate === null ? String(numerator) : `${rate}%`;
      return {
        what: 'line',
        id: indicator,
        dueOn: null,
        daysLeft: null,
        zh: `${zh}${value}，目标${target}`,
        en: `${en} ${value}, target ${target}`,
      };
    });
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
