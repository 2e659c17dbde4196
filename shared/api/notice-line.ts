import * as z from 'zod/mini';
import { Notice } from '../domain/notice/notice.ts';

/** A notice in a list, with what time does to it. */
export const NoticeLine = z.strictObject({
  notice: Notice,
  flag: z.enum(['none', 'due-soon', 'overdue']),
  /** Whole days left; negative once overdue. */
  daysLeft: z.optional(z.int()),
});
