import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * A client for the endpoint and region of the environment: `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL` are read by
 * the SDK itself, as long as nothing here names an endpoint. It gives up on a silent connection and asks again, because
 * without a limit one lost packet holds a function until its own time-out.
 */
export function dynamoClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
    ...config,
  });
}

/** Plain objects in and out; a field that is undefined is not written. */
export function documentsOver(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
