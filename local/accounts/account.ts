import * as z from 'zod/mini';
import { Role } from '../../shared/domain/caller/caller.ts';
import { OfficeCode } from '../../shared/domain/division/written-code.ts';

/** What people type to sign in. Never given twice, and never shown outside the installation: records keep the account's id. */
export const AccountName = z.string().check(z.regex(/^[a-z][a-z0-9._-]{2,31}$/));

/** One role, and for which divisions: a clerk of two townships has one post with both. */
export const Post = z
  .strictObject({ role: Role, divisions: z.array(OfficeCode).check(z.maxLength(50)) })
  .check(z.refine(({ role, divisions }) => role === 'operator' || divisions.length > 0));
export type Post = z.infer<typeof Post>;

/** At most one post of each role, so that a role names the post. */
export const Posts = z.array(Post).check(
  z.maxLength(6),
  z.refine((posts) => new Set(posts.map(({ role }) => role)).size === posts.length),
);

/** A password as it is kept. */
export const HashedPassword = z.strictObject({
  /** Argon2id with these parameters, in base64. */
  hash: z.string(),
  salt: z.string(),
  memory: z.int(),
  passes: z.int(),
  lanes: z.int(),
});
export type HashedPassword = z.infer<typeof HashedPassword>;

/** An account with its secrets, as it is stored. Instants are milliseconds of system time. */
export const Account = z.strictObject({
  account: z.string(),
  name: AccountName,
  /** As colleagues know the person; for the list of accounts only. */
  displayName: z.string().check(z.minLength(1), z.maxLength(40)),
  posts: Posts,
  /** May make and change accounts; by itself it opens nothing else. */
  administrator: z.boolean(),
  isDisabled: z.boolean(),
  createdAt: z.int(),
  password: z.strictObject({
    kept: HashedPassword,
    setAt: z.int(),
    /** Given by an administrator: only good for setting an own one, and only until then. */
    temporaryUntil: z.optional(z.int()),
  }),
  code: z.optional(
    z.strictObject({
      /** The secret, sealed under a key of the key file. */
      box: z.string(),
      /** A code made from it was entered once: from then on it is asked for. */
      isConfirmed: z.boolean(),
      /** The step of 30 seconds of the last code that was taken: no code of it or before is taken again. */
      lastStep: z.int(),
    }),
  ),
  /** While a second factor is to be enrolled anew: the word that an administrator gave for it, keyed. The password alone must not do. */
  renewal: z.optional(z.strictObject({ word: z.string(), until: z.int() })),
});
export type Account = z.infer<typeof Account>;

/** What administrators see of an account. */
export interface AccountLine {
  readonly account: string;
  readonly name: string;
  readonly displayName: string;
  readonly posts: readonly Post[];
  readonly administrator: boolean;
  readonly state: 'enabled' | 'disabled' | 'not-set-up';
}

export function lineOf({ account, name, displayName, posts, administrator, ...one }: Account): AccountLine {
  const state = one.isDisabled ? 'disabled' : isSetUp(one) ? 'enabled' : 'not-set-up';
  return { account, name, displayName, posts, administrator, state };
}

/** Has an own password and a confirmed second factor. */
export function isSetUp({ password, code }: Pick<Account, 'password' | 'code'>): boolean {
  return password.temporaryUntil === undefined && code?.isConfirmed === true;
}

/** Every division of an account, in whatever role. */
export function divisionsOf({ posts }: Pick<Account, 'posts'>): readonly string[] {
  return [...new Set(posts.flatMap(({ divisions }) => divisions))];
}
