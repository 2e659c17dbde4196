import { sha256 } from '../../shared/assessment/sha256.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';

/** What a code stands for until it is redeemed. */
interface Grant {
  readonly caller: Caller;
  readonly clientId: string;
  readonly redirectUri: string;
  readonly challenge: string;
  readonly until: number;
}

const LIFE_MS = 60_000;
const MOST = 1_000;

/** Codes of the authorization code flow: each is good once, for a minute, for whoever knows the verifier (RFC 7636). */
export function grantedCodes(systemNow: () => number) {
  const grants = new Map<string, Grant>();
  return {
    grant(what: Omit<Grant, 'until'>): string {
      if (grants.size >= MOST) grants.clear();
      const code = crypto.randomUUID();
      grants.set(code, { ...what, until: systemNow() + LIFE_MS });
      return code;
    },
    redeem(
      code: string,
      given: { readonly clientId: string; readonly redirectUri: string; readonly verifier: string },
    ): Caller | undefined {
      const grant = grants.get(code);
      grants.delete(code);
      if (!grant || grant.until < systemNow()) return undefined;
      const isTheirs =
        grant.clientId === given.clientId &&
        grant.redirectUri === given.redirectUri &&
        grant.challenge === challengeOf(given.verifier);
      return isTheirs ? grant.caller : undefined;
    },
  };
}

function challengeOf(verifier: string): string {
  return Buffer.from(sha256(verifier), 'hex').toString('base64url');
}
