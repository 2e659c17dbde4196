import { type Movement, movementIdOf } from '../movement/movement.ts';
import type { Notice, NoticeTarget } from './notice.ts';

type MovementNotice = Extract<Notice, { kind: 'movement-notice' }>;

/**
 * The notices that a movement sends, each with an id computed from the movement and the *reason* for telling, never
 * from the receiver: a change of lineage between two runs cannot mint a second notice.
 * The household side is told of every movement of its people elsewhere, the former and the next township where known.
 */
export function movementNotices(movement: Movement): readonly MovementNotice[] {
  const { household } = movement.after;
  const former = formerTownship(movement);
  const next = movement.destination ?? null;
  const receivers: readonly (readonly [NoticeTarget, string | null])[] = [
    ['household', household],
    ['former', former],
    ['next', next],
  ];
  const told = new Set<string>();
  return receivers.flatMap(([target, receiver]) => {
    if (receiver === null || isSender(receiver, movement, target) || told.has(receiver)) return [];
    told.add(receiver);
    return [noticeTo(receiver, target, movement)];
  });
}

/** The township whose open residence this record ended, or whose person was reported home. */
function formerTownship({ before, after, office }: Movement): string | null {
  const left = before?.open?.division.slice(0, 9) ?? null;
  const now = after.open?.division.slice(0, 9) ?? null;
  return left === null || left === now || left === office ? null : left;
}

/** Nobody is told what it recorded itself; a county is told nothing about moves inside it. By the codes as written: what their
 * lineage makes the same division is found at delivery, which knows it (`deliver.ts`). */
function isSender(receiver: string, { office }: Movement, target: NoticeTarget): boolean {
  return target === 'household'
    ? receiver.slice(0, 6) === office.slice(0, 6)
    : receiver.slice(0, 9) === office;
}

function noticeTo(receiver: string, target: NoticeTarget, movement: Movement): MovementNotice {
  const movementId = movementIdOf(movement);
  const from = movement.before?.open?.division;
  const to = movement.after.open?.division ?? movement.destination;
  return {
    noticeId: `${movementId}.${target}`,
    version: 1,
    kind: 'movement-notice',
    state: 'queued',
    personId: movement.personId,
    sender: movement.office,
    receiver,
    holder: receiver,
    channel: 'platform',
    createdAt: movement.recordedAt,
    since: movement.recordedAt,
    target,
    content: {
      movement: movementId,
      happened: movement.kind,
      side: movement.side,
      on: movement.happenedOn,
      ...(from && { from }),
      ...(to && { to }),
      ...(movement.late && { late: true }),
    },
    timeline: [{ at: movement.recordedAt, event: 'create', by: movement.office }],
  };
}
