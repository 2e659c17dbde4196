import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { letterCase, type SentLetter } from '../../shared/domain/assessment/settlement/letter-case.ts';
import { letterSentence } from '../../shared/domain/assessment/settlement/result-letter.ts';
import { mayRead } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface LetterReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** A letter that a caller may read: the unit’s office and those above. An unknown and a forbidden one look the same. */
export async function seenLetter(
  { cases, directory, clock }: LetterReadingDeps,
  letterId: string,
  caller: Caller,
): Promise<{ readonly kind: 'seen'; readonly letter: SentLetter } | Refused> {
  const letter = await cases.one(letterCase, letterId);
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  return letter && mayRead(territories, letter.to)
    ? { kind: 'seen', letter }
    : refused('letter-unknown', '/letterId', { letter: letterId });
}

export function letterView(letter: SentLetter) {
  return { ...letter, ...letterSentence(letter) };
}

export function letterSummary(letter: SentLetter) {
  const { lines: _lines, consequences: _consequences, ...rest } = letterView(letter);
  return rest;
}
