import { documents } from '../../shared/aws/clients.ts';
import { s3Client } from '../../shared/aws/s3-client.ts';
import { sqsClient } from '../../shared/aws/sqs-delivery-queue.ts';

const clients = [documents(), sqsClient(), s3Client()];
/** The least that a function on dead letters can be: it makes the clients of tables, queue and bucket, and answers. */
export const handler = async () => ({ statusCode: 200, body: String(clients.length) });
