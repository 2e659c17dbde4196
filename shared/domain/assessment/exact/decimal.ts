import * as z from 'zod/mini';

/** Points, targets and weights of a scheme: decimal text, at most four digits after the point, never a float. */
export const Decimal = z.string().check(z.regex(/^(0|[1-9]\d{0,6})(\.\d{1,4})?$/));
export type Decimal = z.infer<typeof Decimal>;
