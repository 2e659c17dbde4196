import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { CONSOLE_RETURN_PATH, type SignInWay } from '../../shared/api/console-configuration.ts';
import { localeOf } from '../../shared/lambda/locale.ts';
import {
  DEVELOPMENT_ISSUER,
  type DevelopmentIssuer,
  TOKEN_LIFE_SECONDS,
} from '../runtime/development-issuer.ts';
import type { Route } from '../runtime/router.ts';
import { sandboxCaller } from '../sandbox-caller.ts';
import { grantedCodes } from './granted-codes.ts';
import type { Persona } from './personas.ts';
import { SIGN_IN_STYLE, SIGN_IN_STYLE_PATH, signInPage } from './sign-in-page.ts';

const CLIENT_ID = 'yipan-console';
const COOKIE = 'yipan-sandbox';
const AUTHORIZE = '/sandbox/authorize';
const TOKEN = '/sandbox/token';
const SIGN_OUT = '/sandbox/sign-out';

/** How the console signs in at the sandbox's own issuer. */
export const SANDBOX_WAY: SignInWay = {
  kind: 'oidc',
  issuer: DEVELOPMENT_ISSUER,
  authorizationEndpoint: AUTHORIZE,
  tokenEndpoint: TOKEN,
  endSessionEndpoint: SIGN_OUT,
  clientId: CLIENT_ID,
  scope: 'profile',
};

type Fields = Readonly<Record<string, string>>;
type Result = APIGatewayProxyStructuredResultV2;

/** What a page of the issuer may do: no script at all, and forms only to itself. */
const POLICY =
  "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/**
 * The development issuer as an OIDC issuer is for the console: authorization code flow with PKCE, a session of its own in a
 * cookie, so that a reload comes back without a click, and a page of ready personas in place of passwords. Sandbox only.
 */
export function sandboxSignInRoutes({
  issuer,
  personas,
  systemNow,
}: {
  readonly issuer: DevelopmentIssuer;
  readonly personas: () => readonly Persona[];
  readonly systemNow: () => number;
}): readonly Route[] {
  const codes = grantedCodes(systemNow);
  /** Who is signed in at the issuer, by the cookie; gone with the process, which costs one click. */
  const sessions = new Map<string, Caller>();

  const goBack = (request: Fields, caller: Caller, headers: Fields = {}): Result => {
    const {
      client_id: clientId = '',
      redirect_uri: redirectUri = '',
      state,
      code_challenge: challenge = '',
    } = request;
    const code = codes.grant({ caller, clientId, redirectUri, challenge });
    return redirect(redirectUri, { code, state, iss: DEVELOPMENT_ISSUER }, headers);
  };

  const authorize = async (event: APIGatewayProxyEventV2): Promise<Result> => {
    const request = queryOf(event);
    const wrong = whatIsWrong(request);
    if (wrong !== undefined) return text(400, wrong);
    const { prompt, redirect_uri: redirectUri = '', state } = request;
    const signedIn = sessions.get(cookieOf(event));
    if (signedIn && prompt !== 'login' && prompt !== 'select_account') return goBack(request, signedIn);
    if (prompt === 'none') return redirect(redirectUri, { error: 'login_required', state });
    return page(signInPage(personas(), request, localeOf(event.headers['accept-language'])));
  };

  const choose = async (event: APIGatewayProxyEventV2): Promise<Result> => {
    const { as_role: role = '', as_division: division = '', ...request } = formOf(event);
    const wrong = whatIsWrong(request);
    if (wrong !== undefined) return text(400, wrong);
    const asked = calledAs(role, division);
    if (typeof asked === 'string')
      return page(signInPage(personas(), request, localeOf(event.headers['accept-language']), asked), 422);
    const session = crypto.randomUUID();
    sessions.set(session, asked);
    return goBack(request, asked, {
      'set-cookie': `${COOKIE}=${session}; Path=/sandbox; HttpOnly; SameSite=Lax`,
    });
  };

  const token = async (event: APIGatewayProxyEventV2): Promise<Result> => {
    const form = formOf(event);
    const caller =
      form['grant_type'] === 'authorization_code'
        ? codes.redeem(form['code'] ?? '', {
            clientId: form['client_id'] ?? '',
            redirectUri: form['redirect_uri'] ?? '',
            verifier: form['code_verifier'] ?? '',
          })
        : undefined;
    const body = caller
      ? { access_token: await issuer.mint(caller), token_type: 'Bearer', expires_in: TOKEN_LIFE_SECONDS }
      : { error: 'invalid_grant' };
    return {
      statusCode: caller ? 200 : 400,
      headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
      body: JSON.stringify(body),
    };
  };

  const signOut = async (event: APIGatewayProxyEventV2): Promise<Result> => {
    sessions.delete(cookieOf(event));
    const back = queryOf(event)['post_logout_redirect_uri'] ?? '';
    return isOurs(back, CONSOLE_RETURN_PATH)
      ? redirect(back, {}, { 'set-cookie': `${COOKIE}=; Path=/sandbox; HttpOnly; SameSite=Lax; Max-Age=0` })
      : text(400, 'post_logout_redirect_uri');
  };

  const style = async (): Promise<Result> => ({
    statusCode: 200,
    headers: { 'content-type': 'text/css; charset=utf-8', 'x-content-type-options': 'nosniff' },
    body: SIGN_IN_STYLE,
  });

  const route = (id: string, method: 'GET' | 'POST', path: string, handler: Route['handler']): Route => ({
    operation: { id, method, path },
    handler,
  });
  return [
    route('authorizeSandbox', 'GET', AUTHORIZE, authorize),
    route('choosePersona', 'POST', AUTHORIZE, choose),
    route('redeemSandboxCode', 'POST', TOKEN, token),
    route('signOutOfSandbox', 'GET', SIGN_OUT, signOut),
    route('readSignInStyle', 'GET', SIGN_IN_STYLE_PATH, style),
  ];
}

/** A parameter that is not as the flow asks for; undefined where all are. */
function whatIsWrong(request: Fields): string | undefined {
  if (request['client_id'] !== CLIENT_ID) return 'client_id';
  if (!isOurs(request['redirect_uri'] ?? '', CONSOLE_RETURN_PATH)) return 'redirect_uri';
  if (request['response_type'] !== 'code') return 'response_type';
  if (request['code_challenge_method'] !== 'S256') return 'code_challenge_method';
  return /^[A-Za-z0-9_-]{43}$/.test(request['code_challenge'] ?? '') ? undefined : 'code_challenge';
}

/** Codes go to the console on this machine and to nobody else. */
function isOurs(address: string, path: string): boolean {
  const url = URL.parse(address);
  return (
    url !== null &&
    url.protocol === 'http:' &&
    ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname) &&
    url.pathname === path &&
    url.search === '' &&
    url.hash === ''
  );
}

function calledAs(role: string, division: string): Caller | string {
  try {
    return sandboxCaller({ role, division: division === '' ? [] : [division] });
  } catch (cause) {
    return cause instanceof Error ? cause.message : String(cause);
  }
}

function queryOf({ rawQueryString }: APIGatewayProxyEventV2): Fields {
  return Object.fromEntries(new URLSearchParams(rawQueryString));
}

function formOf({ body = '' }: APIGatewayProxyEventV2): Fields {
  return Object.fromEntries(new URLSearchParams(body));
}

function cookieOf({ headers }: APIGatewayProxyEventV2): string {
  return new RegExp(`(?:^|;\\s*)${COOKIE}=([^;]+)`).exec(headers['cookie'] ?? '')?.[1] ?? '';
}

function redirect(
  to: string,
  query: Readonly<Record<string, string | undefined>>,
  headers: Fields = {},
): Result {
  const url = new URL(to);
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) url.searchParams.set(name, value);
  return {
    statusCode: 303,
    headers: { location: url.href, 'cache-control': 'no-store', ...headers },
    body: '',
  };
}

function page(body: string, statusCode = 200): Result {
  return {
    statusCode,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': POLICY,
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    },
    body,
  };
}

/** Never back to an address that is wrong itself. */
function text(statusCode: number, parameter: string): Result {
  return {
    statusCode,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: `请求参数不正确 a parameter is not as required: ${parameter}`,
  };
}
