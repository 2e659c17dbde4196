import type { MailSettings } from '../shared/digest/mail-sender.ts';
import { mailSender } from '../shared/digest/mail-sender.ts';
import type { SendDigest } from '../shared/digest/digest-sender.ts';
import { webhookSender } from '../shared/digest/webhook-sender.ts';

/** How an installation sends digests; plain data, as it goes to the thread of the background. */
export interface DigestSettings {
  readonly hosts: readonly string[];
  readonly allowPrivate: boolean;
  readonly link?: string;
  readonly mail?: MailSettings;
}

/** Sends to robots, and mails where there is a server for it. */
export function digestSender({ allowPrivate, mail }: DigestSettings, systemNow: () => number): SendDigest {
  const toRobot = webhookSender({ allowPrivate, systemNow });
  const toMail: SendDigest = mail
    ? mailSender(mail)
    : async () => ({ kind: 'refused', reason: 'sending-off' });
  return (outgoing) => (outgoing.channel.kind === 'email' ? toMail(outgoing) : toRobot(outgoing));
}
