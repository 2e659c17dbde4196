import * as z from 'zod/mini';

/** So many days, and how they are counted. */
export const DayLimit = z.strictObject({
  days: z.int().check(z.minimum(1), z.maximum(366)),
  unit: z.enum(['working', 'calendar']),
  /** Where the last calendar day is no working day, the next working day is the last (民法典 art. 203, 民事诉讼法 art. 85). */
  rollToWorkingDay: z.prefault(z.boolean(), true),
});
export type DayLimit = z.infer<typeof DayLimit>;
