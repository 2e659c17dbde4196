import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { type Sample, sampleCase } from '../../shared/domain/assessment/sampling/sample.ts';
import { lies, type Territory } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { territoriesOf } from './scope.ts';

export interface SampleReadingDeps {
  readonly cases: Pick<CaseStore, 'one'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** A sample, for whoever belongs to its county or stands above it. To all others it is not there. */
export async function seenSample(
  { cases, directory, clock }: SampleReadingDeps,
  sampleId: string,
  caller: Caller,
): Promise<
  { readonly kind: 'seen'; readonly sample: Sample; readonly territories: readonly Territory[] } | Refused
> {
  const [sample, territories] = await Promise.all([
    cases.one(sampleCase, sampleId),
    territoriesOf(caller, directory, shanghaiDateOf(clock.now())),
  ]);
  const within = sample?.seal.within;
  if (!sample || within === undefined || !belongs(within, territories, caller))
    return refused('sample-unknown', undefined, { sample: sampleId });
  return { kind: 'seen', sample, territories };
}

/** Why a caller does not conduct samples of a county; null where it does: its own managers and auditors, and those above. */
export function mayNotSample(within: string, territories: readonly Territory[]): Refused | null {
  return territories.some((territory) => lies(within, territory))
    ? null
    : refused('division-not-yours', '/within', { division: within });
}

function belongs(within: string, territories: readonly Territory[], { divisions }: Caller): boolean {
  return (
    territories.some((territory) => lies(within, territory)) ||
    divisions.some((division) => division.startsWith(within))
  );
}
