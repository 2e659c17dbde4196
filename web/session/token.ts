import type { Caller, Role } from '../../shared/domain/caller/caller.ts';

/** A post, or that of an account which only administers accounts. */
export type Post = Role | 'administrator';

/** Who is signed in, as the token says. */
export type Bearer = Omit<Caller, 'role'> & { readonly role: Post };

/** A token and what it says. It lives in this script's memory only: neither a stored page nor another tab can give it away. */
export interface Token {
  readonly text: string;
  readonly caller: Bearer;
}

/**
 * What a token says about its bearer, to know which screens to show. Nothing is believed because of it: the platform verifies
 * the token with every request.
 */
export function tokenOf(text: string): Token {
  const [, payload = ''] = text.split('.');
  const bytes = Uint8Array.from(atob(payload.replaceAll('-', '+').replaceAll('_', '/')), (c) =>
    c.charCodeAt(0),
  );
  // An account that only administers accounts has no post: it is shown the screens of nobody else.
  const { sub, role = 'administrator', divisions = [] } = JSON.parse(new TextDecoder().decode(bytes));
  return { text, caller: { subject: sub, role, divisions } };
}
