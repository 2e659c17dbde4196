import * as z from 'zod/mini';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  announcementCase,
  filedAnnouncement,
  notAnnounced,
} from '../../shared/domain/assessment/run/announcement.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { heldUp } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Log } from '../../shared/lambda/log.ts';
import { task, type TaskHandler } from '../../shared/lambda/task.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ CASES_TABLE: text });
export const uses = { cases: ['one', 'save'] } as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly clock: Clock;
}

/** `id` of what failed, with the kind of the failure. */
const Event = z.object({ id: z.string(), of: z.enum(['announcement', 'settlement']), reason: z.string() });

/** Puts off what failed: it is tried again later, behind the others, and a settlement says why it waits. */
export function createNoteUnsettled({ cases, clock }: Deps, edge: { readonly log: Log }): TaskHandler {
  return task('note-unsettled', Event, edge, async ({ id, of, reason }) => {
    const now = clock.now();
    if (of === 'announcement') {
      const failed = await cases.one(announcementCase, id);
      if (failed?.toldAt === null) await cases.save(filedAnnouncement(notAnnounced(failed, now)));
    } else {
      const failed = await cases.one(settlementCase, id);
      const why = { name: 'failed', values: { cause: reason.slice(0, 80) || '–' } };
      if (failed && failed.state !== 'settled') await cases.save(filedSettlement(heldUp(failed, why, now)));
    }
    return { id, of, failed: 1 };
  });
}
