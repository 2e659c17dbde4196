import { createTransport } from 'nodemailer';
import type { Sent } from '../domain/digest/digest-outcome.ts';
import type { SendDigest } from './digest-sender.ts';

/** The mail server of the installation. */
export interface MailSettings {
  readonly server: string;
  readonly port: number;
  /** `tls` from the first byte, or `starttls` at once after the greeting; never without. */
  readonly security: 'tls' | 'starttls';
  readonly from: string;
  readonly user?: string;
  readonly password?: string;
  /** A certificate authority that the machine does not know: of an office's own network. */
  readonly ca?: string;
}

const TIMEOUT_MS = 15_000;

/** Sends mails as plain text, to all addresses of a channel in one. */
export function mailSender(settings: MailSettings): SendDigest {
  const { server, port, security, from, user, password, ca } = settings;
  const transport = createTransport({
    host: server,
    port,
    secure: security === 'tls',
    requireTLS: true,
    ...(ca !== undefined && { tls: { ca } }),
    ...(user !== undefined && { auth: { user, pass: password ?? '' } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const domain = from.slice(from.indexOf('@') + 1);
  return async ({ target, message: { title, text }, messageId }) => {
    if (!('to' in target)) return { kind: 'refused', reason: 'unreadable-target' };
    try {
      await transport.sendMail({
        from,
        to: target.to,
        subject: title,
        text,
        messageId: `<${messageId}@${domain}>`,
        headers: { 'auto-submitted': 'auto-generated' },
      });
      return { kind: 'sent' };
    } catch (cause) {
      return outcomeOf(cause);
    }
  };
}

function outcomeOf(cause: unknown): Sent {
  const { responseCode, command, code } = cause as {
    readonly responseCode?: number;
    readonly command?: string;
    readonly code?: string;
  };
  if (responseCode !== undefined)
    return responseCode >= 500
      ? { kind: 'refused', reason: 'refused', code: responseCode }
      : { kind: 'failed', reason: 'busy', code: responseCode };
  // The text was on its way and nothing was answered.
  if (command === 'DATA') return { kind: 'unknown', reason: 'lost-contact' };
  return { kind: 'failed', reason: code === 'ETLS' ? 'no-tls' : 'unreachable' };
}
