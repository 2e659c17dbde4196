import { CorrectionContent, type Notice } from './notice.ts';

/** A misrouted chain that has been to three places goes to the common superior of all of them. */
const HOPS_BEFORE_SUPERIOR = 2;

/**
 * The notices that an event gives birth to, with ids computed from the parent, so that a replay finds them there:
 * misrouted `.m`, disputed `.c`, and a household that has moved on `.t`.
 */
export function spawnedBy(before: Notice | undefined, after: Notice): readonly Notice[] {
  const last = after.timeline.at(-1);
  if (!last || before?.version === after.version) return [];
  switch (last.event) {
    case 'misroute':
      return last.to ? [child(after, 'm', last.to, last.at)] : [];
    case 'dispute':
      return [correction(after, last.at)];
    case 'reply':
    case 'enter-paper-reply': {
      const movedTo = after.kind === 'verification-request' ? after.reply?.movedTo : undefined;
      return movedTo && !seenBy(after).includes(movedTo) ? [child(after, 't', movedTo, last.at)] : [];
    }
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

function seenBy(notice: Notice): readonly string[] {
  return [...new Set([...(notice.visited ?? []), notice.receiver, notice.holder])];
}

function child(parent: Notice, suffix: string, belongsTo: string, at: string): Notice {
  const visited = seenBy(parent);
  const isThirdHop = (parent.visited?.length ?? 0) >= HOPS_BEFORE_SUPERIOR;
  const receiver = isThirdHop ? commonSuperior([...visited, belongsTo]) : belongsTo;
  const { limit: _limit, noted: _noted, reply: _reply, extended: _extended, ...kept } = parent;
  return { ...kept, ...fresh(parent, suffix, receiver, at), visited: [...visited] };
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

/** The lowest division above all of them, by the code's digits; the first one's province where they share none. */
function commonSuperior(codes: readonly string[]): string {
  const [first = ''] = codes;
  const level = [6, 4, 2].find((digits) => codes.every((code) => code.startsWith(first.slice(0, digits))));
  return first.slice(0, level ?? 2);
}
