import { describe, expect, it } from 'vitest';
import type { DeliveryQueue } from '../../shared/domain/notice/delivery-queue.ts';

/** A queue and the bodies of all that arrived since it was asked last. */
export interface QueueUnderTest extends DeliveryQueue {
  received(): Promise<readonly string[]>;
}

const counties = ['411525', '330106', '522328'];

/** What both engines' queues promise to whoever puts a notice on them. */
export function deliveryQueueContract(name: string, queue: QueueUnderTest): void {
  describe(`the delivery queue on ${name}`, () => {
    it('takes more than a batch, and carries ids and nothing else', async () => {
      const sent = Array.from({ length: 23 }, (_, i) => ({
        noticeId: `n-${i}`,
        group: counties[i % 3] ?? '',
      }));
      await queue.send(sent);
      const bodies = (await queue.received()).map((body) => JSON.parse(body) as unknown);
      expect(bodies).toHaveLength(23);
      expect(bodies).toEqual(expect.arrayContaining(sent.map(({ noticeId }) => ({ noticeId }))));
    });

    it('takes nothing, and the same notice again', async () => {
      await queue.send([]);
      expect(await queue.received()).toEqual([]);
      const message = { noticeId: 'again', group: '411525' };
      await queue.send([message, message]);
      expect(new Set(await queue.received())).toEqual(new Set([JSON.stringify({ noticeId: 'again' })]));
    });
  });
}
