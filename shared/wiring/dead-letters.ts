import { sqsClient } from '../aws/sqs-delivery-queue.ts';
import { sqsDeadLetters } from '../aws/sqs-dead-letters.ts';
import type { DeadLetters } from '../domain/dead-letter/dead-letters.ts';
import { deadLettersIn } from '../domain/dead-letter/several-stores.ts';
import type { SweepStore } from '../domain/sweep/sweep-store.ts';
import type { deadLettersEnv } from '../lambda/env.ts';
import type { StreamHandler } from '../lambda/stream.ts';

/** The ways back, of a function that has them. */
export interface WaysBack {
  readonly deliveryQueueUrl: string;
  /** By the name of the feed. */
  readonly consumers: Readonly<Record<string, StreamHandler>>;
}

/** A function that lists has no way back to try. */
const listsOnly: StreamHandler = () => Promise.reject(new Error('this function lists dead letters only'));

/** The dead letters of this installation, over the adapters that its places ask for: the others are not loaded. */
export async function deadLettersAt(
  env: Readonly<Record<keyof typeof deadLettersEnv, string>>,
  sweeps: Pick<SweepStore, 'get'>,
  back?: WaysBack,
): Promise<DeadLetters> {
  const sqs = sqsClient();
  const deadLetterUrl = env.DELIVERY_DEAD_LETTERS_URL;
  const ofFeed = async ([name, place]: readonly [string, string]): Promise<DeadLetters> => {
    const [, bucket, prefix] = /^s3:\/\/([^/]+)\/(.+)$/.exec(place) ?? [];
    if (bucket === undefined || prefix === undefined) {
      const { notedDeadLetters } = await import('../aws/noted-dead-letters.ts');
      return notedDeadLetters(sqs, sweeps, { [name]: place });
    }
    const handle = back ? back.consumers[name] : listsOnly;
    if (!handle) throw new Error(`FAILED_CHANGES names ${name}, which is no consumer`);
    const [{ s3Client }, { s3DeadLetters }] = await Promise.all([
      import('../aws/s3-client.ts'),
      import('../aws/s3-dead-letters.ts'),
    ]);
    return s3DeadLetters(s3Client(), bucket, { [name]: { prefix, handle } });
  };
  return deadLettersIn([
    sqsDeadLetters(sqs, { delivery: { deadLetterUrl, queueUrl: back?.deliveryQueueUrl ?? deadLetterUrl } }),
    ...(await Promise.all(placesOf(env.FAILED_CHANGES).map(ofFeed))),
  ]);
}

/** `NAME=PLACE NAME=PLACE`, as `infra/constructs/failed-changes.ts` writes it. */
function placesOf(written: string): readonly (readonly [string, string])[] {
  return written.split(' ').map((pair) => {
    const [, name, place] = /^([a-z-]+)=(.+)$/.exec(pair) ?? [];
    if (name === undefined || place === undefined) throw new Error('FAILED_CHANGES is not NAME=PLACE …');
    return [name, place] as const;
  });
}
