import * as z from 'zod/mini';
import { type DeliveryQueue, messageOf } from '../../shared/domain/notice/delivery-queue.ts';
import { Notice } from '../../shared/domain/notice/notice.ts';
import type { NoticeState } from '../../shared/domain/notice/transitions.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';
import { text } from '../../shared/lambda/env.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ DELIVERY_QUEUE_URL: text });
export const uses = { queue: ['send'] } as const satisfies Uses;

/** Only changes that end in these states are sent here at all: by the stream's filter, or the feed's. */
export const states = ['queued'] as const satisfies readonly NoticeState[];

export interface Deps {
  readonly queue: DeliveryQueue;
}

/** Puts each notice that became `queued` on the way to its receiver: new ones, approved ones, those sent again. */
export function createDispatchNotice({ queue }: Deps, edge: StreamEdge): StreamHandler {
  return stream(Notice, edge, async ({ before, after }) => {
    if (after.state !== 'queued' || before?.state === 'queued') return;
    await queue.send([messageOf(after)]);
  });
}
