import { documents } from '../../shared/aws/clients.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { decodeMovement } from '../../shared/aws/stream-image.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { jsonLog } from '../../shared/lambda/log.ts';
import { createDeriveMovement, Env } from './derive-movement.ts';

const env = readEnv(Env);
const client = documents();
export const handler = createDeriveMovement(
  {
    residents: dynamoResidents(client, env.RESIDENTS_TABLE),
    facts: dynamoFacts(client, env.FACTS_TABLE),
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
  },
  { decode: decodeMovement, log: jsonLog },
);
