import * as z from 'zod/mini';

/** Lines of a page: 50 where nothing is said, at least 1 and at most 200. */
export const Limit = z._default(
  z.pipe(
    z.string().check(z.regex(/^\d{1,3}$/)),
    z.transform((text: string) => Math.min(Math.max(Number(text), 1), 200)),
  ),
  50,
);
export const Cursor = z.optional(z.string().check(z.maxLength(1_000)));
export const paging = { cursor: Cursor, limit: Limit };

export const Flag = z._default(
  z.pipe(
    z.enum(['true', 'false']),
    z.transform((text: 'true' | 'false') => text === 'true'),
  ),
  false,
);
