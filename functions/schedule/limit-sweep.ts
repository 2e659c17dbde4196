import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../../shared/domain/deadline/deadline-rule.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import type { CountingDeps } from '../counting.ts';

/** What a sweep over running limits needs. */
export interface LimitSweepDeps extends CountingDeps {
  readonly notices: NoticeStore;
  readonly clock: Clock;
  readonly rules: readonly DeadlineRule[];
  readonly sweeps: Pick<SweepStore, 'placeOf' | 'keepPlace'>;
}
