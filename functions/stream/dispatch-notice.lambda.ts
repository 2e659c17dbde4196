import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { streamEdge } from '../../shared/wiring/stream-edge.ts';
import { createDispatchNotice, Env } from './dispatch-notice.ts';

const env = readEnv(Env);
const queue = sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL);
export const handler = createDispatchNotice({ queue }, streamEdge);
