import { addDays, type LocalDate } from '../domain/calendar/date.ts';
import type { DirectoryStore } from '../domain/division/directory-store.ts';
import type { AssessedUnit, TerritoryPart } from '../domain/assessment/unit.ts';

/**
 * The offices in whose lists the records of a unit stand: the township of a village or area, a township itself, a county
 * (or what is above it) with all below it at the end of the period.
 */
export async function officesOfTerritory(
  { territory }: Pick<AssessedUnit, 'territory'>,
  directory: Pick<DirectoryStore, 'childrenOn'>,
  lastDay: LocalDate,
): Promise<readonly string[]> {
  const offices = new Set<string>();
  for (const part of territory) {
    const on = dayOf(part, lastDay);
    let level = [part.code.slice(0, 9)];
    while (level.length > 0) {
      for (const code of level) offices.add(code);
      // What a department did stands in the list of its county.
      const above = part.department === undefined ? level.filter((code) => code.length < 9) : [];
      const below = await Promise.all(above.map((code) => directory.childrenOn(code, on)));
      level = below.flat().map(({ code }) => code);
    }
  }
  return [...offices];
}

/** The last day on which a code had divisions below it: the old one of a merger has none any more. */
function dayOf({ from, until }: TerritoryPart, lastDay: LocalDate): LocalDate {
  const ended = until ?? from;
  return ended === undefined ? lastDay : addDays(ended, -1);
}
