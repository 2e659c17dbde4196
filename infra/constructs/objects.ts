import { Names, Stack } from 'aws-cdk-lib';
import type * as iam from 'aws-cdk-lib/aws-iam';
import type * as s3 from 'aws-cdk-lib/aws-s3';
import { acknowledge } from './acknowledge.ts';
import { allow } from './grants.ts';

/** Actions on the objects of a bucket below a prefix; `why` names them no closer. */
export function allowObjects(
  role: iam.Role,
  bucket: s3.Bucket,
  prefix: string,
  actions: readonly string[],
  why: string,
): void {
  if (actions.length === 0) return;
  allow(role, actions, [bucket.arnForObjects(`${prefix}*`)]);
  const resource = bucket.node.defaultChild as s3.CfnBucket;
  const id = Stack.of(bucket).getLogicalId(resource);
  // A function in a nested stack has the bucket's name by a parameter.
  const named =
    Stack.of(role) !== Stack.of(bucket) ? `referenceto${Names.nodeUniqueId(resource.node)}Arn` : `${id}.Arn`;
  acknowledge(role, `AwsSolutions-IAM5[Resource::<${named}>/${prefix}*]`, why);
}
