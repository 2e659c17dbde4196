import { type Transition, stateAfter as after } from '../state-table.ts';

/** States of an objection (异议申诉). */
export const objectionStates = [
  'filed',
  'evidence-asked',
  'upheld',
  'rejected',
  'withdrawn',
  'lapsed',
] as const;
export type ObjectionState = (typeof objectionStates)[number];

type Actor = 'unit' | 'auditor' | 'platform';

/**
 * The whole life of an objection as data. One that nobody has ruled on never lapses: the auditor's silence must not cost the
 * unit its points, so it holds up the lock and is pressed for. It lapses only where the unit owes evidence and does not send it.
 */
export const objectionTransitions = {
  /** 要求补充材料: the auditor's days stand still, the unit's run. */
  'ask-evidence': { from: ['filed'], to: 'evidence-asked', by: ['auditor'] },
  /** 补充材料. */
  'supply-evidence': { from: ['evidence-asked'], to: 'filed', by: ['unit'] },
  /** 异议成立: with the corrections that the calculation takes. */
  uphold: { from: ['filed', 'evidence-asked'], to: 'upheld', by: ['auditor'] },
  /** 异议不成立, with a reason. */
  reject: { from: ['filed'], to: 'rejected', by: ['auditor'] },
  /** 撤回. */
  withdraw: { from: ['filed', 'evidence-asked'], to: 'withdrawn', by: ['unit'] },
  /** 逾期失效: the evidence asked for did not come by its day. */
  lapse: { from: ['evidence-asked'], to: 'lapsed', by: ['platform'] },
  /** 催办、超期、提级督办 of the ruling, each noted once. */
  press: { from: ['filed'], to: 'same', by: ['platform'] },
} as const satisfies Record<string, Transition<ObjectionState, Actor>>;
export type ObjectionEvent = keyof typeof objectionTransitions;

/** Nothing happens any more. */
export const settledObjectionStates = ['upheld', 'rejected', 'withdrawn', 'lapsed'] as const;

/** The state after an event, or null where the event is not allowed in that state. */
export function objectionStateAfter(event: ObjectionEvent, state: ObjectionState): ObjectionState | null {
  return after<ObjectionState, Actor>(objectionTransitions[event], state);
}

/** True where it still waits for somebody. */
export function isOpen({ state }: { readonly state: ObjectionState }): boolean {
  return !(settledObjectionStates as readonly ObjectionState[]).includes(state);
}
