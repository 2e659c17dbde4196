import { toString } from 'qrcode';
import * as z from 'zod/mini';
import { Role } from '../../shared/domain/caller/caller.ts';
import type { Route } from '../runtime/router.ts';
import { type Account, lineOf } from './account.ts';
import { type AccountAnswer, type AccountEdge, type AccountRequest, accountHttp } from './account-http.ts';
import { accountRefused } from './account-refusals.ts';
import type { Accounts } from './accounts.ts';
import { AccountChange, NewAccount } from './administration.ts';
import { sessionCookie, tokenInCookies } from './session-cookie.ts';
import type { TokenClaims } from './token-signer.ts';

/** As people type it: in capitals, with a blank at the end. */
const TypedName = z.pipe(
  z.string().check(z.minLength(1), z.maxLength(64)),
  z.transform((text: string) => text.trim().toLowerCase()),
);
const Secret = z.string().check(z.minLength(1), z.maxLength(512));
const SignIn = z.strictObject({
  name: TypedName,
  password: Secret,
  code: z.optional(z.string().check(z.regex(/^\d{6}$/))),
  role: z.optional(Role),
  newPassword: z.optional(Secret),
});
const SetUp = z.strictObject({ name: TypedName, password: Secret, word: z.optional(Secret) });
const SignOut = z.strictObject({ everywhere: z._default(z.boolean(), false) });
const PAGE = 100;

/**
 * Routes of local accounts. Only an installation with accounts has them; they are no operations of the exchange, whose document is the same on both
 * engines and knows bearer tokens of whatever issuer.
 */
export function accountRoutes(accounts: Accounts, edge: AccountEdge): readonly Route[] {
  const { administration, signingIn, sessions, openWork, audit, proposals } = accounts;

  const route = <S extends z.ZodMiniType>(
    id: string,
    method: 'GET' | 'POST',
    path: string,
    schema: S | undefined,
    handle: (request: AccountRequest<z.output<S>>) => AccountAnswer | Promise<AccountAnswer>,
  ): Route => ({ operation: { id, method, path }, handler: accountHttp(id, schema, edge, handle) });

  type Known = { readonly account: Account; readonly claims: TokenClaims };
  const signedIn =
    <R extends AccountRequest<unknown>>(
      handle: (request: R, known: Known) => AccountAnswer | Promise<AccountAnswer>,
    ) =>
    async (request: R): Promise<AccountAnswer> => {
      if (request.token === '') return { kind: 'edge-refused', name: 'not-signed-in' };
      const claims = await sessions.claimsOf(request.token);
      const account = claims && accounts.accounts.get(claims.account);
      if (!account || account.isDisabled) return { kind: 'edge-refused', name: 'token-invalid' };
      return await handle(request, { account, claims });
    };
  const asAdministrator = <R extends AccountRequest<unknown>>(
    handle: (request: R, by: string) => AccountAnswer | Promise<AccountAnswer>,
  ) =>
    signedIn<R>((request, { account }) =>
      account.administrator ? handle(request, account.account) : accountRefused('not-administrator'),
    );

  /** What whoever signed in is told, and what their browser keeps for `/account/resume`. */
  const begun = (
    account: Account,
    token: string,
    endsAt: number,
    post: Pick<TokenClaims, 'role'> & { readonly divisions?: readonly string[] },
  ): AccountAnswer => ({
    status: 200,
    body: {
      token,
      endsAt: new Date(endsAt).toISOString(),
      account: lineOf(account),
      ...(post.role !== undefined && { role: post.role, divisions: post.divisions ?? [] }),
      handedOver: openWork.handedTo(account.account),
    },
    headers: { 'set-cookie': sessionCookie(token, edge.isSecure) },
  });

  return [
    route('signIn', 'POST', '/account/sign-in', SignIn, async ({ body, address }) => {
      const signed = await signingIn.signIn({ ...body, address });
      if ('kind' in signed) return signed;
      const { account, post, token, endsAt } = signed;
      return begun(account, token, endsAt, post ?? {});
    }),
    // After a reload the page has forgotten its token, and only this route gives it back, to pages of this address alone.
    route('resumeSession', 'POST', '/account/resume', undefined, async ({ cookies }) => {
      const token = tokenInCookies(cookies);
      const claims = token === '' ? undefined : await sessions.claimsOf(token);
      const account = claims && accounts.accounts.get(claims.account);
      if (!account || account.isDisabled) return { kind: 'edge-refused', name: 'not-signed-in' };
      return begun(account, token, claims.endsAt, claims);
    }),
    route('setUpAccount', 'POST', '/account/set-up', SetUp, async ({ body, address }) => {
      const begun = await signingIn.beginSetUp({ ...body, address });
      if ('kind' in begun) return begun;
      return { status: 200, body: { ...begun, qr: await toString(begun.uri, { type: 'svg' }) } };
    }),
    route(
      'signOut',
      'POST',
      '/account/sign-out',
      SignOut,
      signedIn(({ body }: AccountRequest<z.output<typeof SignOut>>, { account, claims }) => {
        const { account: id } = account;
        if (body.everywhere) sessions.endAllOf(id);
        else sessions.end(claims.session);
        audit.note({ act: 'sign-out', account: id, by: id, ...(body.everywhere && { note: 'everywhere' }) });
        return {
          status: 200,
          body: { signedOut: true },
          headers: { 'set-cookie': sessionCookie('', edge.isSecure) },
        };
      }),
    ),
    route(
      'readOwnAccount',
      'GET',
      '/account',
      undefined,
      signedIn((_, { account, claims }) => ({
        status: 200,
        body: {
          ...lineOf(account),
          ...(claims.role !== undefined && { role: claims.role, divisions: claims.divisions }),
          endsAt: new Date(claims.endsAt).toISOString(),
          sessions: sessions.of(account.account),
          handedOver: openWork.handedTo(account.account),
        },
      })),
    ),
    route(
      'listAccounts',
      'GET',
      '/accounts',
      undefined,
      asAdministrator(() => ({ status: 200, body: { accounts: accounts.accounts.list().map(lineOf) } })),
    ),
    route(
      'createAccount',
      'POST',
      '/accounts',
      NewAccount,
      asAdministrator(async ({ body }: AccountRequest<NewAccount>, by) =>
        outcome(await administration.act(by, { act: 'create', account: body }), 201),
      ),
    ),
    route(
      'changeAccount',
      'POST',
      '/accounts/{account}/changes',
      AccountChange,
      asAdministrator(async ({ body, params }: AccountRequest<AccountChange>, by) =>
        outcome(
          await administration.act(by, { act: 'change', account: params['account'] ?? '', change: body }),
        ),
      ),
    ),
    route(
      'listOpenWork',
      'GET',
      '/accounts/{account}/work',
      undefined,
      asAdministrator(({ params }) => {
        const account = administration.find(params['account'] ?? '');
        if (!account) return accountRefused('account-unknown');
        return { status: 200, body: { account: account.account, openWork: openWork.of(account) } };
      }),
    ),
    route(
      'listAccountAudit',
      'GET',
      '/accounts/audit',
      undefined,
      asAdministrator(({ query }) => {
        const before = /^\d{1,15}$/.test(query['before'] ?? '') ? Number(query['before']) : undefined;
        const account =
          query['account'] === undefined ? undefined : administration.find(query['account'])?.account;
        if (query['account'] !== undefined && account === undefined) return accountRefused('account-unknown');
        return { status: 200, body: { acts: audit.list({ before, account, limit: PAGE }) } };
      }),
    ),
    route(
      'listProposals',
      'GET',
      '/accounts/proposals',
      undefined,
      asAdministrator(() => ({ status: 200, body: { proposals: proposals.list() } })),
    ),
    ...(['approve', 'reject'] as const).map((what) =>
      route(
        `${what}Proposal`,
        'POST',
        `/accounts/proposals/{proposal}/${what}`,
        undefined,
        asAdministrator(async ({ params }, by) =>
          outcome(await administration[what](by, params['proposal'] ?? '')),
        ),
      ),
    ),
    route('readPublicKeys', 'GET', '/.well-known/jwks.json', undefined, () => ({
      status: 200,
      body: accounts.publicKeys,
    })),
  ];
}

/** 202 where another administrator must agree first. */
function outcome(
  done: Awaited<ReturnType<Accounts['administration']['act']>>,
  status: 200 | 201 = 200,
): AccountAnswer {
  if (done.kind === 'account-refused') return done;
  const { kind, ...body } = done;
  return { status: kind === 'proposed' ? 202 : status, body };
}
