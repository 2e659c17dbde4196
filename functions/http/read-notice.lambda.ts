import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoOutages } from '../../shared/aws/dynamo-outages.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReadNotice, Env } from './read-notice.ts';

const env = readEnv(Env);
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createReadNotice(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    outages: dynamoOutages(client, env.OUTAGES_TABLE),
    vault: dynamoVault(client, env.VAULT_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
    newId: randomUUID,
  },
  httpEdge(env, ready),
);
