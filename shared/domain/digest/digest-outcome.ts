import * as z from 'zod/mini';

/**
 * Why a message did not go, for people to look up. `unknown-reply` and `lost-contact` came after the message had left: it may have
 * arrived.
 */
export const DigestReason = z.enum([
  'unreachable',
  'not-public',
  'no-tls',
  'busy',
  'refused',
  'host-not-allowed',
  'sending-off',
  'unreadable-target',
  'division-ended',
  'redirected',
  'unknown-reply',
  'lost-contact',
]);
export type DigestReason = z.infer<typeof DigestReason>;

/**
 * What became of sending one message: `sent`; `failed`, it certainly was not taken and may be sent again; `refused`, as before, and sending
 * it again would not help; `unknown`, it left and nobody knows whether it arrived, so that it is not sent again.
 */
export type Sent =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'failed' | 'refused' | 'unknown';
      readonly reason: DigestReason;
      /** The other side's own number, as `errcode` or the status of a mail server. */
      readonly code?: number;
    };
