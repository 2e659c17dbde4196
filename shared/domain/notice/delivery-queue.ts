import type { Notice } from './notice.ts';

/** What travels through the delivery queue: which notice, and the receiving county, so that none can starve another. */
export interface DeliveryMessage {
  readonly noticeId: string;
  readonly group: string;
}

export function messageOf({ noticeId, receiver }: Notice): DeliveryMessage {
  return { noticeId, group: receiver.slice(0, 6) };
}

/** The way from a queued notice to its receiver's inbox. Messages may arrive twice, late and out of order. */
export interface DeliveryQueue {
  /** Throws unless every message was taken. */
  send(messages: readonly DeliveryMessage[]): Promise<void>;
}
