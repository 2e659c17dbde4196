import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { queue } from '../../shared/lambda/queue.ts';
import { stream } from '../../shared/lambda/stream.ts';

const Message = z.strictObject({ id: z.string() });

/** What can be wrong with one record or message; `good` is handled. */
const fate = fc.constantFrom(
  'good',
  'not the schema',
  'unknown field',
  'handler throws',
  'handler throws no error',
  'handler rejects late',
  'not JSON',
);
type Fate =
  | 'good'
  | 'not the schema'
  | 'unknown field'
  | 'handler throws'
  | 'handler throws no error'
  | 'handler rejects late'
  | 'not JSON';

function bodyOf(fateOf: Fate, id: string): string {
  if (fateOf === 'not JSON') return `{"id": ${id}`;
  if (fateOf === 'not the schema') return JSON.stringify({ id: 7 });
  return JSON.stringify(fateOf === 'unknown field' ? { id, v: 99 } : { id });
}

function handlerOf(fates: ReadonlyMap<string, Fate>, handled: string[]) {
  return async ({ id }: { readonly id: string }): Promise<void> => {
    const fateOf = fates.get(id);
    if (fateOf === 'handler throws') throw new Error('a name 测试甲 that must not be logged');
    // oxlint-disable-next-line typescript/only-throw-error -- libraries do
    if (fateOf === 'handler throws no error') throw 'a string';
    if (fateOf === 'handler rejects late') await new Promise((_, reject) => setImmediate(reject));
    handled.push(id);
  };
}

describe('the stream edge', () => {
  it('stops at the first failure, whatever it is, and names that one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(fate, fc.boolean()), { maxLength: 12 }), async (records) => {
        const logged: string[] = [];
        const handled: string[] = [];
        const fates = new Map(records.map(([one], i) => [String(i), one]));
        const handle = handlerOf(fates, handled);
        const handler = stream(
          Message,
          // Of attribute values, any kind of failure to decode is the record's.
          {
            decode: (image) => JSON.parse(image as unknown as string),
            log: (...line) => logged.push(JSON.stringify(line)),
          },
          ({ after }) => handle(after),
        );
        const event = {
          Records: records.map(([one, isRemoval], i) => ({
            dynamodb: {
              SequenceNumber: `seq-${i}`,
              ...(!isRemoval && { NewImage: bodyOf(one, String(i)) }),
              ...(isRemoval && { OldImage: bodyOf(one, String(i)) }),
            },
          })),
        } as unknown as DynamoDBStreamEvent;
        const first = records.findIndex(([one, isRemoval]) => !isRemoval && one !== 'good');
        expect(await handler(event)).toEqual({
          batchItemFailures: first < 0 ? [] : [{ itemIdentifier: `seq-${first}` }],
        });
        const end = first < 0 ? records.length : first;
        const wanted = records.flatMap(([, isRemoval], i) => (i < end && !isRemoval ? [String(i)] : []));
        expect(handled).toEqual(wanted);
        expect(logged).toHaveLength(first < 0 ? 0 : 1);
        expect(logged.join()).not.toContain('测试甲');
      }),
    );
  });

  it('reports a record without a sequence number in a way that fails the whole batch', async () => {
    const handler = stream(Message, { decode: (image) => image, log: () => {} }, async () => {});
    const event = { Records: [{ dynamodb: { NewImage: { id: 7 } } }] } as unknown as DynamoDBStreamEvent;
    expect(await handler(event)).toEqual({ batchItemFailures: [{ itemIdentifier: '' }] });
  });
});

describe('the queue edge', () => {
  it('settles each message by itself and names each that failed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fate, { maxLength: 12 }), async (messages) => {
        const logged: string[] = [];
        const handled: string[] = [];
        const fates = new Map(messages.map((one, i) => [String(i), one]));
        const log = (...line: unknown[]): number => logged.push(JSON.stringify(line));
        const handler = queue(Message, { log }, handlerOf(fates, handled));
        const Records = messages.map((one, i) => ({ messageId: `m-${i}`, body: bodyOf(one, String(i)) }));
        const failed = messages.flatMap((one, i) => (one === 'good' ? [] : [`m-${i}`]));
        expect(await handler({ Records } as unknown as SQSEvent)).toEqual({
          batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })),
        });
        expect(handled).toEqual(messages.flatMap((one, i) => (one === 'good' ? [String(i)] : [])));
        expect(logged).toHaveLength(failed.length);
        expect(logged.join()).not.toContain('测试甲');
      }),
    );
  });
});
