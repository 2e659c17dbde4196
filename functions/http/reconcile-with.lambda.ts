import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReconcileWith, Env } from './reconcile-with.ts';

const env = readEnv(Env);
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createReconcileWith(
  {
    notices: dynamoNotices(client, env.NOTICES_TABLE),
    vault: dynamoVault(client, env.VAULT_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
    newId: randomUUID,
  },
  httpEdge(env, ready),
);
