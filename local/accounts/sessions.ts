import { randomBytes } from 'node:crypto';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { TokenClaims, TokenSigner } from './token-signer.ts';

/** When sessions end by themselves. */
export interface SessionLimits {
  readonly idleMs: number;
  readonly longestMs: number;
}

export interface SessionLine {
  readonly session: string;
  readonly beganAt: string;
  readonly seenAt: string;
  readonly endsAt: string;
}

export interface Sessions {
  begin(claims: Pick<TokenClaims, 'account' | 'role' | 'divisions'>): Promise<{
    readonly session: string;
    readonly token: string;
    readonly endsAt: number;
  }>;
  /** Whose token it is, while its session goes on; each call is a sign of life. */
  claimsOf(token: string): Promise<TokenClaims | undefined>;
  of(account: string): readonly SessionLine[];
  end(session: string): void;
  /** Answers how many there were. */
  endAllOf(account: string): number;
}

/** Signatures cost a tenth of a millisecond; a token that was verified stays good as long as its session. */
const CACHED_TOKENS = 10_000;

/**
 * Sessions of local accounts. A token is only as good as its session, which is looked up with every request: what ends one takes
 * effect with the next request, whatever the token says.
 */
export function sessionsOn(
  engine: Engine,
  signer: TokenSigner,
  limits: SessionLimits,
  systemNow: () => number,
): Sessions {
  const { db } = engine;
  const insert = db.prepare('INSERT INTO account_sessions VALUES (?, ?, ?, ?, ?)');
  const read = db.prepare('SELECT account, seen_at, ends_at FROM account_sessions WHERE session = ?');
  const see = db.prepare('UPDATE account_sessions SET seen_at = ? WHERE session = ?');
  const remove = db.prepare('DELETE FROM account_sessions WHERE session = ?');
  const removeAll = db.prepare('DELETE FROM account_sessions WHERE account = ?');
  const removeOver = db.prepare('DELETE FROM account_sessions WHERE ends_at < ? OR seen_at < ?');
  const list = db.prepare('SELECT * FROM account_sessions WHERE account = ? ORDER BY began_at');
  const known = new Map<string, TokenClaims>();
  // A write with every request would cost each reader a commit.
  const noteAfterMs = limits.idleMs / 20;

  return {
    async begin({ account, role, divisions }) {
      const now = systemNow();
      const session = randomBytes(16).toString('base64url');
      const endsAt = now + limits.longestMs;
      const token = await signer.sign({ session, account, role, divisions, issuedAt: now, endsAt });
      engine.write(() => {
        removeOver.run(now, now - limits.idleMs);
        insert.run(session, account, now, now, endsAt);
      });
      return { session, token, endsAt };
    },
    async claimsOf(token) {
      const claims = known.get(token) ?? (await signer.verify(token));
      if (!claims) return undefined;
      if (known.size >= CACHED_TOKENS) known.clear();
      known.set(token, claims);
      const row = read.get(claims.session);
      const now = systemNow();
      const seenAt = Number(row?.['seen_at'] ?? 0);
      if (
        !row ||
        row['account'] !== claims.account ||
        Number(row['ends_at']) <= now ||
        seenAt + limits.idleMs <= now
      ) {
        known.delete(token);
        return undefined;
      }
      if (now - seenAt > noteAfterMs) engine.write(() => see.run(now, claims.session));
      return claims;
    },
    of: (account) =>
      list.all(account).map((row) => ({
        // Enough to tell sessions apart; the whole of it stays in the token.
        session: String(row['session']).slice(0, 6),
        beganAt: new Date(Number(row['began_at'])).toISOString(),
        seenAt: new Date(Number(row['seen_at'])).toISOString(),
        endsAt: new Date(Number(row['ends_at'])).toISOString(),
      })),
    end(session) {
      engine.write(() => remove.run(session));
    },
    endAllOf: (account) => engine.write(() => Number(removeAll.run(account).changes)),
  };
}
