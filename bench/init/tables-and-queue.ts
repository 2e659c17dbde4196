import { documents } from '../../shared/aws/clients.ts';
import { sqsClient } from '../../shared/aws/sqs-delivery-queue.ts';

const clients = [documents(), sqsClient()];
/** The least that a function on tables and queue can be: it makes both clients and answers. */
export const handler = async () => ({ statusCode: 200, body: String(clients.length) });
