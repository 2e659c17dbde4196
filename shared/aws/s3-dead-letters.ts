import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  type S3Client,
} from '@aws-sdk/client-s3';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import * as z from 'zod/mini';
import type { DeadLetter, DeadLetters, Redriven } from '../domain/dead-letter/dead-letters.ts';

/** An invocation may have megabytes, and an answer of a function has six at most: a page ends early. */
const PAGE_CHARACTERS = 1_000_000;

/** The most that one listing names: of more than these nobody needs the number. */
const MOST_COUNTED = 1_000;

/** What a stream's failure destination writes; `payload` is the whole event, as text. */
const Invocation = z.object({
  timestamp: z.string(),
  requestContext: z.object({ condition: z.string(), approximateInvokeCount: z.optional(z.number()) }),
  payload: z.string(),
});

export interface DeadFeed {
  /** Of the objects: `aws/lambda/` and the id of the event source mapping that wrote them. */
  readonly prefix: string;
  /** The consumer itself: it does nothing twice. */
  readonly handle: (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse>;
}

/** Stream records that their consumers gave up on, as a bucket keeps them, by the consumer's name. */
export function s3DeadLetters(
  client: S3Client,
  Bucket: string,
  feeds: Readonly<Record<string, DeadFeed>>,
): DeadLetters {
  const feedOf = (source: string): DeadFeed => {
    const feed = feeds[source.replace('feed:', '')];
    if (!feed) throw new Error(`no feed for the source ${source}`);
    return feed;
  };
  const keysOf = async (
    { prefix }: DeadFeed,
    after: string | undefined,
    limit: number,
  ): Promise<{ readonly keys: readonly string[]; readonly next?: string }> => {
    const { Contents = [], IsTruncated } = await client.send(
      new ListObjectsV2Command({
        Bucket,
        Prefix: prefix,
        MaxKeys: limit,
        ...(after !== undefined && { StartAfter: after }),
      }),
    );
    const keys = Contents.flatMap(({ Key }) => Key ?? []);
    const last = keys.at(-1);
    return { keys, ...(IsTruncated && last !== undefined && { next: last }) };
  };
  /** Undefined where somebody was faster. */
  const read = async (Key: string): Promise<string | undefined> => {
    try {
      const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return await Body?.transformToString();
    } catch (cause) {
      if (cause instanceof NoSuchKey) return undefined;
      throw cause;
    }
  };
  const handAgain = async ({ handle }: DeadFeed, Key: string): Promise<Redriven | undefined> => {
    const body = await read(Key);
    if (body === undefined) return undefined;
    const invocation = invocationOf(body);
    const answer = invocation && (await handle(JSON.parse(invocation.payload) as DynamoDBStreamEvent));
    if (answer?.batchItemFailures.length !== 0) return { redriven: 0, failed: 1 };
    await client.send(new DeleteObjectCommand({ Bucket, Key }));
    return { redriven: 1, failed: 0 };
  };

  return {
    sources: Object.keys(feeds).map((name) => `feed:${name}`),
    async list(source, { after, limit }) {
      const { keys, next } = await keysOf(feedOf(source), after, limit);
      const letters: DeadLetter[] = [];
      let characters = 0;
      let last: string | undefined;
      for (const key of keys) {
        const body = await read(key);
        characters += body?.length ?? 0;
        if (letters.length > 0 && last !== undefined && characters > PAGE_CHARACTERS) {
          return { letters, next: last };
        }
        if (body !== undefined) letters.push(letterOf(source, key, body));
        last = key;
      }
      return { letters, ...(next !== undefined && { next }) };
    },
    async redriveOne(source, id) {
      const feed = feedOf(source);
      return id.startsWith(feed.prefix) ? await handAgain(feed, id) : undefined;
    },
    async redriveAll(source, { after, limit, hasTime }) {
      const feed = feedOf(source);
      const { keys, next: nextPage } = await keysOf(feed, after, limit);
      let redriven = 0;
      let failed = 0;
      let last: string | undefined;
      // One after another, in the order in which they failed.
      for (const key of keys) {
        if (last !== undefined && !hasTime()) break;
        const done = await handAgain(feed, key);
        redriven += done?.redriven ?? 0;
        failed += done?.failed ?? 0;
        last = key;
      }
      const next = last === keys.at(-1) ? nextPage : last;
      if (next === undefined) return { redriven, failed };
      return { redriven, failed, next, remaining: (await keysOf(feed, next, MOST_COUNTED)).keys.length };
    },
  };
}

function invocationOf(body: string): z.infer<typeof Invocation> | undefined {
  try {
    return Invocation.parse(JSON.parse(body));
  } catch {
    return undefined; // shown as it is; whoever reads it knows more than we do
  }
}

function letterOf(source: string, id: string, body: string): DeadLetter {
  const invocation = invocationOf(body);
  const { condition, approximateInvokeCount } = invocation?.requestContext ?? { condition: 'not readable' };
  const reason = approximateInvokeCount ? `${condition} after ${approximateInvokeCount} tries` : condition;
  const failedAt = new Date(invocation?.timestamp ?? 0);
  const at = (Number.isNaN(failedAt.getTime()) ? new Date(0) : failedAt).toISOString();
  return { id, source, reason, at, body };
}
