import {
  allowInsecureRequests,
  type AuthorizationServer,
  authorizationCodeGrantRequest,
  calculatePKCECodeChallenge,
  generateRandomCodeVerifier,
  generateRandomState,
  None,
  processAuthorizationCodeResponse,
  validateAuthResponse,
} from 'oauth4webapi';
import { CONSOLE_PATH, CONSOLE_RETURN_PATH, type SignInWay } from '../../shared/api/console-configuration.ts';

/** Kept for the way to the issuer and back, in this tab: none of it opens anything by itself. */
const KEPT = 'yipan-signing-in';

interface OnTheWay {
  readonly issuer: string;
  readonly state: string;
  readonly verifier: string;
  readonly returnTo: string;
}

/** Sends the browser to the issuer (authorization code flow with PKCE, RFC 7636). */
export async function goToIssuer(way: SignInWay, more: Readonly<Record<string, string>> = {}): Promise<void> {
  const verifier = generateRandomCodeVerifier();
  const state = generateRandomState();
  const returnTo =
    location.pathname === CONSOLE_RETURN_PATH ? CONSOLE_PATH : location.pathname + location.search;
  sessionStorage.setItem(
    KEPT,
    JSON.stringify({ issuer: way.issuer, state, verifier, returnTo } satisfies OnTheWay),
  );
  const address = new URL(way.authorizationEndpoint, location.origin);
  for (const [name, value] of Object.entries({
    ...more,
    client_id: way.clientId,
    redirect_uri: returnAddress(),
    response_type: 'code',
    scope: way.scope,
    state,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: 'S256',
  }))
    address.searchParams.set(name, value);
  location.assign(address);
}

export function isComingBack(): boolean {
  return location.pathname === CONSOLE_RETURN_PATH;
}

/** Redeems the code with which the issuer sent the browser back; undefined where it was not asked for here, or not in time. */
export async function comeBack(ways: readonly SignInWay[]): Promise<string | undefined> {
  const kept = sessionStorage.getItem(KEPT);
  const address = new URL(location.href);
  sessionStorage.removeItem(KEPT);
  history.replaceState(null, '', CONSOLE_PATH);
  if (kept === null) return undefined;
  const { issuer, state, verifier, returnTo }: OnTheWay = JSON.parse(kept);
  history.replaceState(null, '', returnTo);
  const way = ways.find((one) => one.issuer === issuer);
  if (!way || address.searchParams.has('error')) return undefined;
  const server: AuthorizationServer = {
    issuer,
    token_endpoint: new URL(way.tokenEndpoint, location.origin).href,
  };
  const client = { client_id: way.clientId };
  const asked = validateAuthResponse(server, client, address, state);
  const response = await authorizationCodeGrantRequest(
    server,
    client,
    None(),
    asked,
    returnAddress(),
    verifier,
    {
      // Where the console itself came over plain HTTP, which only loopback does.
      [allowInsecureRequests]: location.protocol === 'http:',
    },
  );
  const { access_token: token } = await processAuthorizationCodeResponse(server, client, response);
  return token;
}

/** Ends the issuer's own session too, where it says how. */
export function leaveIssuer({ endSessionEndpoint }: SignInWay): void {
  const address = new URL(endSessionEndpoint ?? CONSOLE_PATH, location.origin);
  if (endSessionEndpoint !== undefined) address.searchParams.set('post_logout_redirect_uri', returnAddress());
  location.assign(address);
}

function returnAddress(): string {
  return new URL(CONSOLE_RETURN_PATH, location.origin).href;
}
