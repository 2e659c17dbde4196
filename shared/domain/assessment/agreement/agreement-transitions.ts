import { type Transition, stateAfter as after } from '../state-table.ts';

/** States of a target agreement: 起草, 责任单位已签, 退回修改, 生效, 撤回. */
export const agreementStates = ['drafted', 'signed', 'sent-back', 'in-force', 'withdrawn'] as const;
export type AgreementState = (typeof agreementStates)[number];

type Actor = 'unit' | 'superior';

/** The whole life of an agreement as data. In force it is never changed: another one holds from a later quarter on. */
export const agreementTransitions = {
  /** 责任单位签字, by a person who did not draft it. */
  sign: { from: ['drafted'], to: 'signed', by: ['unit'] },
  /** 退回修改, with a reason. */
  'send-back': { from: ['drafted'], to: 'sent-back', by: ['unit'] },
  /** 上级签字, by another person than the one who drafted it. */
  countersign: { from: ['signed'], to: 'in-force', by: ['superior'] },
  /** 修改: other targets, which the unit has not signed. */
  redraft: { from: ['drafted', 'signed', 'sent-back', 'withdrawn'], to: 'drafted', by: ['superior'] },
  /** 撤回: no agreement comes of it. */
  withdraw: { from: ['drafted', 'signed', 'sent-back'], to: 'withdrawn', by: ['superior'] },
} as const satisfies Record<string, Transition<AgreementState, Actor>>;
export type AgreementEvent = keyof typeof agreementTransitions;

/** The state after an event, or null where the event is not allowed in that state. */
export function agreementStateAfter(event: AgreementEvent, state: AgreementState): AgreementState | null {
  return after<AgreementState, Actor>(agreementTransitions[event], state);
}
