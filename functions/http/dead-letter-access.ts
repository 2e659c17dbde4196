import type { Caller } from '../../shared/domain/caller/caller.ts';
import type { DeadLetters } from '../../shared/domain/dead-letter/dead-letters.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';

/** Why a caller may not see or move these dead letters; undefined where nothing is in the way. */
export function deadLetterRefusal(
  { sources }: DeadLetters,
  { divisions }: Caller,
  source: string | undefined,
): Refused | undefined {
  // A letter may be about any division: only who answers for all of them sees it.
  if (divisions.length > 0) return refused('whole-platform-only');
  if (source === undefined || sources.includes(source)) return undefined;
  return refused('dead-letter-source-unknown', '/source', { source, sources: sources.join(', ') });
}
