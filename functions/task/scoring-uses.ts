import type { Uses } from '../../shared/uses.ts';

/** What a function calls that looks whether there are facts. */
export const factLookingUses = {
  facts: ['list'],
  duties: ['list'],
  notices: ['box'],
  reported: ['list'],
} as const satisfies Uses;

/** What a function calls that scores units. Apart from the code that does it, which some load only when asked. */
export const scoringUses = {
  ...factLookingUses,
  outages: ['all'],
  directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder'],
} as const satisfies Uses;
