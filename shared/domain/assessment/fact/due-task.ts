import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';

/**
 * What an office owes by a day: 居住证制发, 签注提醒, 线索核实, 月报表, 本人更正与申请, 惠民政策申请, 阶段性任务. The day is data
 * (Decree 663 art. 9 gives a permit 15 days, 30 in remote areas), counted by whoever opened the task.
 */
export const DueTaskKind = z.enum([
  'permit-issue',
  'endorsement-reminder',
  'lead-check',
  'monthly-return',
  'own-data-request',
  'benefit-request',
  'work-task',
]);
export type DueTaskKind = z.infer<typeof DueTaskKind>;

/** One such task. It says nothing about the person whom it serves. */
export const DueTask = z.strictObject({
  /** As long as the id of a rectification may be (`TaskId`). */
  taskId: z.string().check(z.minLength(1), z.maxLength(200)),
  office: PlaceCode,
  area: z.optional(AreaCode),
  department: z.optional(AreaCode),
  kind: DueTaskKind,
  openedOn: LocalDate,
  /** Last day on which it is in time. */
  dueOn: LocalDate,
  doneOn: z.nullable(LocalDate),
});
export type DueTask = z.infer<typeof DueTask>;
