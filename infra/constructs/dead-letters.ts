import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import { type AlarmBoard, alarm, FIVE_MINUTES } from './alarm.ts';

/** A queue for what could not be done, kept for two weeks (the most that SQS keeps), ringing while it is not empty. */
export function deadLetters(
  scope: Construct,
  id: string,
  settings: {
    readonly key: kms.IKey;
    readonly board: AlarmBoard;
    readonly heading: string;
    readonly impact: string;
  },
): sqs.Queue {
  const { key, board, heading, impact } = settings;
  const queue = new sqs.Queue(scope, id, {
    encryptionMasterKey: key,
    enforceSSL: true,
    retentionPeriod: Duration.days(14),
    removalPolicy: RemovalPolicy.RETAIN,
  });
  const metric = queue.metricApproximateNumberOfMessagesVisible({
    period: FIVE_MINUTES,
    statistic: 'Maximum',
  });
  alarm(board, { heading, impact, metric, at: 1 });
  return queue;
}
