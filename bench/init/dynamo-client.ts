import { documents } from '../../shared/aws/clients.ts';

const client = documents();
/** The least that a function on the tables can be: it makes the client and answers. */
export const handler = async () => ({ statusCode: 200, body: client.config.serviceId });
