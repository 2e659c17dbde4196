import { CorrectionContent, type Notice, type TimelineEntry } from './notice.ts';
import { nextStopOf, visitedBy } from './passing-on.ts';

/**
 * The notices that an event gives birth to, with ids computed from the parent, so that a replay finds them there:
 * misrouted `.m`, disputed `.c`, and a household that has moved on `.t`.
 */
export function spawnedBy(before: Notice | undefined, after: Notice): readonly Notice[] {
  const last = after.timeline.at(-1);
  if (!last || before?.version === after.version) return [];
  switch (last.event) {
    case 'misroute':
      return last.to ? [child(after, 'm', nextStopOf(after, last.to), last.at)] : [];
    case 'dispute':
      return [correction(after, last.at)];
    case 'reply':
    case 'enter-paper-reply':
      return movedOn(after, last);
    default:
      return [];
  }
}

/** What a child has of its own, whatever its kind. */
type Fresh = Pick<
  Notice,
  | 'noticeId'
  | 'version'
  | 'state'
  | 'channel'
  | 'receiver'
  | 'holder'
  | 'createdAt'
  | 'since'
  | 'parent'
  | 'timeline'
>;

/**
 * The request goes on to where the household is now, once to each place: an answer found incomplete may come again with
 * another one. Not to a place named by its prefecture or province only, where nobody could answer.
 */
function movedOn(answered: Notice, { to, at }: TimelineEntry): readonly Notice[] {
  if (answered.kind !== 'verification-request' || !to || to.length < 6) return [];
  if (to === answered.sender || visitedBy(answered).includes(to)) return [];
  const earlier = new Set(
    answered.timeline
      .slice(0, -1)
      .filter(isAnswer)
      .map((entry) => entry.to),
  );
  earlier.delete(undefined);
  if (earlier.has(to)) return [];
  return [child(answered, earlier.size === 0 ? 't' : `t${earlier.size + 1}`, to, at)];
}

function isAnswer({ event }: TimelineEntry): boolean {
  return event === 'reply' || event === 'enter-paper-reply';
}

function child(parent: Notice, suffix: string, receiver: string, at: string): Notice {
  const { limit: _limit, noted: _noted, reply: _reply, extended: _extended, ...kept } = parent;
  return { ...kept, ...fresh(parent, suffix, receiver, at), visited: [...visitedBy(parent)] };
}

function fresh(parent: Notice, suffix: string, receiver: string, at: string): Fresh {
  return {
    noticeId: `${parent.noticeId}.${suffix}`,
    version: 1,
    state: 'queued',
    channel: 'platform',
    receiver,
    holder: receiver,
    createdAt: at,
    since: at,
    parent: parent.noticeId,
    timeline: [{ at, event: 'create', to: receiver }],
  };
}

/** The former township says that the person did not leave: a case between it and the township that recorded. */
function correction(disputed: Notice, at: string): Notice {
  const movement = disputed.kind === 'movement-notice' ? disputed.content.movement : '';
  const claim = CorrectionContent.shape.claim.parse(disputed.timeline.at(-1)?.note);
  return {
    ...fresh(disputed, 'c', disputed.sender, at),
    personId: disputed.personId,
    sender: disputed.holder,
    kind: 'correction',
    content: { movement, claim, disputed: disputed.noticeId },
  };
}
