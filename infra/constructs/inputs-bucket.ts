import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';

/** Below it the adapter writes (`shared/aws/dynamo-assessments.ts`). */
export const INPUTS = 'input/';

/** What results were made from, where it is too large for a table: kept as long as the results, like a table. */
export function inputsBucket(scope: Construct, key: kms.IKey): s3.Bucket {
  const here = new Construct(scope, 'AssessmentInputs');
  const bucket = new s3.Bucket(here, 'Bucket', {
    encryption: s3.BucketEncryption.KMS,
    encryptionKey: key,
    bucketKeyEnabled: true,
    blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
    enforceSSL: true,
    minimumTLSVersion: 1.2,
    // Nobody overwrites or removes an object; whoever does it by hand can take it back.
    versioned: true,
    lifecycleRules: [{ noncurrentVersionExpiration: Duration.days(35) }],
    removalPolicy: RemovalPolicy.RETAIN,
  });
  acknowledge(
    bucket,
    'AwsSolutions-S1',
    'Only our functions are let in, each result names its object, and nobody may remove one; who reads it is in CloudTrail.',
  );
  return bucket;
}
