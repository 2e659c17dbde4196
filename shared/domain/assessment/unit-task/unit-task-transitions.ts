import { type Transition, stateAfter as after } from '../state-table.ts';

/** States of a task that a superior office gave to a unit: a rectification (整改) or a dated task (阶段性任务). */
export const unitTaskStates = ['set', 'reported', 'sent-back', 'accepted', 'cancelled'] as const;
export type UnitTaskState = (typeof unitTaskStates)[number];

type Actor = 'unit' | 'superior' | 'platform';

/** The whole life of a task as data. `overdue` is a mark, never a state: what is late is still to be done. */
export const unitTaskTransitions = {
  /** 签收. */
  acknowledge: { from: ['set'], to: 'same', by: ['unit'] },
  /** 指定帮扶单位. */
  'assign-support': { from: ['set', 'sent-back', 'reported'], to: 'same', by: ['superior'] },
  /** 报送完成情况, with evidence. */
  report: { from: ['set', 'sent-back'], to: 'reported', by: ['unit'] },
  /** 验收销号. */
  accept: { from: ['reported'], to: 'accepted', by: ['superior'] },
  /** 退回重办, with a reason. */
  'send-back': { from: ['reported'], to: 'sent-back', by: ['superior'] },
  /** 延期, once, with a reason and in time. */
  extend: { from: ['set', 'sent-back'], to: 'same', by: ['superior'] },
  /** 撤销: its ground is gone, by a later revision or by decision. */
  cancel: { from: ['set', 'sent-back', 'reported'], to: 'cancelled', by: ['superior', 'platform'] },
  /** 催办、超期、提级督办, each noted once. */
  press: { from: ['set', 'sent-back'], to: 'same', by: ['platform'] },
} as const satisfies Record<string, Transition<UnitTaskState, Actor>>;
export type UnitTaskEvent = keyof typeof unitTaskTransitions;

/** The state after an event, or null where the event is not allowed in that state. */
export function taskStateAfter(event: UnitTaskEvent, state: UnitTaskState): UnitTaskState | null {
  return after<UnitTaskState, Actor>(unitTaskTransitions[event], state);
}
