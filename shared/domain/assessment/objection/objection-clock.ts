import type { Instant } from '../../calendar/instant.ts';
import { alarmsDue, type Pressing } from '../running-limit.ts';
import type { Objection } from './objection.ts';
import { objectionStateAfter } from './objection-transitions.ts';

/**
 * What the passing of time does to an objection: it lapses where the unit owes evidence and its day is over; a ruling that is due
 * is pressed for. The same objection where nothing is due, so that looking twice changes nothing.
 */
export function clockObjection(objection: Objection, pressing: Pressing, now: Instant): Objection {
  const { limit } = objection;
  if (limit === null) return objection;
  const lapsed = objectionStateAfter('lapse', objection.state);
  if (lapsed !== null) {
    return now < limit.dueAt
      ? objection
      : {
          ...objection,
          state: lapsed,
          limit: null,
          version: objection.version + 1,
          timeline: [...objection.timeline, { at: now, event: 'lapse', note: limit.dueOn }],
        };
  }
  if (objectionStateAfter('press', objection.state) === null) return objection;
  const alarms = alarmsDue(limit, pressing, objection.noted, now);
  return alarms.length === 0
    ? objection
    : {
        ...objection,
        version: objection.version + 1,
        noted: [...objection.noted, ...alarms.map(({ step }) => step)],
        timeline: [
          ...objection.timeline,
          ...alarms.map(({ step }) => ({ at: now, event: 'press' as const, note: step })),
        ],
      };
}
