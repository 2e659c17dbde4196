import * as z from 'zod/mini';
import { guardRegion } from './region-guard.ts';

const https = z.string().check(z.regex(/^https:\/\/[^\s?#]+$/, 'must be an https address'));

/** One installation on AWS. What is the same everywhere is code; only what differs stands here. */
export const Environment = z.strictObject({
  /** Lower-case words; in the names of stack and alarms. */
  name: z.string().check(z.regex(/^[a-z][a-z0-9-]{1,20}$/, 'must be lower-case letters, digits and hyphens')),
  region: z.string(),
  outsideMainlandBecause: z.optional(z.string()),
  /** The OIDC issuer that signs the tokens of clerks, exactly as in their `iss`. */
  issuer: https,
  audience: z.string().check(z.minLength(1, 'must not be empty')),
  /** Where the issuer publishes its keys. */
  jwksUri: https,
  /** Who is told of alarms; each confirms by a link in the first mail. */
  alarmMails: z.array(z.string().check(z.regex(/^[^@\s]+@[^@\s]+$/, 'must be a mail address'))),
  /** A file of rules of its own (docs/clocks.md), from the root of the repository. */
  rules: z.optional(z.string().check(z.regex(/^[\w./-]+\.json$/, 'must be the path of a JSON file'))),
  /** Hosts of robots that the morning digest may go to, with commas between. */
  digestHosts: z._default(
    z.string().check(z.regex(/^[a-z0-9.-]+(, ?[a-z0-9.-]+)*$/, 'must be host names with commas between')),
    'qyapi.weixin.qq.com,oapi.dingtalk.com',
  ),
  /** What the digest links to: where people open their inbox; `none`: no link. */
  digestLink: z._default(z.union([https, z.literal('none')]), 'none'),
  /** Requests a second of the whole API, on average and for a moment. */
  requestsPerSecond: z._default(z.int().check(z.gte(1)), 500),
  burst: z._default(z.int().check(z.gte(1)), 1_000),
});
export type Environment = z.output<typeof Environment>;

/** Every installation. `trial` shows the shape and deploys nowhere as it is: `.example` is nobody's domain. */
const environments = {
  trial: {
    name: 'trial',
    region: 'cn-northwest-1',
    issuer: 'https://sign-in.example/yipan',
    audience: 'yipan',
    jwksUri: 'https://sign-in.example/yipan/jwks.json',
    alarmMails: [],
  },
} as const satisfies Record<string, z.input<typeof Environment>>;

/** Reads an environment by its name. Throws, naming the key, for one that is unknown, malformed or in a forbidden region. */
export function environmentNamed(name: string): Environment {
  const found = Object.hasOwn(environments, name) && environments[name as keyof typeof environments];
  if (!found) {
    throw new Error(
      `no environment "${name}" in infra/environments.ts: ${Object.keys(environments).join(', ')}`,
    );
  }
  return checkedEnvironment(found);
}

/** Checks a configuration. Throws, naming each wrong key. */
export function checkedEnvironment(given: unknown): Environment {
  const read = Environment.safeParse(given);
  if (!read.success) {
    const wrong = read.error.issues.map(inWords);
    throw new Error(`environment is not valid: ${wrong.join('; ')}`);
  }
  guardRegion(
    read.data.outsideMainlandBecause === undefined
      ? { region: read.data.region }
      : { region: read.data.region, outsideMainlandBecause: read.data.outsideMainlandBecause },
  );
  return read.data;
}

function inWords(issue: z.core.$ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')}: no such setting`;
  return `${issue.path.join('.') || 'environment'}: ${issue.message}`;
}
