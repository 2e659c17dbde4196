import * as z from 'zod/mini';

/** One environment variable: text that is not empty. */
export const text = z.string().check(z.minLength(1));

/** Who may sign tokens: what every HTTP function verifies them with. `JWKS_URI` must be HTTPS. */
export const httpEnv = { ISSUER: text, AUDIENCE: text, JWKS_URI: text };

/** The secrets behind identities, by ARN: only functions that make pseudonyms or open the vault have them. */
export const keysEnv = { PSEUDONYM_KEY_SECRET: text, DATA_KEYS_SECRET: text };

/**
 * Where dead letters lie: those of the delivery queue, and what consumers of streams gave up, as `NAME=PLACE NAME=PLACE`:
 * the consumer and `s3://BUCKET/PREFIX`, or the address of one queue (`infra/constructs/failed-changes.ts`).
 */
export const deadLettersEnv = { DELIVERY_DEAD_LETTERS_URL: text, FAILED_CHANGES: text };

/** The environment that a function needs, as its CDK construct must fill it: every variable, nothing else. */
export type EnvOf<E extends z.ZodMiniObject> = Readonly<Record<keyof z.output<E> & string, string>>;

/** Reads a function's variables. Throws, naming those that are missing or empty, before it can serve anything. */
export function readEnv<E extends z.ZodMiniObject>(
  schema: E,
  variables: Readonly<Record<string, string | undefined>> = process.env,
): z.output<E> {
  const read = schema.safeParse(variables);
  if (read.success) return read.data;
  const names = [...new Set(read.error.issues.map(({ path }) => String(path[0])))];
  throw new Error(`environment variables missing or empty: ${names.join(', ')}`);
}
