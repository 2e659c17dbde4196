import { SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import type { DeliveryQueue } from '../../shared/domain/notice/delivery-queue.ts';
import { deliveryQueueContract } from './delivery-queue-contract.ts';

const NAME = 'delivery';

describe('SQS', () => {
  let server: FauxqsServer;
  let client: SQSClient;
  let queue: DeliveryQueue;
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    const { queueUrl } = server.createQueue(NAME, { region: 'cn-north-1' });
    client = newClient();
    queue = sqsDeliveryQueue(client, queueUrl);
  });
  afterAll(async () => {
    client?.destroy();
    await server?.stop();
  });

  function newClient(): SQSClient {
    return new SQSClient({
      endpoint: `http://127.0.0.1:${server.port}`,
      region: 'cn-north-1',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    });
  }
  const waiting = () => server.inspectQueue(NAME)?.messages.ready ?? [];

  deliveryQueueContract('SQS', {
    send: (messages) => queue.send(messages),
    received: async () => {
      const bodies = waiting().map(({ body }) => body);
      server.reset();
      return bodies;
    },
  });

  it('groups by receiving county', async () => {
    const watched = newClient();
    const sent: unknown[] = [];
    watched.middlewareStack.add(
      (next) => async (args) => {
        // Asked of the request, as the local server keeps no group of a standard queue.
        sent.push(...((args.input as { Entries?: unknown[] }).Entries ?? []));
        return await next(args);
      },
      { step: 'initialize' },
    );
    const { queueUrl } = server.createQueue('watched', { region: 'cn-north-1' });
    await sqsDeliveryQueue(watched, queueUrl).send([
      { noticeId: 'a', group: '411525' },
      { noticeId: 'b', group: '330106' },
    ]);
    watched.destroy();
    expect(sent).toEqual([
      { Id: '0', MessageBody: '{"noticeId":"a"}', MessageGroupId: '411525' },
      { Id: '1', MessageBody: '{"noticeId":"b"}', MessageGroupId: '330106' },
    ]);
  });

  it('throws when one entry of a batch was not taken, and when there is no queue', async () => {
    const faulty = newClient();
    faulty.middlewareStack.add(
      (next) => async (args) => {
        const result = await next(args);
        const output = result.output as { Successful?: unknown[]; Failed?: unknown[] };
        output.Successful = output.Successful?.slice(1) ?? [];
        output.Failed = [{ Id: '0', Code: 'ThrottlingException', SenderFault: false }];
        return result;
      },
      { step: 'initialize' },
    );
    const messages = ['a', 'b'].map((noticeId) => ({ noticeId, group: '411525' }));
    const { queueUrl } = server.createQueue('faulty', { region: 'cn-north-1' });
    await expect(sqsDeliveryQueue(faulty, queueUrl).send(messages)).rejects.toThrow(
      'took 1 of 2 messages: ThrottlingException',
    );
    const nowhere = sqsDeliveryQueue(client, queueUrl.replace('faulty', 'none'));
    await expect(nowhere.send(messages)).rejects.toThrow();
    faulty.destroy();
  });
});
