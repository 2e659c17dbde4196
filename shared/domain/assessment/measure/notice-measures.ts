import type { NoticeKind } from '../../notice/notice.ts';
import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { NoticeDuty } from '../fact/notice-duty.ts';
import type { AssessmentFacts } from '../fact/unit-facts.ts';
import { instantsOf } from '../period.ts';
import type { MeasureContext, MeasureFormula } from './measure-context.ts';
import { amountOf, type Measured, ratioOf } from './measured.ts';

/** 签收及时率, of what had to be accepted by a day in the period. */
export function noticesAcceptedOnTime({ duties }: AssessmentFacts, context: MeasureContext): Measured {
  return onTime(
    duties.filter(({ what }) => what === 'acceptance'),
    context,
  );
}

/** 反馈及时率 of some kinds of notice, of what had to be answered by a day in the period. */
export function repliedOnTime(...kinds: readonly NoticeKind[]): MeasureFormula {
  return ({ duties }, context) =>
    onTime(
      duties.filter(({ what, noticeKind }) => what === 'reply' && kinds.includes(noticeKind)),
      context,
    );
}

/** 反馈完整率: answers given in the period that the sender did not send back for what they left open. */
export function repliesComplete({ duties }: AssessmentFacts, { period }: MeasureContext): Measured {
  return ratioOf(
    duties
      .filter(({ what, doneAt }) => {
        const on = what === 'reply' && doneAt !== null ? shanghaiDateOf(doneAt) : null;
        return on !== null && period.from <= on && on <= period.to;
      })
      .map(({ dutyId, complete }) => ({ id: dutyId, good: complete })),
  );
}

/** 超期未结件: limits that had passed when the period ended, with nothing done. */
export function openPastLimit({ duties, tasks }: AssessmentFacts, { period }: MeasureContext): Measured {
  const { end } = instantsOf(period);
  const lateDuties = duties.filter(({ dueAt, doneAt, withdrawnAt }) => {
    const endedAt = doneAt ?? withdrawnAt;
    return dueAt <= end && (endedAt === undefined || endedAt >= end);
  });
  const lateTasks = tasks.filter(
    ({ dueOn, doneOn }) => dueOn <= period.to && (doneOn === null || doneOn > period.to),
  );
  return amountOf([
    ...lateDuties.map(({ dutyId }) => ({ id: dutyId, amount: 1 })),
    ...lateTasks.map(({ taskId }) => ({ id: taskId, amount: 1 })),
  ]);
}

/** 平均占用天数: whole days in the receiver's hands, of the notices that ended in the period. */
export function receiverDays({ holds }: AssessmentFacts, { period }: MeasureContext): Measured {
  return amountOf(
    holds
      .filter(({ endedOn }) => period.from <= endedOn && endedOn <= period.to)
      .map(({ noticeId, receiverDays: days }) => ({ id: noticeId, amount: days })),
  );
}

function onTime(duties: readonly NoticeDuty[], { period }: MeasureContext): Measured {
  return ratioOf(
    duties
      .filter(({ dueOn }) => period.from <= dueOn && dueOn <= period.to)
      .map(({ dutyId, doneAt, dueAt }) => ({ id: dutyId, good: doneAt !== null && doneAt < dueAt })),
  );
}
