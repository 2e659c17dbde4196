import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { FunctionLine } from '../entries.ts';
import { type AlarmBoard, alarm, FIVE_MINUTES } from './alarm.ts';
import { deadLetters } from './dead-letters.ts';
import { type Fn, fn } from './fn.ts';
import type { Foundation } from './foundation.ts';
import { allow, allowDecrypt } from './grants.ts';

const TIMEOUT = Duration.seconds(30);
/** AWS asks for six times the time-out, so that a batch in work is not handed out a second time. */
const VISIBILITY = Duration.seconds(6 * TIMEOUT.toSeconds());
/** SQS counts receives that no function saw (throttling), so one or two are too few (failure mode 12). */
const RECEIVES = 5;
const BATCH = 10;
/** What the notices' table and the account's other functions can bear at once. */
const AT_ONCE = 50;
const LATE = Duration.minutes(15);

/**
 * A standard queue that its producers make fair with a message group per receiving county: one county's flood does not hold
 * up another's notices. With dead letters, which `npm run redrive` puts back: the service's own redrive is absent in China.
 */
export function fairQueue(
  scope: Construct,
  name: string,
  settings: { readonly key: kms.Key; readonly board: AlarmBoard; readonly impact: string },
): { readonly queue: sqs.Queue; readonly dead: sqs.Queue } {
  const { key, board, impact } = settings;
  const here = new Construct(scope, `${name}Queue`);
  const heading = name.toLowerCase();
  const dead = deadLetters(here, 'DeadLetters', { key, board, heading: `${heading} dead letters`, impact });
  const queue = new sqs.Queue(here, 'Queue', {
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    visibilityTimeout: VISIBILITY,
    deadLetterQueue: { queue: dead, maxReceiveCount: RECEIVES },
    removalPolicy: RemovalPolicy.RETAIN,
  });
  alarm(board, {
    heading: `${heading} waits`,
    impact,
    metric: queue.metricApproximateAgeOfOldestMessage({ period: FIVE_MINUTES, statistic: 'Maximum' }),
    at: LATE.toSeconds(),
    periods: 2,
  });
  return { queue, dead };
}

/** A function that receives from a queue, each message settling on its own. */
export function queueConsumer(
  scope: Construct,
  platform: Foundation,
  line: FunctionLine,
  queue: sqs.Queue,
): Fn {
  const made = fn(scope, platform, line, TIMEOUT);
  allow(
    made.role,
    ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:ChangeMessageVisibility', 'sqs:GetQueueAttributes'],
    [queue.queueArn],
  );
  allowDecrypt(made.role, platform.key);
  const mapping = new lambda.EventSourceMapping(made.scope, 'Mapping', {
    target: made.function,
    eventSourceArn: queue.queueArn,
    batchSize: BATCH,
    // Not reserved concurrency: that throttles pollers, and each throttled receive counts (failure mode 12).
    maxConcurrency: AT_ONCE,
    reportBatchItemFailures: true,
  });
  mapping.node.addDependency(made.role);
  return made;
}
