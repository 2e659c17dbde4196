const NAME = 'yipan-session';

/**
 * The cookie from which a reloaded page gets its token back. No script can read it, and it is sent to one route only, by pages of
 * this address only: a form or a picture elsewhere can neither use nor see it. An empty token removes it.
 */
export function sessionCookie(token: string, isSecure: boolean): string {
  const end = token === '' ? '; Max-Age=0' : '';
  return `${NAME}=${token}; Path=/account/resume; HttpOnly; SameSite=Strict${isSecure ? '; Secure' : ''}${end}`;
}

/** '' where there is none. */
export function tokenInCookies(cookies: string): string {
  return new RegExp(`(?:^|;\\s*)${NAME}=([\\w.-]+)`).exec(cookies)?.[1] ?? '';
}
