import { sqsClient } from '../../shared/aws/sqs-delivery-queue.ts';

const client = sqsClient();
/** The least that a function on the queue can be: it makes the client and answers. */
export const handler = async () => ({ statusCode: 200, body: client.config.serviceId });
