import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Objection } from '../../shared/domain/assessment/objection/objection.ts';
import { objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import { mayRead, type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface SeenObjection {
  readonly kind: 'seen';
  readonly objection: Objection;
  readonly territories: readonly Territory[];
}

/** An objection that a caller may see: of its own unit, or of one below it. To all others it is not there. */
export async function seenObjection(
  deps: {
    readonly cases: Pick<CaseStore, 'one'>;
    readonly directory: DirectoryStore;
    readonly clock: Clock;
  },
  objectionId: string,
  caller: Caller,
): Promise<SeenObjection | Refused> {
  const [objection, territories] = await Promise.all([
    deps.cases.one(objectionCase, objectionId),
    territoriesOf(caller, deps.directory, shanghaiDateOf(deps.clock.now())),
  ]);
  return objection && mayRead(territories, objection.unitId)
    ? { kind: 'seen', objection, territories }
    : refused('objection-unknown');
}
