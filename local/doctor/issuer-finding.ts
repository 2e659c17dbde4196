import type { Configuration } from '../serve/configuration/configuration.ts';
import { type Finding, found, whyOf } from './finding.ts';

const PATIENCE_MS = 5_000;

/** What an issuer answered: its clock, or why it did not. */
export interface IssuerAnswer {
  readonly issuer: string;
  readonly now?: number;
  readonly why?: string;
}

/** Asks each issuer for its public keys, as the first token does. */
export async function askIssuers(issuers: Configuration['issuers']): Promise<readonly IssuerAnswer[]> {
  return await Promise.all(
    issuers.map(async ({ issuer, keys }) => {
      try {
        const url = keys ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`;
        const answer = await fetch(url, { signal: AbortSignal.timeout(PATIENCE_MS) });
        const body: unknown = await answer.json();
        if (!answer.ok || typeof body !== 'object' || body === null || !('keys' in body))
          return { issuer, why: `${answer.status}` };
        const date = Date.parse(answer.headers.get('date') ?? '');
        return { issuer, ...(Number.isFinite(date) && { now: date }) };
      } catch (cause) {
        const { cause: inner } = cause as Error;
        return { issuer, why: whyOf(inner ?? cause) };
      }
    }),
  );
}

/** Can whoever signs in there be let in? */
export function issuerFinding(answers: readonly IssuerAnswer[]): Finding {
  const subject = 'issuers';
  const silent = answers.filter(({ why }) => why !== undefined);
  if (silent.length === 0)
    return {
      subject,
      state: 'ok',
      found: found(`${answers.length} 个都给出公钥`, `All ${answers.length} give their public keys.`),
    };
  const list = silent.map(({ issuer, why }) => `${issuer} (${why})`).join(', ');
  return {
    subject,
    state: 'failed',
    found: found(
      `拿不到公钥，它的令牌进不来：${list}`,
      `No public keys, so that its tokens are refused: ${list}`,
    ),
    todo: found(
      '检查网络、issuers.keys 网址，以及本机是否信任它的证书',
      'Check the network, the address in issuers.keys, and whether this machine trusts its certificate.',
    ),
  };
}
