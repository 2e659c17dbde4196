import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { isInMainland } from '../region-guard.ts';
import { acknowledge } from './acknowledge.ts';
import { type AlarmBoard, alarm, FIVE_MINUTES } from './alarm.ts';
import type { DeadLetterAction } from '../../shared/aws/actions.ts';
import { deadLetters } from './dead-letters.ts';
import { allow, allowEncrypt, allowOnQueue } from './grants.ts';
import { allowObjects } from './objects.ts';

/** Where the changes go that a stream consumer gave up. */
export interface FailedChanges {
  readonly destinationArn: string;
  readonly allowDelivery: (role: iam.Role) => void;
  /** `FAILED_CHANGES` of the functions of dead letters, from the ids of the consumers' mappings by the consumers' names. */
  readonly placesOf: (mappingIds: Readonly<Record<string, string>>) => string;
  readonly allowOperators: (role: iam.Role, actions: readonly DeadLetterAction[]) => void;
}

/** Below it Lambda writes, in a folder for each mapping ("Capturing discarded batches", DynamoDB). */
const OBJECTS = 'aws/lambda/';

const HEADING = 'failed changes';
const IMPACT =
  'A change did not reach ledgers, inboxes or the delivery queue, and was given up after its tries.';

/**
 * A bucket, which keeps the records whole. In the China regions Lambda knows no S3 destination for streams ("Getting Started
 * with Amazon Web Services in China", Lambda): there a queue, whose message names the stream, the shard and the sequence
 * numbers; what failed is in the tables, from which the reconcile sweep derives it again.
 */
export function failedChanges(
  scope: Construct,
  settings: { readonly key: kms.Key; readonly board: AlarmBoard; readonly region: string },
): FailedChanges {
  const here = new Construct(scope, 'FailedChanges');
  return isInMainland(settings.region) ? queueOf(here, settings) : bucketOf(here, settings);
}

interface Settings {
  readonly key: kms.Key;
  readonly board: AlarmBoard;
}

function queueOf(here: Construct, { key, board }: Settings): FailedChanges {
  const queue = deadLetters(here, 'Queue', { key, board, heading: HEADING, impact: IMPACT });
  acknowledge(
    queue,
    'AwsSolutions-SQS3',
    'It is itself the place of what failed: nothing receives from it but a person.',
  );
  return {
    destinationArn: queue.queueArn,
    allowDelivery(role) {
      allow(role, ['sqs:SendMessage'], [queue.queueArn]);
      allowEncrypt(role, key);
    },
    placesOf: () => `changes=${queue.queueUrl}`,
    allowOperators: (role, actions) => allowOnQueue(role, actions, queue),
  };
}

function bucketOf(here: Construct, { key, board }: Settings): FailedChanges {
  const bucket = new s3.Bucket(here, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    versioned: true,
    // Ninety days to look at a failure; what it failed on is in the tables all the while.
    lifecycleRules: [{ expiration: Duration.days(90), noncurrentVersionExpiration: Duration.days(7) }],
    metrics: [{ id: 'Everything' }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(
    bucket,
    'AwsSolutions-S1',
    'Only Lambda writes here, only when a batch was given up, and each write rings; who reads it is in CloudTrail.',
  );
  alarm(board, {
    heading: HEADING,
    impact: IMPACT,
    metric: new cloudwatch.Metric({
      namespace: 'AWS/S3',
      metricName: 'PutRequests',
      dimensionsMap: { BucketName: bucket.bucketName, FilterId: 'Everything' },
      period: FIVE_MINUTES,
      statistic: 'Sum',
    }),
    at: 1,
  });
  const onObjects = (role: iam.Role, actions: readonly string[]): void =>
    allowObjects(role, bucket, OBJECTS, actions, 'Lambda names the objects itself, below this prefix.');
  return {
    destinationArn: bucket.bucketArn,
    allowDelivery(role) {
      allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
      onObjects(role, ['s3:PutObject']);
      allowEncrypt(role, key);
    },
    placesOf: (mappingIds) =>
      Object.entries(mappingIds)
        .map(([consumer, id]) => `${consumer}=s3://${bucket.bucketName}/${OBJECTS}${id}/`)
        .join(' '),
    allowOperators(role, actions) {
      if (actions.includes('s3:ListBucket')) allow(role, ['s3:ListBucket'], [bucket.bucketArn]);
      onObjects(
        role,
        actions.filter((action) => action.startsWith('s3:') && action !== 's3:ListBucket'),
      );
    },
  };
}
