import { sqsClient, sqsDeliveryQueue } from '../../shared/aws/sqs-delivery-queue.ts';
import { decodeNotice } from '../../shared/aws/stream-image.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createDispatchNotice, Env } from './dispatch-notice.ts';

const env = readEnv(Env);
const queue = sqsDeliveryQueue(sqsClient(), env.DELIVERY_QUEUE_URL);
export const handler = createDispatchNotice({ queue }, { decode: decodeNotice, log: jsonLog });
