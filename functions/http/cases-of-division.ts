import type { CaseKind } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CasePage, CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { territoriesOf } from './scope.ts';

export interface CaseListDeps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

interface Asked {
  readonly code: string;
  readonly side: 'office' | 'superior';
  readonly under?: string;
  readonly limit: number;
  readonly cursor: string | undefined;
}

/** One page of a division's list of documents, for whoever may read the division. */
export async function casesOfDivision<Case extends { readonly version: number }>(
  { cases, directory, clock }: CaseListDeps,
  kind: CaseKind<Case>,
  { code, side, under, limit, cursor }: Asked,
  caller: Caller,
): Promise<(CasePage<Case> & { readonly kind: 'page' }) | Refused> {
  const territories = await territoriesOf(caller, directory, shanghaiDateOf(clock.now()));
  if (!territories.some((territory) => lies(code, territory)))
    return refused('division-not-yours', '/code', { division: code });
  const place = readCursor(cursor, 'after');
  if (place.kind === 'refused') return place;
  const page = await cases.list(kind, {
    side,
    division: code,
    limit,
    ...(under !== undefined && { under }),
    ...(place.place && { after: place.place.after }),
  });
  return {
    kind: 'page',
    cases: page.cases,
    ...(page.next !== undefined && { next: writeCursor({ after: page.next }) }),
  };
}
