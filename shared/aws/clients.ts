import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

const WITH_TIME_LIMITS = {
  maxAttempts: 4,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
};

/**
 * A client for the endpoint and region of the environment: `AWS_ENDPOINT_URL_DYNAMODB` and `AWS_ENDPOINT_URL` are read by
 * the SDK itself, as long as nothing here names an endpoint. It gives up on a silent connection and asks again, because
 * without a limit one lost packet holds a function until its own time-out.
 */
export function dynamoClient(config: DynamoDBClientConfig = {}): DynamoDBClient {
  return new DynamoDBClient({ ...WITH_TIME_LIMITS, ...config });
}

/** Plain objects in and out; a field that is undefined is not written. */
export function documentsOver(client: DynamoDBClient): DynamoDBDocumentClient {
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}

/** Queues, with the same limits: `AWS_ENDPOINT_URL_SQS`. */
export function sqsClient(): SQSClient {
  return new SQSClient(WITH_TIME_LIMITS);
}

/** Secrets, with the same limits: `AWS_ENDPOINT_URL_SECRETS_MANAGER`. */
export function secretsClient(): SecretsManagerClient {
  return new SecretsManagerClient(WITH_TIME_LIMITS);
}

/** The documents of a function's tables, in the region and with the rights that its environment gives it. */
export function documents(): DynamoDBDocumentClient {
  return documentsOver(dynamoClient());
}
