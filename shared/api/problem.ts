import * as z from 'zod/mini';

/** Problem details (RFC 9457): what every refusal looks like. `type` is stable; `title` follows Accept-Language. */
export const Problem = z.strictObject({
  type: z.string().check(z.regex(/^\/problems\/[a-z0-9-]+$/)),
  title: z.string(),
  status: z.int(),
  /** The field at fault, as a JSON pointer into the request. */
  pointer: z.optional(z.string()),
  /** What the sentence speaks of, for programs. */
  values: z.optional(z.record(z.string(), z.union([z.string(), z.number()]))),
  /** With `invalid-request`: every field that is not as required. */
  errors: z.optional(z.array(z.strictObject({ pointer: z.string(), detail: z.string() }))),
});
