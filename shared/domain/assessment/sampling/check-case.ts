import * as z from 'zod/mini';
import { Instant } from '../../calendar/instant.ts';
import { quarterOf } from '../../calendar/period.ts';
import { parentCodeOf } from '../../division/code.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { SampledCheck } from '../fact/sampled-check.ts';
import { checkAsFact, SampleCheck } from './sample-check.ts';

/** Checks stand with the office that checks, what is open first, by last day; the superior of the office that is checked sees all. */
export const checkCase: CaseKind<SampleCheck> = {
  name: 'check',
  read: (stored) => SampleCheck.parse(stored),
  idOf: ({ checkId }) => checkId,
  officeOf: ({ checker }) => officeOf(checker),
  superiorOf: ({ superior }) => superior,
  orderOf: ({ outcome, limit }) => `${outcome === null ? 'open' : 'settled'}#${limit.dueOn}`,
};

/** What a settled check says, where the scoring looks for it: with the office whose record it is, by the day it was settled. */
export const KeptCheck = z.strictObject({ version: z.int(), settledAt: Instant, fact: SampledCheck });
export type KeptCheck = z.infer<typeof KeptCheck>;

export const keptCheckCase: CaseKind<KeptCheck> = {
  name: 'sampled',
  read: (stored) => KeptCheck.parse(stored),
  idOf: ({ fact }) => fact.checkId,
  officeOf: ({ fact }) => officeOf(fact.office),
  superiorOf: ({ fact }) => parentCodeOf(officeOf(fact.office)) ?? fact.office,
  orderOf: ({ fact }) => `${quarterOf(fact.checkedOn)}#${fact.checkedOn}`,
};

/** A check as it was settled, with what the measure reads: both are kept, or neither. */
export function filedSettled(check: SampleCheck): readonly FiledCase[] {
  const fact = checkAsFact(check);
  if (!fact || !check.outcome) throw new Error('the check is not settled');
  return [
    filed(checkCase, check),
    filed(keptCheckCase, { version: 1, settledAt: check.outcome.checkedAt, fact }),
  ];
}
