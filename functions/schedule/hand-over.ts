import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { handOver, type OfficeAt, officesOf } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeCursor, NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ NOTICES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  notices: ['box', 'save'],
  directory: ['endedCodes', 'heirOf', 'hasJoined', 'ancestorsOn'],
} as const satisfies Uses;

export interface Deps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** The boxes in which somebody has to act. */
const OPEN_BOXES = ['inbox', 'review', 'paper', 'sending'] as const;
/** Divisions asked about together, and notices of a page. */
const DIVISIONS = 400;
const PAGE = 100;
/** A change of boundaries that was missed for longer is found by a pass over all. */
const RECENT_DAYS = 31;

/**
 * The job of boundary changes: open notices of divisions that have ended go to whoever carries them on: the one
 * successor, the parent of a split, where there is no successor the division above; and where none of these takes part,
 * the nearest one above that does. Each is one conditional write with a line in the timeline, so it may run often and
 * late, and finds nothing the second time. `recent` looks only at divisions that ended in the last month. Residences
 * need no such write: `formerCodes` lets the successor read and end what was recorded under the old code.
 * Answers how many it handed over.
 */
export function createHandOver({
  notices,
  directory,
  clock,
}: Deps): (reach?: 'recent' | 'all') => Promise<number> {
  const heirOf = async ({ code, since }: OfficeAt, today: string) => {
    const heir = await directory.heirOf(code, since, today);
    if (heir.kind !== 'heir') return undefined;
    const to = heir.division.code;
    if (await directory.hasJoined(to, today)) return { to, cause: heir.cause };
    for (const above of await directory.ancestorsOn(to, today))
      if (await directory.hasJoined(above.code, today)) return { to: above.code, cause: 'not-joined' };
    return { to, cause: heir.cause };
  };

  const handOn = async (notice: Notice, now: string): Promise<number> => {
    const today = shanghaiDateOf(now);
    let current = notice;
    let done = 0;
    for (const { end } of officesOf(notice)) {
      const office = officesOf(current).find((one) => one.end === end);
      const heir = office && (await heirOf(office, today));
      if (!office || !heir || heir.to === office.code) continue;
      const next = handOver(current, office, { ...heir, now });
      // Somebody acted in the same moment: the next pass sees what is left to do.
      if ((await notices.save(next, 'hand-over')) === 'changed-meanwhile') return done;
      current = next;
      done += 1;
    }
    return done;
  };

  return async (reach = 'all') => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    const ended = await directory.endedCodes(today, reach === 'all' ? null : addDays(today, -RECENT_DAYS));
    let done = 0;
    for (let i = 0; i < ended.length; i += DIVISIONS) {
      const divisions = ended.slice(i, i + DIVISIONS);
      for (const box of OPEN_BOXES) {
        let after: NoticeCursor | undefined;
        do {
          const page = await notices.box(box, { divisions, limit: PAGE, ...(after && { after }) });
          for (const notice of page.notices) done += await handOn(notice, now);
          after = page.next;
        } while (after);
      }
    }
    return done;
  };
}
