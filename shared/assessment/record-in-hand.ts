import { factIdOf } from '../domain/assessment/fact/reported-fact.ts';
import type { ReportedFactStore } from '../domain/assessment/fact/reported-fact-store.ts';
import { type Movement, movementIdOf } from '../domain/movement/movement.ts';
import type { MovementStore } from '../domain/movement/movement-store.ts';
import type { Notice } from '../domain/notice/notice.ts';
import type { NoticesById } from '../domain/notice/notice-store.ts';

/** A record as who judges it must know it: which offices entered it, and whom it touches. */
export interface RecordInHand {
  readonly enteredFor: readonly string[];
  /** Divisions that it names, those that entered it among them. */
  readonly sides: readonly string[];
}

export interface RecordSources {
  readonly movements: Pick<MovementStore, 'log'>;
  readonly notices: Pick<NoticesById, 'get'>;
  readonly reported: Pick<ReportedFactStore, 'chain'>;
}

/** `PERSON.SEQ` of a movement, `ROOT.SEQ` of a reported fact. */
const NUMBERED = /^([0-9A-Za-z_-]{22})\.[1-9]\d{0,5}$/;

/** The movement, reported fact or notice of an id; undefined where there is none. */
export async function recordInHand(
  record: string,
  { movements, notices, reported }: RecordSources,
): Promise<RecordInHand | undefined> {
  const [, root] = NUMBERED.exec(record) ?? [];
  if (root === undefined) {
    const notice = await notices.get(record);
    return notice && noticeInHand(notice);
  }
  const [log, chain] = await Promise.all([movements.log(root), reported.chain(root)]);
  const movement = log.find((one) => movementIdOf(one) === record);
  if (movement) return movementInHand(movement);
  const fact = chain.find((one) => factIdOf(one) === record);
  return (
    fact && {
      enteredFor: [fact.office, fact.place],
      sides: [fact.office, fact.place],
    }
  );
}

function movementInHand({ office, before, after, destination }: Movement): RecordInHand {
  const sides = [
    office,
    after.household,
    after.open?.division,
    before?.household,
    before?.open?.division,
    destination,
  ];
  return { enteredFor: [office], sides: sides.filter((side): side is string => typeof side === 'string') };
}

/** What was recorded later to correct a movement. */
export function correctionsOf({ seq }: Movement, log: readonly Movement[]): readonly Movement[] {
  return log.filter(({ kind, corrects }) => kind === 'correction' && corrects === seq);
}

function noticeInHand({ timeline, sender, receiver, holder }: Notice): RecordInHand {
  const offices = timeline.flatMap(({ by }) => (by === undefined ? [] : [by]));
  return {
    enteredFor: [...new Set([sender, ...offices])],
    sides: [...new Set([sender, receiver, holder, ...offices])],
  };
}
