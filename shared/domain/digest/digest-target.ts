import * as z from 'zod/mini';
import { type Refused, refused } from '../refusal.ts';
import type { DigestKind } from './digest-channel.ts';

const Mail = z
  .string()
  .check(z.maxLength(100), z.regex(/^[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9-]*\.)+[A-Za-z]{2,24}$/));

/** Where a channel leads to, with its secrets: kept sealed, shown never. */
export const DigestTarget = z.union([
  z.strictObject({ url: z.string(), secret: z.optional(z.string()) }),
  z.strictObject({ to: z.array(Mail) }),
]);
export type DigestTarget = z.infer<typeof DigestTarget>;

export const TargetFields = {
  /** The robot's whole address, with its key. */
  url: z.optional(z.string().check(z.maxLength(500))),
  /** 加签: the secret of a 钉钉 robot that signs. */
  secret: z.optional(z.string().check(z.regex(/^[\x21-\x7e]{8,200}$/))),
  /** Addresses of the office. */
  to: z.optional(z.array(Mail).check(z.minLength(1), z.maxLength(5))),
};

/** Where digests may go to, as the installation says. */
export interface DigestRules {
  /** Hosts of robots, in lower case. */
  readonly hosts: readonly string[];
  /** Whether there is a mail server. */
  readonly mails: boolean;
}

const PATHS = {
  wecom: { path: '/cgi-bin/webhook/send', key: 'key' },
  dingtalk: { path: '/robot/send', key: 'access_token' },
} as const;

interface Given {
  readonly kind: DigestKind;
  readonly url?: string | undefined;
  readonly secret?: string | undefined;
  readonly to?: readonly string[] | undefined;
}

/**
 * The target that somebody sets; undefined where none is given, and the one before stays. Refused where it cannot be one of its kind, or leads
 * to a host that is not on the list.
 */
export function targetGiven(
  { kind, url, secret, to }: Given,
  rules: DigestRules,
): { readonly kind: 'target'; readonly target: DigestTarget | undefined; readonly shown: string } | Refused {
  const invalid = (field: string) => refused('digest-target-invalid', field);
  if (kind === 'email') {
    if (url !== undefined) return invalid('/url');
    if (secret !== undefined) return invalid('/secret');
    if (!rules.mails) return refused('digest-mail-off', '/kind');
    if (to === undefined) return { kind: 'target', target: undefined, shown: '' };
    return { kind: 'target', target: { to: [...to] }, shown: to.map(masked).join(', ') };
  }
  if (to !== undefined) return invalid('/to');
  if (secret !== undefined && (kind !== 'dingtalk' || url === undefined)) return invalid('/secret');
  if (url === undefined) return { kind: 'target', target: undefined, shown: '' };
  const parsed = URL.parse(url);
  if (!parsed) return invalid('/url');
  const { path, key } = PATHS[kind];
  if (
    parsed.protocol !== 'https:' ||
    parsed.port !== '' ||
    parsed.username + parsed.password + parsed.hash !== '' ||
    parsed.pathname !== path ||
    [...parsed.searchParams.keys()].join() !== key ||
    !/^[\w-]{8,200}$/.test(parsed.searchParams.get(key) ?? '')
  )
    return invalid('/url');
  if (!rules.hosts.includes(parsed.hostname))
    return refused('digest-host-not-allowed', '/url', {
      host: parsed.hostname,
      hosts: rules.hosts.join(', '),
    });
  return {
    kind: 'target',
    target: { url: parsed.href, ...(secret !== undefined && { secret }) },
    shown: parsed.hostname,
  };
}

function masked(address: string): string {
  return `${address.slice(0, 1)}***${address.slice(address.indexOf('@'))}`;
}

/** Where the robots of 企业微信 and 钉钉 stand. */
export const DEFAULT_DIGEST_HOSTS = 'qyapi.weixin.qq.com,oapi.dingtalk.com';

/** `a.example.cn, B.example.cn` as a list of hosts. */
export function hostsIn(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[\s,，]+/)
    .filter((host) => host !== '');
}
