import { isIPv6 } from 'node:net';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { Engine } from '../../shared/sqlite/engine.ts';
import type { AccountSecrets } from './account-secrets.ts';

/** So many wrong attempts in a row are free; then each waits twice as long as the one before. */
const FREE_FAILURES = 5;
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;

/** After so many in a row only an administrator, or the owner from a familiar address, opens it again (SP 800-63B-4, 3.2.2). */
const LAST_FAILURE = 100;
const UNTIL_OPENED = Number.MAX_SAFE_INTEGER;

/** An address from which its owner signed in within so long is familiar. */
const FAMILIAR_MS = 30 * 86_400_000;

/** Of one address, whatever the names: a county's office behind one address has that many slips in ten minutes, and no more. */
const OF_AN_ADDRESS = { points: 60, duration: 600 };

/** Counters of names that nobody tried for so long are forgotten. */
const FORGOTTEN_MS = 30 * 86_400_000;

export type Guarded =
  | {
      readonly kind: 'open';
      /** With every factor, so that the address becomes familiar, or with the password alone while a factor is set up. */
      readonly succeeded: (isOwner: boolean) => void;
      readonly failed: () => Failed;
    }
  | { readonly kind: 'closed'; readonly why: 'address' | 'name'; readonly waitMs: number };

/** Whether this failure closed the name. */
export interface Failed {
  readonly closed: boolean;
}

export interface SignInGuard {
  /** Counts an attempt as failed before it is looked at, so that many at once are no way around; success takes it back. */
  attempt(name: string, address: string): Promise<Guarded>;
  unlock(name: string): void;
  /** Forgets where its owner signed in from. */
  forgetAddresses(name: string): void;
}

/**
 * Holds guessing down by name, whether or not somebody has that name, so that it tells nobody who is there. Wrong attempts from unfamiliar
 * addresses count together and close only unfamiliar addresses: whoever wants to lock an owner out does not reach his office.
 */
export function signInGuard(engine: Engine, secrets: AccountSecrets, systemNow: () => number): SignInGuard {
  const { db } = engine;
  const read = db.prepare('SELECT failures, closed_until FROM account_guards WHERE guard = ?');
  const put = db.prepare(
    `INSERT INTO account_guards VALUES (?, ?, ?, ?) ON CONFLICT (guard) DO UPDATE SET
     failures = excluded.failures, closed_until = excluded.closed_until, last_at = excluded.last_at`,
  );
  const remove = db.prepare('DELETE FROM account_guards WHERE guard = ? OR guard GLOB ?');
  const forget = db.prepare('DELETE FROM account_guards WHERE last_at < ? AND closed_until < ?');
  const familiar = db.prepare(
    'SELECT 1 FROM account_addresses WHERE name_key = ? AND address_key = ? AND last_at > ?',
  );
  const know = db.prepare(
    'INSERT INTO account_addresses VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET last_at = excluded.last_at',
  );
  const unknow = db.prepare('DELETE FROM account_addresses WHERE name_key = ?');
  const addresses = new RateLimiterMemory(OF_AN_ADDRESS);
  let attempts = 0;

  const countsOf = (guard: string): { failures: number; closedUntil: number } => {
    const row = read.get(guard);
    return { failures: Number(row?.['failures'] ?? 0), closedUntil: Number(row?.['closed_until'] ?? 0) };
  };

  return {
    async attempt(name, address) {
      const network = networkOf(address);
      const consumed = await addresses.consume(network).catch((cause: unknown) => cause);
      if (consumed instanceof RateLimiterRes && consumed.consumedPoints > OF_AN_ADDRESS.points)
        return { kind: 'closed', why: 'address', waitMs: consumed.msBeforeNext };
      if (!(consumed instanceof RateLimiterRes)) throw consumed;
      const now = systemNow();
      const nameKey = secrets.keyed('name', name);
      const addressKey = secrets.keyed('address', network);
      const isFamiliar = familiar.get(nameKey, addressKey, now - FAMILIAR_MS) !== undefined;
      const guard = isFamiliar ? `${nameKey}/${addressKey}` : nameKey;
      const { failures, closedUntil } = countsOf(guard);
      if (closedUntil > now)
        return { kind: 'closed', why: 'name', waitMs: Math.min(closedUntil - now, LONGEST_WAIT_MS) };
      const counted = failures + 1;
      engine.write(() => {
        put.run(guard, counted, now + waitAfter(counted, now), now);
        if (++attempts % 1_000 === 0) forget.run(now - FORGOTTEN_MS, now);
      });
      return {
        kind: 'open',
        succeeded(isOwner) {
          engine.write(() => {
            remove.run(nameKey, `${nameKey}/*`);
            if (isOwner) know.run(nameKey, addressKey, systemNow());
          });
          void addresses.reward(network);
        },
        failed: () => ({ closed: counted >= FREE_FAILURES }),
      };
    },
    unlock(name) {
      const nameKey = secrets.keyed('name', name);
      engine.write(() => remove.run(nameKey, `${nameKey}/*`));
    },
    forgetAddresses(name) {
      engine.write(() => unknow.run(secrets.keyed('name', name)));
    },
  };
}

function waitAfter(failures: number, now: number): number {
  if (failures >= LAST_FAILURE) return UNTIL_OPENED - now;
  if (failures < FREE_FAILURES) return 0;
  return Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - FREE_FAILURES));
}

/** Whoever has one address of IPv6 has the 2^64 beside it. */
function networkOf(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address;
  const [head = '', tail] = address.split('::');
  const first = head === '' ? [] : head.split(':');
  const missing = tail === undefined ? 0 : 8 - first.length - (tail === '' ? 0 : tail.split(':').length);
  return [...first, ...Array.from({ length: missing }, () => '0'), ...(tail?.split(':') ?? [])]
    .slice(0, 4)
    .join(':');
}
