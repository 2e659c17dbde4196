import * as z from 'zod/mini';
import type { CaseKind } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { announcementCase } from '../../shared/domain/assessment/run/announcement.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ CASES_TABLE: text });
export const uses = { cases: ['due'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'due'>;
  readonly clock: Clock;
}

/** Of each kind in one round: their ids are the input of a state, which holds 256 KB. */
const MOST_AT_ONCE = 500;
/** Every round gets rid of what it found, or puts it off. More rounds than the country needs (160) mean that it does not. */
const MOST_ROUNDS = 300;

/** What there is to settle by now: counties whose units are to be told, and settlements that time looks at. */
export function createFindSettling({ cases, clock }: Deps, edge: { readonly log: Log }): TaskHandler {
  return task('find-settling', z.object({ round: z.optional(z.int()) }), edge, async ({ round = 0 }) => {
    const idsOf = async <Case extends { readonly version: number }>(kind: CaseKind<Case>) =>
      (await cases.due(kind, { until: clock.now(), limit: MOST_AT_ONCE })).map(kind.idOf);
    const isTooLong = round >= MOST_ROUNDS;
    const announcements = isTooLong ? [] : await idsOf(announcementCase);
    const settlements = isTooLong ? [] : await idsOf(settlementCase);
    const found = announcements.length + settlements.length > 0;
    return { found, round: round + 1, announcements, settlements };
  });
}
