import type { CaseKind } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { lies } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';
import { territoriesOf } from './scope.ts';

/** Why the lists of a division are not the caller's to read; null where they are: its own, and those of all below. */
export async function notReadable(
  code: string,
  caller: Caller,
  directory: DirectoryStore,
  today: string,
): Promise<Refused | null> {
  const territories = await territoriesOf(caller, directory, today);
  return territories.some((territory) => lies(code, territory))
    ? null
    : refused('division-not-yours', '/code', { division: code });
}

export interface CaseListDeps {
  readonly cases: Pick<CaseStore, 'list'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** A page of one list of a division, for those who may read it, with the cursor of the next. */
export async function casePage<Case extends { readonly version: number }>(
  { cases, directory, clock }: CaseListDeps,
  kind: CaseKind<Case>,
  asked: {
    readonly code: string;
    readonly side: 'office' | 'superior';
    readonly under?: string | undefined;
    readonly cursor?: string | undefined;
    readonly limit: number;
  },
  caller: Caller,
): Promise<
  | { readonly kind: 'page'; readonly cases: readonly Case[]; readonly next: { readonly next?: string } }
  | Refused
> {
  const { code, side, under, limit } = asked;
  const no = await notReadable(code, caller, directory, shanghaiDateOf(clock.now()));
  if (no) return no;
  const after = readCursor(asked.cursor, 'after');
  if (after.kind === 'refused') return after;
  const page = await cases.list(kind, {
    side,
    division: code,
    limit,
    ...(under !== undefined && { under }),
    ...(after.place && { after: after.place.after }),
  });
  const next = page.next === undefined ? {} : { next: writeCursor({ after: page.next }) };
  return { kind: 'page', cases: page.cases, next };
}
