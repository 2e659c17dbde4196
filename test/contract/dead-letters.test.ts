import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { PurgeQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { notedDeadLetters } from '../../shared/aws/noted-dead-letters.ts';
import { s3DeadLetters } from '../../shared/aws/s3-dead-letters.ts';
import { sqsDeadLetters } from '../../shared/aws/sqs-dead-letters.ts';
import type { SweepProgress } from '../../shared/domain/sweep/sweep-store.ts';
import { deadLettersIn } from '../../shared/domain/dead-letter/several-stores.ts';
import { deadLetterBook, sqliteDeadLetters } from '../../shared/sqlite/dead-letters.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { sqliteQueue } from '../../shared/sqlite/sqlite-queue.ts';
import { deadLettersContract } from './dead-letters-contract.ts';

const always = (): boolean => true;
const PERSON = 'p'.repeat(22);
const CN = { region: 'cn-north-1', credentials: { accessKeyId: 'local', secretAccessKey: 'local' } };

/** A client that does not wait on an empty queue: the one server of the tests shows every message at once. */
function withoutWaiting(client: SQSClient): SQSClient {
  client.middlewareStack.add(
    (next) => async (args) => {
      if ('WaitTimeSeconds' in args.input) args.input.WaitTimeSeconds = 0;
      return await next(args);
    },
    { step: 'initialize' },
  );
  return client;
}

/** A consumer that takes everything but what it refuses. */
function consumer() {
  const refuses = new Set<number>();
  let seen: number[] = [];
  return {
    refuses,
    take: (n: number): boolean => {
      seen.push(n);
      return !refuses.has(n);
    },
    handed: (): readonly number[] => {
      const handed = seen;
      seen = [];
      return handed;
    },
  };
}

describe('SQLite', () => {
  const engine = openEngine(':memory:');
  afterAll(() => engine.close());
  const { take, ...derive } = consumer();
  const queue = sqliteQueue(engine, 'delivery');
  const book = deadLetterBook(engine, () => '2026-03-02T01:00:00.000Z');
  const deadLetters = sqliteDeadLetters(engine, {
    queues: ['delivery'],
    consumers: { derive: async ({ after }) => take((after as { n: number }).n) },
  });
  deadLettersContract('SQLite', () => ({
    deadLetters,
    ...derive,
    queue: 'queue:delivery',
    feed: 'feed:derive',
    buryMessage: async (body) => book.bury('queue:delivery', body, 'received 5 times'),
    buryRecord: async (n) =>
      book.bury(
        'feed:derive',
        JSON.stringify({ id: n, before: null, after: { personId: PERSON, n } }),
        'failed 5 times',
      ),
    sentAgain: async () => {
      const messages = queue.receive(100, Date.now());
      queue.remove(messages.map(({ id }) => id));
      return messages.map(({ body }) => body);
    },
  }));
});

describe('SQS and S3', () => {
  const BUCKET = 'failures';
  const PREFIX = 'aws/lambda/5f7b8d9e-derive/';
  let server: FauxqsServer;
  let sqs: SQSClient;
  let s3: S3Client;
  let world: Parameters<typeof deadLettersContract>[1];
  let urls: { readonly queueUrl: string; readonly deadLetterUrl: string };
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    const { region } = CN;
    const { queueUrl } = server.createQueue('delivery', { region });
    const { queueUrl: deadLetterUrl } = server.createQueue('delivery-dead', { region });
    server.createBucket(BUCKET);
    urls = { queueUrl, deadLetterUrl };
    const endpoint = `http://127.0.0.1:${server.port}`;
    sqs = withoutWaiting(new SQSClient({ ...CN, endpoint }));
    s3 = new S3Client({ ...CN, endpoint, forcePathStyle: true });
    const { take, ...derive } = consumer();
    const deadLetters = deadLettersIn([
      sqsDeadLetters(sqs, { delivery: urls }),
      s3DeadLetters(s3, BUCKET, { derive: { prefix: PREFIX, handle: handler(take) } }),
    ]);
    world = () => ({
      deadLetters,
      ...derive,
      queue: 'queue:delivery',
      feed: 'feed:derive',
      buryMessage: async (MessageBody) => {
        await sqs.send(new SendMessageCommand({ QueueUrl: deadLetterUrl, MessageBody }));
      },
      buryRecord: (n) => putObject(`${PREFIX}shard-1/2026-03-02T01.00.0${n}-${n}`, invocationOf(n)),
      sentAgain: async () => {
        const bodies = (server.inspectQueue('delivery')?.messages.ready ?? []).map(({ body }) => body);
        await sqs.send(new PurgeQueueCommand({ QueueUrl: queueUrl }));
        return bodies;
      },
    });
  });
  afterAll(async () => {
    sqs?.destroy();
    s3?.destroy();
    await server?.stop();
  });

  const putObject = async (Key: string, Body: string): Promise<void> => {
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body }));
  };

  deadLettersContract('SQS and S3', () => world());

  it('what another mapping wrote into the bucket is left alone, and what is not readable is shown and stays', async () => {
    const { deadLetters, feed } = world();
    await putObject('aws/lambda/another/shard-1/2026', invocationOf(1));
    expect(await deadLetters.list(feed, { limit: 10 })).toEqual({ letters: [] });
    expect(await deadLetters.redriveOne(feed, 'aws/lambda/another/shard-1/2026')).toBeUndefined();
    await putObject(`${PREFIX}odd`, 'not an invocation');
    const { letters } = await deadLetters.list(feed, { limit: 10 });
    expect(letters).toMatchObject([{ body: 'not an invocation', reason: 'not readable' }]);
    expect(await deadLetters.redriveAll(feed, { limit: 10, hasTime: always })).toEqual({
      redriven: 0,
      failed: 1,
    });
    expect((await deadLetters.list(feed, { limit: 10 })).letters).toHaveLength(1);
  });

  it('a page of large ones ends early, and goes on with the next', async () => {
    const { deadLetters, feed } = world();
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: `${PREFIX}odd` }));
    const large = 'x'.repeat(600_000);
    for (const n of [1, 2, 3]) await putObject(`${PREFIX}large-${n}`, `${large}${n}`);
    const seen: string[] = [];
    let after: string | undefined;
    do {
      const page = await deadLetters.list(feed, { limit: 10, ...(after !== undefined && { after }) });
      expect(page.letters).toHaveLength(1);
      seen.push(...page.letters.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(seen).toEqual([1, 2, 3].map((n) => `${PREFIX}large-${n}`));
  });

  it('a message that the queue does not take stays, and nobody tries it for ever', async () => {
    const { queue } = world();
    const full = withoutWaiting(new SQSClient({ ...CN, endpoint: `http://127.0.0.1:${server.port}` }));
    full.middlewareStack.add(
      (next, context) => async (args) => {
        const result = await next(args);
        if (context['commandName'] === 'SendMessageBatchCommand')
          Object.assign(result.output as object, { Successful: [], Failed: [{ Id: '0' }] });
        return result;
      },
      { step: 'initialize' },
    );
    await sqs.send(new SendMessageCommand({ QueueUrl: urls.deadLetterUrl, MessageBody: '{}' }));
    const refused = sqsDeadLetters(full, { delivery: urls });
    expect(await refused.redriveAll(queue, { limit: 1, hasTime: always })).toEqual({
      redriven: 0,
      failed: 1,
    });
    expect((await refused.list(queue, { limit: 10 })).letters).toHaveLength(1);
    full.destroy();
  });
});

describe('notes of failed changes on SQS', () => {
  const FEED = 'feed:changes';
  let server: FauxqsServer;
  let sqs: SQSClient;
  let url: string;
  let wholeUntil: string | null;
  beforeAll(async () => {
    server = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    url = server.createQueue('changes', { region: CN.region }).queueUrl;
    sqs = withoutWaiting(new SQSClient({ ...CN, endpoint: `http://127.0.0.1:${server.port}` }));
  });
  afterAll(async () => {
    sqs?.destroy();
    await server?.stop();
  });
  beforeEach(async () => {
    wholeUntil = null;
    await sqs.send(new PurgeQueueCommand({ QueueUrl: url }));
  });

  const deadLetters = () => {
    const progress = (): SweepProgress => ({
      sweep: 'reconcile',
      startedAt: '2026-03-02T03:00:00.000Z',
      since: null,
      after: 'under way',
      repaired: 0,
      wholeUntil,
    });
    const sweeps = { get: async () => (wholeUntil === null ? undefined : progress()) };
    return notedDeadLetters(sqs, sweeps, { changes: url });
  };
  const note = async (hour: number): Promise<void> => {
    const { payload: _records, ...noted } = JSON.parse(invocationOf(1)) as Record<string, unknown>;
    const timestamp = `2026-03-02T0${hour}:00:00.000Z`;
    await sqs.send(
      new SendMessageCommand({ QueueUrl: url, MessageBody: JSON.stringify({ ...noted, timestamp }) }),
    );
  };

  it('are shown with the time and the reason, and looking changes nothing', async () => {
    await note(1);
    for (let i = 0; i < 2; i++) {
      const { letters } = await deadLetters().list(FEED, { limit: 10 });
      expect(letters).toMatchObject([
        { source: FEED, at: '2026-03-02T01:00:00.000Z', reason: 'RetryAttemptsExhausted after 5 tries' },
      ]);
      expect(letters[0]?.body).toContain('startSequenceNumber');
    }
  });

  it('stay until a pass of the sweep that began later got through, and are settled then, once', async () => {
    await note(1);
    const [letter] = (await deadLetters().list(FEED, { limit: 10 })).letters;
    const id = letter?.id ?? '';
    for (const whole of [null, '2026-03-02T00:59:59.000Z', '2026-03-02T01:00:00.000Z']) {
      wholeUntil = whole;
      expect(await deadLetters().redriveOne(FEED, id)).toMatchObject({
        redriven: 0,
        failed: 1,
        reason: expect.stringContaining('reconcile sweep'),
      });
    }
    wholeUntil = '2026-03-02T01:00:00.001Z';
    expect(await deadLetters().redriveOne(FEED, 'another')).toBeUndefined();
    expect(await deadLetters().redriveOne(FEED, id)).toEqual({ redriven: 1, failed: 0 });
    expect(await deadLetters().redriveOne(FEED, id)).toBeUndefined();
  });

  it('are settled all that can be; what is younger, or not readable, stays', async () => {
    for (let i = 0; i < 12; i++) await note(1);
    wholeUntil = '2026-03-02T02:00:00.000Z';
    let [redriven, pages, after]: [number, number, string | undefined] = [0, 0, undefined];
    do {
      const page = await deadLetters().redriveAll(FEED, {
        limit: 5,
        hasTime: always,
        ...(after !== undefined && { after }),
      });
      expect(page.failed).toBe(0);
      redriven += page.redriven;
      pages += 1;
      after = page.next;
    } while (after !== undefined);
    expect([redriven, pages]).toEqual([12, 3]);
    await note(1);
    await note(4);
    await sqs.send(new SendMessageCommand({ QueueUrl: url, MessageBody: 'not a note' }));
    expect(await deadLetters().redriveAll(FEED, { limit: 3, hasTime: always })).toEqual({
      redriven: 1,
      failed: 2,
      reason: expect.any(String),
    });
    const { letters } = await deadLetters().list(FEED, { limit: 10 });
    expect(letters.map(({ reason }) => reason).sort()).toEqual([
      'RetryAttemptsExhausted after 5 tries',
      'not readable',
    ]);
  });
});

function handler(take: (n: number) => boolean) {
  return async ({ Records }: DynamoDBStreamEvent): Promise<DynamoDBBatchResponse> => {
    const failed = Records.find(({ dynamodb }) => !take(Number(dynamodb?.NewImage?.['n']?.N)));
    return {
      batchItemFailures: failed ? [{ itemIdentifier: failed.dynamodb?.SequenceNumber ?? '' }] : [],
    };
  };
}

/** As a stream's failure destination writes it. */
function invocationOf(n: number): string {
  const record = {
    eventID: String(n),
    dynamodb: { SequenceNumber: `10${n}`, NewImage: { personId: { S: PERSON }, n: { N: String(n) } } },
  };
  return JSON.stringify({
    requestContext: {
      requestId: 'r',
      functionArn: 'arn:aws-cn:lambda:cn-north-1:123456789012:function:derive-movement',
      condition: 'RetryAttemptsExhausted',
      approximateInvokeCount: 5,
    },
    responseContext: { statusCode: 200, executedVersion: '$LATEST', functionError: 'Unhandled' },
    version: '1.0',
    timestamp: '2026-03-02T01:00:00.000Z',
    DDBStreamBatchInfo: { shardId: 'shard-1', startSequenceNumber: `10${n}`, batchSize: 1 },
    payload: JSON.stringify({ Records: [record] }),
  });
}
