import { type Transition, stateAfter as after } from '../state-table.ts';

/** States of a bulletin (考核通报). */
export const bulletinStates = ['draft', 'edited', 'issued', 'withdrawn'] as const;
export type BulletinState = (typeof bulletinStates)[number];

type Actor = 'editor' | 'issuer' | 'platform';

/**
 * The life of a bulletin as data. The platform drafts and a person issues: nothing is published by itself, and what nobody has read
 * through (核稿) cannot be issued. An issued one is never changed; it is withdrawn, and another goes out under a new number.
 */
export const bulletinTransitions = {
  /** 核稿、修改. An edit without changes says that it was read. */
  edit: { from: ['draft', 'edited'], to: 'edited', by: ['editor'] },
  /** 重新起草 from the results as they are now. What replaces a withdrawn one is a document of its own. */
  redraft: { from: ['draft', 'edited'], to: 'draft', by: ['editor'] },
  /** 签发, with the document number. */
  issue: { from: ['edited'], to: 'issued', by: ['issuer'] },
  /** 撤回, with a reason. */
  withdraw: { from: ['issued'], to: 'withdrawn', by: ['issuer'] },
} as const satisfies Record<string, Transition<BulletinState, Actor>>;
export type BulletinEvent = keyof typeof bulletinTransitions;

/** The state after an event, or null where the event is not allowed in that state. */
export function bulletinStateAfter(event: BulletinEvent, state: BulletinState): BulletinState | null {
  return after<BulletinState, Actor>(bulletinTransitions[event], state);
}

export const bulletinStateWords: Readonly<
  Record<BulletinState, { readonly zh: string; readonly en: string }>
> = {
  draft: { zh: '草稿', en: 'draft' },
  edited: { zh: '待签发', en: 'waiting to be issued' },
  issued: { zh: '已签发', en: 'issued' },
  withdrawn: { zh: '已撤回', en: 'withdrawn' },
};
