import { RemovalPolicy } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type { Construct } from 'constructs';
import type { TableShape } from '../../shared/tables.ts';

/** A table of the shape that the adapters and the contract tests use: pay per request, restorable, encrypted, kept. */
export function table(scope: Construct, id: string, shape: TableShape, key: kms.IKey): dynamodb.Table {
  const made = new dynamodb.Table(scope, id, {
    partitionKey: text(shape.partitionKey),
    ...(shape.sortKey !== undefined && {
      sortKey: {
        name: shape.sortKey,
        type: dynamodb.AttributeType[shape.sortKeyType === 'N' ? 'NUMBER' : 'STRING'],
      },
    }),
    ...(shape.stream !== undefined && { stream: dynamodb.StreamViewType[views[shape.stream]] }),
    billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
    encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
    encryptionKey: key,
    deletionProtection: true,
    removalPolicy: RemovalPolicy.RETAIN,
  });
  for (const { name, partitionKey, sortKey, isWhole } of shape.indexes ?? []) {
    made.addGlobalSecondaryIndex({
      indexName: name,
      partitionKey: text(partitionKey),
      sortKey: text(sortKey),
      projectionType: isWhole ? dynamodb.ProjectionType.ALL : dynamodb.ProjectionType.KEYS_ONLY,
    });
  }
  return made;
}

const views = { NEW_IMAGE: 'NEW_IMAGE', NEW_AND_OLD_IMAGES: 'NEW_AND_OLD_IMAGES' } as const;

function text(name: string): dynamodb.Attribute {
  return { name, type: dynamodb.AttributeType.STRING };
}
