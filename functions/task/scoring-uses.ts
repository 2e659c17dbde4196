import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

/** Where a function finds runs, units and facts. */
export const factLookingEnv = {
  ASSESSMENTS_TABLE: text,
  DIRECTORY_TABLE: text,
  FACTS_TABLE: text,
  DUTIES_TABLE: text,
  NOTICES_TABLE: text,
  REPORTED_TABLE: text,
};

/** Where one finds them that scores. */
export const scoringEnv = { ...factLookingEnv, OUTAGES_TABLE: text, CASES_TABLE: text, INPUTS_BUCKET: text };

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
  cases: ['one', 'list'],
  directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder'],
} as const satisfies Uses;

/** What a function calls that scores units again, with the rulings on their objections (`rescoring.ts`). */
export const rescoringUses = {
  ...scoringUses,
  assessments: ['run', 'scheme', 'latestResult', 'addResult', 'result', 'inputOf'],
} as const satisfies Uses;
