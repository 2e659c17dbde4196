import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import type { Directory } from '../../shared/domain/division/directory.ts';
import type { Engine } from '../../shared/sqlite/engine.ts';
import { type Account, AccountName, divisionsOf, isSetUp, type Post, Posts } from './account.ts';
import type { AccountAudit } from './account-audit.ts';
import { type AccountRefusal, accountRefused } from './account-refusals.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { AccountStore } from './account-store.ts';
import type { OpenNotice, OpenWork } from './open-work.ts';
import type { PasswordHasher } from './password-hash.ts';
import type { Proposals } from './proposals.ts';
import type { Sessions } from './sessions.ts';
import type { SignInGuard } from './sign-in-guard.ts';

export const NewAccount = z.strictObject({
  name: AccountName,
  displayName: z.string().check(z.minLength(1), z.maxLength(40)),
  posts: z._default(Posts, []),
  administrator: z._default(z.boolean(), false),
});
export type NewAccount = z.infer<typeof NewAccount>;

/** What administrators do with an account that there is. */
export const AccountChange = z.discriminatedUnion('action', [
  /** Which divisions in which role: moves between divisions, several of them, other roles. Ends its sessions. */
  z.strictObject({ action: z.literal('set-posts'), posts: Posts }),
  z.strictObject({ action: z.literal('set-administrator'), administrator: z.boolean() }),
  /** `handTo` is needed where it has open work: an account id or name, or `division`. */
  z.strictObject({ action: z.literal('disable'), handTo: z.optional(z.string().check(z.maxLength(64))) }),
  z.strictObject({ action: z.literal('enable') }),
  z.strictObject({ action: z.literal('reset-password') }),
  z.strictObject({ action: z.literal('renew-code') }),
  z.strictObject({ action: z.literal('unlock') }),
  z.strictObject({ action: z.literal('end-sessions') }),
]);
export type AccountChange = z.infer<typeof AccountChange>;

/** What was done. Secrets in it are shown this once and are kept nowhere. */
export interface Done {
  readonly kind: 'done';
  readonly account: string;
  /** To be given to the person by hand; good for a week, and only for setting an own one. */
  readonly temporaryPassword?: string;
  /** To be given to the person by hand: who enrols a second factor anew needs it beside the password. */
  readonly enrolmentWord?: string;
  /** Open work that was handed over, or that stays with the divisions left. */
  readonly openWork?: readonly OpenNotice[];
}

/** Another administrator must agree first. */
export interface Proposed {
  readonly kind: 'proposed';
  readonly proposal: string;
}

export type Proposal =
  | { readonly act: 'create'; readonly account: NewAccount }
  | { readonly act: 'change'; readonly account: string; readonly change: AccountChange };

export interface AdministrationDeps {
  readonly engine: Engine;
  readonly accounts: AccountStore;
  readonly sessions: Sessions;
  readonly guard: SignInGuard;
  readonly hasher: PasswordHasher;
  readonly secrets: AccountSecrets;
  readonly audit: AccountAudit;
  readonly openWork: OpenWork;
  readonly proposals: Proposals;
  readonly directory: Pick<Directory, 'byCode'>;
  readonly systemNow: () => number;
}

/** How long what an administrator hands out on paper is good. */
const HANDED_OUT_MS = 7 * 86_400_000;

interface By {
  /** An account, or `machine`. */
  readonly by: string;
  readonly approvedBy?: string | undefined;
}

/** Making and changing accounts, in the name of an administrator or of a command on the machine. */
export function administration(deps: AdministrationDeps) {
  const { accounts, sessions, guard, hasher, secrets, audit, openWork, proposals, directory, systemNow } =
    deps;

  const find = (asked: string): Account | undefined => accounts.get(asked) ?? accounts.byName(asked);
  const administrators = (): readonly Account[] =>
    accounts.list().filter((one) => one.administrator && !one.isDisabled && isSetUp(one));
  const unknownDivision = (posts: readonly Post[]): AccountRefusal | undefined => {
    const division = posts.flatMap(({ divisions }) => divisions).find((code) => !directory.byCode.get(code));
    return division === undefined
      ? undefined
      : accountRefused('account-division-unknown', '/posts', { division });
  };

  const create = async (asked: NewAccount, { by, approvedBy }: By): Promise<Done | AccountRefusal> => {
    const wrong = unknownDivision(asked.posts);
    if (wrong) return wrong;
    if (accounts.byName(asked.name)) return accountRefused('account-name-taken', '/name');
    const temporaryPassword = handedOut();
    const kept = await hasher.make(temporaryPassword);
    const now = systemNow();
    const account = `acct-${randomWord(10)}`;
    const password = { kept, setAt: now, temporaryUntil: now + HANDED_OUT_MS };
    const made = accounts.create({ ...asked, account, isDisabled: false, createdAt: now, password });
    if (!made) return accountRefused('account-name-taken', '/name');
    audit.note({ act: 'create', account, by, approvedBy, note: notes(asked.posts, asked.administrator) });
    return { kind: 'done', account, temporaryPassword };
  };

  const change = async (
    asked: string,
    wanted: AccountChange,
    { by, approvedBy }: By,
  ): Promise<Done | AccountRefusal> => {
    const account = find(asked);
    if (!account) return accountRefused('account-unknown');
    const id = account.account;
    const now = systemNow();
    const done = (more: Omit<Done, 'kind' | 'account'> = {}, note?: string): Done => {
      audit.note({ act: wanted.action, account: id, by, approvedBy, note });
      return { kind: 'done', account: id, ...more };
    };
    switch (wanted.action) {
      case 'set-posts': {
        const { posts } = wanted;
        const wrong = unknownDivision(posts);
        if (wrong) return wrong;
        if (JSON.stringify(posts) === JSON.stringify(account.posts)) return accountRefused('nothing-changes');
        const after = divisionsOf({ posts });
        const left = divisionsOf(account).filter((division) => !after.includes(division));
        const stays = openWork.of(account, left);
        accounts.change(id, (one) => ({ ...one, posts }));
        sessions.endAllOf(id);
        return done({ openWork: stays }, notes(posts, account.administrator));
      }
      case 'set-administrator': {
        const { administrator } = wanted;
        if (account.administrator === administrator) return accountRefused('nothing-changes');
        if (!administrator && isLast(administrators(), id)) return accountRefused('last-administrator');
        accounts.change(id, (one) => ({ ...one, administrator }));
        sessions.endAllOf(id);
        return done({}, notes(account.posts, administrator));
      }
      case 'disable': {
        if (account.isDisabled) return accountRefused('nothing-changes');
        if (isLast(administrators(), id)) return accountRefused('last-administrator');
        const open = openWork.of(account);
        const heir = successor(account, open, wanted.handTo);
        if (heir.kind === 'account-refused') return heir;
        accounts.change(id, (one) => ({ ...one, isDisabled: true }));
        sessions.endAllOf(id);
        if (heir.kind === 'heir') {
          openWork.handOver(open, id, heir.account, now);
          audit.note({
            act: 'hand-over',
            account: heir.account,
            by,
            approvedBy,
            note: `${open.length} from ${id}`,
          });
        }
        const to = heir.kind === 'heir' ? heir.account : 'division';
        return done({ openWork: open }, `${open.length} open, handed to ${to}`);
      }
      case 'enable': {
        if (!account.isDisabled) return accountRefused('nothing-changes');
        accounts.change(id, (one) => ({ ...one, isDisabled: false }));
        return done();
      }
      case 'reset-password': {
        const temporaryPassword = handedOut();
        const kept = await hasher.make(temporaryPassword);
        const password = { kept, setAt: now, temporaryUntil: now + HANDED_OUT_MS };
        accounts.change(id, (one) => ({ ...one, password }));
        sessions.endAllOf(id);
        guard.unlock(account.name);
        guard.forgetAddresses(account.name);
        return done({ temporaryPassword });
      }
      case 'renew-code': {
        const enrolmentWord = handedOut();
        const renewal = {
          word: secrets.keyed('word', `${id}\n${enrolmentWord}`),
          until: now + HANDED_OUT_MS,
        };
        accounts.change(id, (one) => ({ ...one, code: undefined, renewal }));
        sessions.endAllOf(id);
        guard.forgetAddresses(account.name);
        return done({ enrolmentWord });
      }
      case 'unlock': {
        guard.unlock(account.name);
        return done();
      }
      case 'end-sessions': {
        const ended = sessions.endAllOf(id);
        return done({}, String(ended));
      }
    }
  };

  const successor = (
    account: Account,
    open: readonly OpenNotice[],
    handTo: string | undefined,
  ): AccountRefusal | { readonly kind: 'heir'; readonly account: string } | { readonly kind: 'division' } => {
    if (open.length === 0 || handTo === 'division') return { kind: 'division' };
    if (handTo === undefined) return accountRefused('open-work', '/handTo', { count: open.length });
    const heir = find(handTo);
    const divisions = [...new Set(open.map(({ division }) => division))];
    const isFit =
      heir !== undefined &&
      heir.account !== account.account &&
      !heir.isDisabled &&
      divisions.every((division) => divisionsOf(heir).includes(division));
    return isFit
      ? { kind: 'heir', account: heir.account }
      : accountRefused('successor-not-fit', '/handTo', { divisions: divisions.join(', ') });
  };

  /** Whether a second pair of eyes is wanted: for what touches administrators, oneself, or both factors of one person. */
  const wantsSecond = (by: string, proposal: Proposal): boolean => {
    if (proposal.act === 'create')
      // The second administrator: there is nobody yet who could agree.
      return proposal.account.administrator && administrators().length > 1;
    const account = find(proposal.account);
    if (!account) return false;
    const { action } = proposal.change;
    if (action === 'unlock' || action === 'end-sessions') return false;
    const makesAdministrator = action === 'set-administrator' && proposal.change.administrator;
    if (makesAdministrator) return administrators().length > 1 || account.account === by;
    if (account.administrator || account.account === by) return true;
    // With both in hand one could sign in as somebody else.
    if (action === 'reset-password')
      return account.createdAt !== account.password.setAt && account.code?.isConfirmed !== true;
    if (action === 'renew-code') return account.password.temporaryUntil !== undefined;
    return false;
  };

  const perform = (proposal: Proposal, who: By): Promise<Done | AccountRefusal> =>
    proposal.act === 'create'
      ? create(proposal.account, who)
      : change(proposal.account, proposal.change, who);

  /** Who is concerned by a proposal, beside who made it. */
  const concerned = (proposal: Proposal): string | undefined =>
    proposal.act === 'change' ? find(proposal.account)?.account : undefined;

  return {
    find,
    /** Does it, or keeps it until another administrator agrees. */
    async act(by: string, proposal: Proposal): Promise<Done | Proposed | AccountRefusal> {
      const target = concerned(proposal);
      if (proposal.act === 'change' && target === undefined) return accountRefused('account-unknown');
      if (!wantsSecond(by, proposal)) return await perform(proposal, { by });
      const others = administrators().filter((one) => one.account !== by && one.account !== target);
      if (others.length === 0) return accountRefused('second-administrator-missing');
      const id = proposals.add({ by, proposal });
      audit.note({ act: 'propose', account: target ?? by, by, note: actOf(proposal) });
      return { kind: 'proposed', proposal: id };
    },
    async approve(by: string, id: string): Promise<Done | AccountRefusal> {
      const kept = proposals.get(id);
      if (!kept) return accountRefused('proposal-unknown');
      if (kept.by === by || concerned(kept.proposal) === by) return accountRefused('not-your-own');
      const done = await perform(kept.proposal, { by: kept.by, approvedBy: by });
      if (done.kind === 'done') proposals.remove(id);
      return done;
    },
    /** Any administrator may, who proposed it too. */
    reject(by: string, id: string): Done | AccountRefusal {
      const kept = proposals.get(id);
      if (!kept) return accountRefused('proposal-unknown');
      proposals.remove(id);
      const account = concerned(kept.proposal) ?? kept.by;
      audit.note({ act: 'reject', account, by, note: actOf(kept.proposal) });
      return { kind: 'done', account };
    },
    /** The first administrator of an installation, by a command on its machine; throws nothing, refuses where there is one. */
    async makeFirst(name: string, displayName: string): Promise<Done | AccountRefusal> {
      if (accounts.list().some((one) => one.administrator && !one.isDisabled))
        return accountRefused('nothing-changes');
      return await create({ name, displayName, posts: [], administrator: true }, { by: 'machine' });
    },
    /** Both factors of an account anew, by a command on the machine: the way back where no second administrator is left. */
    async recover(asked: string): Promise<Done | AccountRefusal> {
      const account = find(asked);
      if (!account) return accountRefused('account-unknown');
      if (account.isDisabled) await change(asked, { action: 'enable' }, { by: 'machine' });
      const { account: id } = account;
      const renewed = await change(id, { action: 'renew-code' }, { by: 'machine' });
      if (renewed.kind !== 'done') return renewed;
      // Whoever is on the machine has the word in hand as well: the temporary password is enough.
      accounts.change(id, (one) => ({ ...one, renewal: undefined }));
      return await change(id, { action: 'reset-password' }, { by: 'machine' });
    },
    administrators,
  };
}

function actOf(proposal: Proposal): string {
  return proposal.act === 'create' ? 'create' : proposal.change.action;
}

function isLast(administrators: readonly Account[], account: string): boolean {
  return administrators.length === 1 && administrators[0]?.account === account;
}

/** For the audit: roles and codes. */
function notes(posts: readonly Post[], administrator: boolean): string {
  const told = posts.map(({ role, divisions }) => `${role}:${divisions.join('+')}`);
  return [...told, ...(administrator ? ['administrator'] : [])].join(' ');
}

/** No letters that look alike on paper. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

function randomWord(length: number): string {
  return Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** 79 bits in four groups, to be read from paper. */
function handedOut(): string {
  return Array.from({ length: 4 }, () => randomWord(4)).join('-');
}
