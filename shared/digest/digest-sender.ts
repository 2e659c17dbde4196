import type { DigestChannel } from '../domain/digest/digest-channel.ts';
import type { DigestMessage } from '../domain/digest/digest-message.ts';
import type { Sent } from '../domain/digest/digest-outcome.ts';
import type { DigestTarget } from '../domain/digest/digest-target.ts';

/** A message on its way. */
export interface Outgoing {
  readonly channel: Pick<DigestChannel, 'kind' | 'format'>;
  readonly target: DigestTarget;
  readonly message: DigestMessage;
  /** Computed of channel and day (or test): the same for the same message, whoever sends it. */
  readonly messageId: string;
}

/** Sends one message, and says what became of it; never throws. Adapters: robots' webhooks, mail. */
export type SendDigest = (outgoing: Outgoing) => Promise<Sent>;
