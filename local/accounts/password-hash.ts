import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import pLimit from 'p-limit';
import type { HashedPassword } from './account.ts';

const argon2Async = promisify(argon2);

/** How dear a hash is. */
export interface HashCost {
  /** In kibibytes. */
  readonly memory: number;
  readonly passes: number;
  readonly lanes: number;
}

/** OWASP's first choice for Argon2id (Password Storage Cheat Sheet): 46 MiB, one pass, one lane. */
export const HASH_COST: HashCost = { memory: 47_104, passes: 1, lanes: 1 };

export interface PasswordHasher {
  make(password: string): Promise<HashedPassword>;
  /** True where it is that password. Without one to compare with it costs the same, and is false. */
  fits(password: string, kept: HashedPassword | undefined): Promise<boolean>;
  /** How many hashes were computed so far. */
  computed(): number;
  /** How many wait for their turn. */
  waiting(): number;
}

/**
 * Argon2id of Node itself (OpenSSL's), with the pepper as its secret. One at a time: whoever floods the sign-in takes one core and one
 * such memory, not the threads that sync the clerks' writes.
 */
export function passwordHasher(pepper: Uint8Array, cost: HashCost = HASH_COST): PasswordHasher {
  const limit = pLimit(1);
  let computed = 0;
  const hash = (password: string, nonce: Buffer, { memory, passes, lanes }: HashCost): Promise<Buffer> =>
    limit(async () => {
      computed += 1;
      // The same characters typed on another keyboard: NFC (SP 800-63B-4, 3.1.1.2).
      const message = Buffer.from(password.normalize('NFC'));
      const options = { message, nonce, parallelism: lanes, tagLength: 32, memory, passes, secret: pepper };
      return await argon2Async('argon2id', options);
    });
  const nobody = randomBytes(16);
  return {
    async make(password) {
      const salt = randomBytes(16);
      const made = await hash(password, salt, cost);
      return { hash: made.toString('base64'), salt: salt.toString('base64'), ...cost };
    },
    async fits(password, kept) {
      const salt = kept ? Buffer.from(kept.salt, 'base64') : nobody;
      const made = await hash(password, salt, kept ?? cost);
      return kept !== undefined && timingSafeEqual(made, Buffer.from(kept.hash, 'base64'));
    },
    computed: () => computed,
    waiting: () => limit.pendingCount,
  };
}
