import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { WITH_TIME_LIMITS } from './time-limits.ts';

/**
 * A client for the endpoint and region of the environment: `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL` are read by
 * the SDK itself, as long as nothing here names an endpoint.
 */
export function dynamoClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({ ...WITH_TIME_LIMITS, ...config });
}

/** Plain objects in and out; a field that is undefined is not written. */
export function documentsOver(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** The documents of a function's tables, in the region and with the rights that its environment gives it. */
export function documents(): DynamoDBDocumentClient {
  return documentsOver(dynamoClient());
}
