import * as z from 'zod/mini';
import { LocalDate } from '../calendar/date.ts';
import { type Refused, refused } from '../refusal.ts';

/** One stretch in which a county takes part. `leftOn` is the first day on which it no longer does; null: it still does. */
export const Participation = z.strictObject({ joinedOn: LocalDate, leftOn: z.nullable(LocalDate) });
export type Participation = z.infer<typeof Participation>;

export function takesPart(history: readonly Participation[], date: string): boolean {
  return history.some(({ joinedOn, leftOn }) => joinedOn <= date && (leftOn === null || leftOn > date));
}

/**
 * The county's history with one stretch set: the one that began on `joinedOn`, or a new one. Refused where it would
 * end before it begins, or cover a day that another stretch covers.
 */
export function withParticipation(
  history: readonly Participation[],
  asked: Participation,
): { readonly kind: 'set'; readonly history: readonly Participation[] } | Refused {
  const { joinedOn, leftOn } = asked;
  if (leftOn !== null && leftOn <= joinedOn)
    return refused('left-before-joined', '/leftOn', { joinedOn, leftOn });
  const others = history.filter((one) => one.joinedOn !== joinedOn);
  const clash = others.find(
    (one) => (leftOn === null || one.joinedOn < leftOn) && (one.leftOn === null || joinedOn < one.leftOn),
  );
  if (clash)
    return refused('participation-overlaps', '/joinedOn', {
      joinedOn: clash.joinedOn,
      leftOn: clash.leftOn ?? '–',
    });
  return { kind: 'set', history: [...others, asked].sort((a, b) => (a.joinedOn < b.joinedOn ? -1 : 1)) };
}

/**
 * Whether a division counts as joined because a participant has: participation is kept by county, and its townships join
 * together with it. A prefecture or province has joined when it was set itself or any county below it has: whoever
 * supervises a county that takes part (提级督办 comes to it) can also settle whose a notice is.
 */
export function joinsWith(division: string, participant: string): boolean {
  return division.length < 6 ? participant.startsWith(division) : participant === division.slice(0, 6);
}
