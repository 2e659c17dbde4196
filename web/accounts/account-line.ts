import type { Role } from '../../shared/domain/caller/caller.ts';

/** One post of an account: a role, and for which divisions. */
export interface HeldPost {
  readonly role: Role;
  readonly divisions: readonly string[];
}

/** An account as its administrators see it (docs/accounts.md). */
export interface AccountLine {
  readonly account: string;
  readonly name: string;
  readonly displayName: string;
  readonly posts: readonly HeldPost[];
  readonly administrator: boolean;
  readonly state: 'enabled' | 'disabled' | 'not-set-up';
}

/** What administrators do with an account. */
export type AccountChange =
  | { readonly action: 'set-posts'; readonly posts: readonly HeldPost[] }
  | { readonly action: 'set-administrator'; readonly administrator: boolean }
  | { readonly action: 'disable'; readonly handTo?: string }
  | { readonly action: 'enable' | 'reset-password' | 'renew-code' | 'unlock' | 'end-sessions' };

/** What came of it; secrets are told this once. */
export interface Outcome {
  readonly account?: string;
  readonly temporaryPassword?: string;
  readonly enrolmentWord?: string;
  /** Another administrator must agree first. */
  readonly proposal?: string;
}

export interface ProposalLine {
  readonly id: string;
  readonly at: string;
  readonly by: string;
  readonly proposal:
    | { readonly act: 'create'; readonly account: { readonly name: string } }
    | { readonly act: 'change'; readonly account: string; readonly change: { readonly action: string } };
}

export interface AuditLine {
  readonly seq: number;
  readonly at: string;
  readonly act: string;
  readonly account?: string;
  readonly by?: string;
  readonly address?: string;
  readonly note?: string;
}
