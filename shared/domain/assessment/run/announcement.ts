import * as z from 'zod/mini';
import { type Instant, Instant as InstantText, instantOf, millisecondsOf } from '../../calendar/instant.ts';
import { DivisionCode, parentCodeOf } from '../../division/code.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';

/** A failed announcement is tried again so much later, behind all others. */
const TRY_AGAIN_MS = 900_000;

/** That a county of a run is scored, and that its units are to be told: filed before the county counts as scored. */
export const Announcement = z.strictObject({
  announcementId: z.string().check(z.minLength(1), z.maxLength(160)),
  version: z.int(),
  runId: z.string(),
  county: DivisionCode,
  /** Units were told by then; null: not yet. */
  toldAt: z.nullable(InstantText),
  filedAt: InstantText,
  /** When it failed last. */
  failedAt: z.nullable(InstantText),
});
export type Announcement = z.infer<typeof Announcement>;

export const announcementCase: CaseKind<Announcement> = {
  name: 'announcement',
  read: (stored) => Announcement.parse(stored),
  idOf: ({ announcementId }) => announcementId,
  officeOf: ({ county }) => county,
  superiorOf: ({ county }) => parentCodeOf(county) ?? county,
  orderOf: ({ runId }) => runId,
};

/** One for each run and county, however often it is filed. */
export function newAnnouncement(runId: string, county: string, now: Instant): Announcement {
  return {
    announcementId: `${runId}.${county}`,
    version: 1,
    runId,
    county,
    toldAt: null,
    filedAt: now,
    failedAt: null,
  };
}

/** An announcement for the store: it is due until the units were told. */
export function filedAnnouncement(one: Announcement): FiledCase {
  const { toldAt, failedAt, filedAt } = one;
  const again = failedAt === null ? filedAt : instantOf(millisecondsOf(failedAt) + TRY_AGAIN_MS);
  return filed(announcementCase, one, toldAt === null ? again : null);
}

export function announced(one: Announcement, now: Instant): Announcement {
  return { ...one, version: one.version + 1, toldAt: now };
}

export function notAnnounced(one: Announcement, now: Instant): Announcement {
  return { ...one, version: one.version + 1, failedAt: now };
}
