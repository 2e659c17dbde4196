import type { Instant } from '../../calendar/instant.ts';
import { canonical } from '../exact/canonical.ts';
import { withdrawGround } from '../unit-task/task-clock.ts';
import type { UnitTask } from '../unit-task/unit-task.ts';
import type { ResultLetter } from './result-letter.ts';
import type { Settlement } from './settle-run.ts';

/** What a revision after the lock changes in what was settled. */
export interface RevisedSettlement {
  /** Rectifications whose ground is gone. */
  readonly cancelled: readonly UnitTask[];
  readonly opened: readonly UnitTask[];
  /** To every unit whose points, grade, place or consequences changed, its own revision or another’s. */
  readonly letters: readonly ResultLetter[];
  /** The issued bulletin no longer says what is so: it is withdrawn and replaced, by a person. */
  readonly bulletinIsOutdated: boolean;
}

/**
 * Compares two settlements of a run, before and after a change of its results. `tasks`: the run’s rectifications as they stand.
 * `change`: the change’s number in the run, from 1, and when it was; the ids are made of it, so that carrying it out twice changes nothing.
 */
export function reviseSettlement(
  before: Settlement,
  after: Settlement,
  tasks: readonly UnitTask[],
  change: { readonly number: number; readonly at: Instant },
): RevisedSettlement {
  const called = new Set(after.rectifications.map(({ unitId }) => unitId));
  const open = tasks.filter(({ state }) => state !== 'cancelled');
  const working = new Set(open.map(({ unitId }) => unitId));
  const letters = changedLetters(before.letters, after.letters);
  const opened = after.rectifications
    .filter(({ unitId }) => !working.has(unitId))
    .map((task) => ({ ...task, taskId: `${task.taskId}.${change.number}` }));
  // A letter names the task that stands, not the one that the same result would have opened first.
  const standing = new Map([...open, ...opened].map(({ unitId, taskId }) => [unitId, taskId]));
  return {
    cancelled: open
      .filter(({ unitId }) => !called.has(unitId))
      .flatMap((task) => {
        // One that was accepted is done, and stays so.
        const ended = withdrawGround(task, change.number, change.at);
        return ended.kind === 'acted' ? [ended.task] : [];
      }),
    opened,
    letters: letters.map((letter) => ({
      ...letter,
      kind: 'revised',
      letterId: `${letter.runId}.${letter.unitId}.revised.${change.number}`,
      taskId: called.has(letter.unitId) ? (standing.get(letter.unitId) ?? null) : null,
    })),
    bulletinIsOutdated: letters.length > 0,
  };
}

/** Letters that say something else than before, but for the task, which is told with its own words. */
function changedLetters(
  before: readonly ResultLetter[],
  after: readonly ResultLetter[],
): readonly ResultLetter[] {
  const said = new Map(before.map((letter) => [letter.unitId, content(letter)]));
  return after.filter((letter) => said.get(letter.unitId) !== content(letter));
}

function content({ total, grade, place, lines, consequences }: ResultLetter): string {
  return canonical({ total, grade, place, lines, consequences });
}
