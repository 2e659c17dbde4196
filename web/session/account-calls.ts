import { sendTo } from '../api/call.ts';

/** What a local account is told when it signed in, or came back (docs/accounts.md). */
export interface AccountSession {
  readonly token: string;
  readonly account: { readonly administrator: boolean; readonly displayName: string };
}

export interface Enrolment {
  readonly secret: string;
  /** A picture (SVG) that an authenticator app scans. */
  readonly qr: string;
}

export interface SignInFields {
  readonly name: string;
  readonly password: string;
  readonly code?: string;
  readonly role?: string;
  readonly newPassword?: string;
}

export function signInAccount(fields: SignInFields): Promise<AccountSession> {
  return sendTo('POST', '/account/sign-in', fields);
}

export function setUpAccount(fields: {
  readonly name: string;
  readonly password: string;
  readonly word?: string;
}) {
  return sendTo<Enrolment>('POST', '/account/set-up', fields);
}

/** The session of this browser from before the page was opened anew; undefined where there is none. */
export async function resumeAccount(): Promise<AccountSession | undefined> {
  return await sendTo<AccountSession>('POST', '/account/resume').catch(() => undefined);
}
