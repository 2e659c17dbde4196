import { addDays } from '../calendar/date.ts';
import type { DivisionCode } from '../division/code.ts';
import { type Directory, periodsOf } from '../division/directory.ts';
import { mayCoverDay } from '../division/division.ts';
import { predecessorsFullyAbsorbedBy, successorsOf } from '../division/lineage.ts';
import type { AssessmentPeriod } from './period.ts';
import type { TerritoryPart } from './unit.ts';

/**
 * The dated territory of a division in a period: its own code on its own days, and the codes that it alone took over from
 * the day it did. A code that was split among several stays out: nothing tells whose its late records are. Empty for a
 * division that did not exist in the period; villages, which the directory does not have, stand as they are.
 */
export function territoryOf(
  directory: Directory,
  code: DivisionCode,
  { from, to }: Pick<AssessmentPeriod, 'from' | 'to'>,
): readonly TerritoryPart[] {
  const periods = periodsOf(directory, code);
  if (periods.length === 0) return [{ code }];
  const present = periods.filter(
    ({ validFrom, validTo }) =>
      (validFrom === null || validFrom <= to) && (validTo === null || validTo > from),
  );
  const last = present.at(-1);
  if (!last) return [];
  const until = last.validTo !== null && last.validTo <= to ? last.validTo : undefined;
  const lastDay = until === undefined ? to : addDays(until, -1);
  const absorbed = new Set(
    predecessorsFullyAbsorbedBy(directory, code, lastDay).map((before) => before.code),
  );
  const ended = until === undefined ? {} : { until };
  return [
    { code, ...ended },
    ...[...absorbed]
      .filter((old) => !periodsOf(directory, old).some((period) => mayCoverDay(period, lastDay)))
      .sort()
      .map((old) => ({ code: old, from: takenOverOn(directory, old, lastDay), ...ended })),
  ];
}

/** The day of the last hand-over on the way from an old code. */
function takenOverOn(directory: Directory, old: DivisionCode, day: string): string {
  const { trace } = successorsOf(directory, old, day, day);
  return trace.reduce((latest, { on }) => (on > latest ? on : latest), '');
}
