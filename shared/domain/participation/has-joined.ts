import { addDays } from '../calendar/date.ts';
import { type Directory, periodsOf } from '../division/directory.ts';
import { coversDay } from '../calendar/covers-day.ts';
import { joinsWith, takesPart } from './participation.ts';
import type { ParticipationStore } from './participation-store.ts';

/**
 * Whether a division takes part on a day. A county that began by decree, out of one that took part on the day before,
 * goes on taking part as long as nothing is set for itself: its people and their work are the same. A county that was
 * there already decides for itself.
 */
export async function hasJoined(
  code: string,
  date: string,
  store: ParticipationStore,
  directory: Directory,
): Promise<boolean> {
  if (code.length < 6) {
    const under = await store.participantsUnder(code);
    return under.some(({ county, history }) => joinsWith(code, county) && takesPart(history, date));
  }
  const seen = new Set<string>();
  const open = [{ county: code.slice(0, 6), on: date }];
  for (let next = open.shift(); next !== undefined; next = open.shift()) {
    const { county, on } = next;
    if (seen.has(county)) continue;
    seen.add(county);
    const history = await store.participationOf(county);
    if (takesPart(history, on)) return true;
    const began = periodsOf(directory, county).find((period) => coversDay(period, on));
    if (history.length > 0 || !began?.validFrom) continue;
    const eve = addDays(began.validFrom, -1);
    for (const before of began.predecessors) if (before.length === 6) open.push({ county: before, on: eve });
  }
  return false;
}
