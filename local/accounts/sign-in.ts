import { type Account, isSetUp, type Post } from './account.ts';
import type { AccountAudit } from './account-audit.ts';
import { type AccountRefusal, accountRefused } from './account-refusals.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { AccountStore } from './account-store.ts';
import { enrolmentUri, newCodeSecret, stepOfCode } from './one-time-code.ts';
import type { PasswordHasher } from './password-hash.ts';
import { type PasswordFault, LEAST_CHARACTERS, MOST_CHARACTERS, passwordFault } from './password-rules.ts';
import type { Sessions } from './sessions.ts';
import type { SignInGuard } from './sign-in-guard.ts';

export interface SignInDeps {
  readonly accounts: AccountStore;
  readonly sessions: Sessions;
  readonly guard: SignInGuard;
  readonly hasher: PasswordHasher;
  readonly secrets: AccountSecrets;
  readonly audit: AccountAudit;
  /** After so long a password must be changed; 0 never. */
  readonly passwordMs: number;
  readonly systemNow: () => number;
}

export interface SignInAttempt {
  readonly name: string;
  readonly password: string;
  readonly code?: string | undefined;
  /** Which of the account's roles; the only one, or the first, where it is absent. */
  readonly role?: string | undefined;
  /** Set at the first sign-in and after a reset; changes the password at any other. */
  readonly newPassword?: string | undefined;
  readonly address: string;
}

export interface SignedIn {
  readonly account: Account;
  readonly post: Post | undefined;
  readonly token: string;
  readonly endsAt: number;
}

/** What an authenticator app needs. */
export interface Enrolment {
  readonly secret: string;
  readonly uri: string;
}

/** Waiting for a hash longer than this many others is no use to anybody. */
const MOST_WAITING = 200;

/** A secret that nobody has: a code is looked at also where there is no account. */
const NOBODY = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

/**
 * Signing in: one answer for every kind of no, and one hash for every attempt that is looked at, whoever is named. Nothing is said of a
 * factor before all that are set up fit.
 */
export function signingIn(deps: SignInDeps) {
  const { accounts, sessions, guard, hasher, secrets, audit, passwordMs, systemNow } = deps;

  type Looked =
    | AccountRefusal
    | {
        readonly kind: 'fits';
        readonly account: Account;
        readonly step: number | undefined;
        readonly succeeded: (isOwner: boolean) => void;
      };

  /** Looks at password and code. `step` is absent where no code was needed yet. */
  const look = async ({ name, password, code, address }: SignInAttempt): Promise<Looked> => {
    const known = (): Account | undefined => accounts.byName(name);
    if (hasher.waiting() > MOST_WAITING) return accountRefused('sign-in-closed', undefined, { minutes: 1 });
    const guarded = await guard.attempt(name, address);
    if (guarded.kind === 'closed') {
      // Not kept: it would be as many rows as attempts. What closed it was.
      return accountRefused('sign-in-closed', undefined, { minutes: Math.ceil(guarded.waitMs / 60_000) });
    }
    const before = known();
    const passwordFits = await hasher.fits(password, before?.password.kept);
    // Read again: it may have been changed, or the code taken, while the hash was computed.
    const account = known();
    const now = systemNow();
    const secret = account?.code ? secrets.open(account.account, account.code.box) : NOBODY;
    const step = stepOfCode(code ?? '', secret, account?.code?.lastStep ?? 0, now);
    const isOver = (account?.password.temporaryUntil ?? Infinity) <= now;
    const codeFits = step !== undefined || (account?.code?.isConfirmed !== true && code === undefined);
    const unchanged = before !== undefined && before.password.kept.hash === account?.password.kept.hash;
    if (!account || !unchanged || !passwordFits || !codeFits || account.isDisabled || isOver) {
      const { closed } = guarded.failed();
      audit.note({ act: closed ? 'sign-in-closed' : 'sign-in-refused', account: account?.account, address });
      return accountRefused('sign-in-refused');
    }
    return { kind: 'fits', account, step, succeeded: guarded.succeeded };
  };

  const weak = (fault: PasswordFault): AccountRefusal =>
    accountRefused('password-too-weak', '/newPassword', { fault, ...WEAK_WORDS[fault] });

  /** Refused before anything is looked at, so that no code is used up by it; tells nothing of the account. */
  const newPasswordFault = async ({
    name,
    password,
    newPassword,
  }: SignInAttempt): Promise<AccountRefusal | undefined> => {
    if (newPassword === undefined) return undefined;
    const fault =
      newPassword.normalize('NFC') === password.normalize('NFC')
        ? 'is-the-old-one'
        : await passwordFault(newPassword, name);
    return fault && weak(fault);
  };

  return {
    /** The secret for an authenticator app, where none is confirmed yet; a new one each time. Asks for the password. */
    async beginSetUp(
      attempt: Omit<SignInAttempt, 'code' | 'newPassword'> & { readonly word?: string | undefined },
    ): Promise<Enrolment | AccountRefusal> {
      const looked = await look(attempt);
      if (looked.kind === 'account-refused') return looked;
      const { account, succeeded } = looked;
      const { renewal } = account;
      const word = secrets.keyed('word', `${account.account}\n${attempt.word ?? ''}`);
      if (account.code?.isConfirmed || (renewal && (renewal.word !== word || renewal.until <= systemNow()))) {
        audit.note({
          act: 'sign-in-refused',
          account: account.account,
          address: attempt.address,
          note: 'word',
        });
        return accountRefused('sign-in-refused');
      }
      const secret = newCodeSecret();
      const box = secrets.seal(account.account, secret);
      accounts.change(account.account, (now) =>
        now.code?.isConfirmed ? now : { ...now, code: { box, isConfirmed: false, lastStep: 0 } },
      );
      succeeded(false);
      audit.note({ act: 'set-up-begun', account: account.account, address: attempt.address });
      return { secret, uri: enrolmentUri(account.name, secret) };
    },

    /** Begins a session; sets up what was to be set up on the way. */
    async signIn(attempt: SignInAttempt): Promise<SignedIn | AccountRefusal> {
      const unfit = await newPasswordFault(attempt);
      if (unfit) return unfit;
      const { newPassword, address } = attempt;
      const looked = await look(attempt);
      if (looked.kind === 'account-refused') return looked;
      const { step, succeeded } = looked;
      const id = looked.account.account;
      const kept = newPassword === undefined ? undefined : await hasher.make(newPassword);
      // Everything from here is one step: what was looked at must still be so.
      const account = accounts.get(id);
      if (!account || account.isDisabled || account.password.kept.hash !== looked.account.password.kept.hash)
        return accountRefused('sign-in-refused');
      if (step === undefined) {
        succeeded(false);
        return needed({ code: true, password: account.password.temporaryUntil !== undefined });
      }
      if (step <= (account.code?.lastStep ?? 0)) return accountRefused('sign-in-refused');
      const now = systemNow();
      const isOld = passwordMs > 0 && account.password.setAt + passwordMs <= now;
      const needsPassword = kept === undefined && (account.password.temporaryUntil !== undefined || isOld);
      // Taken once, whatever comes of it.
      accounts.change(id, ({ renewal, ...one }) => ({
        ...one,
        ...(needsPassword && renewal && { renewal }),
        ...(one.code && {
          code: { ...one.code, lastStep: step, isConfirmed: one.code.isConfirmed || !needsPassword },
        }),
      }));
      succeeded(true);
      if (needsPassword) return needed({ code: account.code?.isConfirmed !== true, password: true });
      const post = postOf(account, attempt.role);
      if (post === null)
        return accountRefused('role-not-held', '/role', {
          roles: account.posts.map(({ role }) => role).join(', '),
        });
      if (kept) {
        accounts.change(id, (one) => ({ ...one, password: { kept, setAt: now } }));
        sessions.endAllOf(id);
        audit.note({ act: 'set-password', account: id, by: id, address });
      }
      if (!isSetUp(account)) audit.note({ act: 'set-up', account: id, by: id, address });
      const { session, token, endsAt } = await sessions.begin({
        account: id,
        role: post?.role,
        divisions: post?.divisions ?? [],
      });
      // Signing took a turn: whoever disabled it meanwhile ended the sessions that there were.
      const still = accounts.get(id);
      if (!still || still.isDisabled || still.password.kept.hash !== (kept ?? account.password.kept).hash) {
        sessions.end(session);
        return accountRefused('sign-in-refused');
      }
      audit.note({ act: 'sign-in', account: id, by: id, address, ...(post && { note: post.role }) });
      return { account, post, token, endsAt };
    },
  };
}

/** The post of a role; undefined for who only administers accounts, null where the role is not held. */
function postOf({ posts, administrator }: Account, role: string | undefined): Post | undefined | null {
  if (role === undefined) return posts[0] ?? (administrator ? undefined : null);
  return posts.find((post) => post.role === role) ?? null;
}

function needed({ code, password }: { readonly code: boolean; readonly password: boolean }): AccountRefusal {
  const zh = [
    ...(password ? ['设定自己的密码（newPassword）'] : []),
    ...(code ? ['登记验证器并输入验证码（POST /account/set-up）'] : []),
  ];
  const en = [
    ...(password ? ['set an own password (newPassword)'] : []),
    ...(code ? ['enrol an authenticator and give its code (POST /account/set-up)'] : []),
  ];
  const needs = password && code ? 'password-and-code' : password ? 'password' : 'code';
  return accountRefused('set-up-needed', undefined, {
    needs,
    what_zh: zh.join('，并'),
    what_en: en.join(', and '),
  });
}

const WEAK_WORDS: Readonly<Record<PasswordFault, { readonly why_zh: string; readonly why_en: string }>> = {
  'too-short': {
    why_zh: `至少 ${LEAST_CHARACTERS} 个字符`,
    why_en: `it needs at least ${LEAST_CHARACTERS} characters`,
  },
  'too-long': {
    why_zh: `至多 ${MOST_CHARACTERS} 个字符`,
    why_en: `it may have at most ${MOST_CHARACTERS} characters`,
  },
  'too-few-kinds': {
    why_zh: '应含大写字母、小写字母、数字、其他字符中的三类，或不少于 20 个字符',
    why_en: 'it needs three of capitals, small letters, digits and others, or 20 characters',
  },
  'too-common': {
    why_zh: '太容易猜到（常见密码、单词、日期、键盘顺序或用户名），请换成几个不相关的词',
    why_en:
      'it is too easy to guess (a common password, a word, a date, a run of keys or your name): take several unrelated words',
  },
  'is-the-old-one': { why_zh: '与原密码相同', why_en: 'it is the old one' },
};
