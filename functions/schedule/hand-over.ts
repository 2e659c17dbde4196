import * as z from 'zod/mini';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { handOver, type OfficeAt, officesOf } from '../../shared/domain/notice/hand-over.ts';
import type { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeCursor, NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Run } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';
import { type Page, throughPages } from './through-pages.ts';

export const Env = z.object({ NOTICES_TABLE: text, DIRECTORY_TABLE: text, SWEEPS_TABLE: text });
export const uses = {
  notices: ['box', 'save'],
  directory: ['endedCodes', 'heirOf', 'hasJoined', 'ancestorsOn'],
  sweeps: ['placeOf', 'keepPlace'],
} as const satisfies Uses;

export interface Deps {
  readonly notices: NoticeStore;
  readonly directory: DirectoryStore;
  readonly sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>;
  readonly clock: Clock;
}

/** By itself it looks at divisions that ended in the last month; after a long stand-still somebody asks for `all`. */
export const Event = z.object({ reach: z._default(z.enum(['recent', 'all']), 'recent') });
export type Event = z.output<typeof Event>;

export type HandedOver = {
  /** In this run. */
  readonly handedOver: number;
  readonly through: boolean;
};

/** The boxes in which somebody has to act. */
const OPEN_BOXES = ['inbox', 'review', 'paper', 'sending'] as const;
/** Divisions asked about together, and notices of a page. */
const DIVISIONS = 400;
const PAGE = 100;
/** A change of boundaries that was missed for longer is found by a pass over all. */
const RECENT_DAYS = 31;

/** Where a sweep stands: some divisions, the first of which is `from`, one of their boxes, and a place in it. */
const Place = z.strictObject({
  reach: z.enum(['recent', 'all']),
  from: z.string(),
  box: z.enum(OPEN_BOXES),
  after: z.optional(z.strictObject({ sort: z.string(), noticeId: z.string() })),
});
type Place = z.infer<typeof Place>;

/**
 * The job of boundary changes: open notices of divisions that have ended go to whoever carries them on: the one
 * successor, the parent of a split, where there is no successor the division above; and where none of these takes part,
 * the nearest one above that does. Each is one conditional write with a line in the timeline, so it may run often and
 * late, and finds nothing the second time. Residences need no such write: `formerCodes` lets the successor read and end
 * what was recorded under the old code. A run whose time is up goes on where the next one begins, with the same reach.
 */
export function createHandOver({ notices, directory, sweeps, clock }: Deps): Run<Event, HandedOver> {
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

  /** The codes that a sweep of this reach is about, in an order that a place keeps its sense in. */
  const endedOf = async (reach: Event['reach'], today: string): Promise<readonly string[]> => {
    const ended = await directory.endedCodes(today, reach === 'all' ? null : addDays(today, -RECENT_DAYS));
    return ended.toSorted();
  };

  return async ({ reach }, hasTime) => {
    const now = clock.now();
    const today = shanghaiDateOf(now);
    const known = new Map<Event['reach'], readonly string[]>();
    const workOn = async (kept: string | undefined): Promise<Page> => {
      const place: Place =
        kept === undefined ? { reach, from: '', box: OPEN_BOXES[0] } : Place.parse(JSON.parse(kept));
      const ended = known.get(place.reach) ?? (await endedOf(place.reach, today));
      known.set(place.reach, ended);
      const first = ended.findIndex((code) => code >= place.from);
      if (first < 0) return { done: 0, next: undefined };
      const divisions = ended.slice(first, first + DIVISIONS);
      const { box, after } = place;
      const page = await notices.box(box, { divisions, limit: PAGE, ...(after && { after }) });
      let done = 0;
      for (const notice of page.notices) done += await handOn(notice, now);
      const next = nextPlace({ ...place, from: divisions[0] ?? '' }, page.next, ended[first + DIVISIONS]);
      return { done, next: next && JSON.stringify(next) };
    };
    const { done, through } = await throughPages(sweeps, 'hand-over', hasTime, workOn);
    return { handedOver: done, through };
  };
}

/** The rest of the box, the next box, the next divisions; undefined at the end. */
function nextPlace(
  { reach, from, box }: Place,
  after: NoticeCursor | undefined,
  nextFrom: string | undefined,
): Place | undefined {
  if (after) return { reach, from, box, after };
  const nextBox = OPEN_BOXES[OPEN_BOXES.indexOf(box) + 1];
  if (nextBox) return { reach, from, box: nextBox };
  return nextFrom === undefined ? undefined : { reach, from: nextFrom, box: OPEN_BOXES[0] };
}
