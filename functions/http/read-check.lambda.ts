import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createReadCheck, Env } from './read-check.ts';

const env = readEnv(Env);
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createReadCheck(
  {
    cases: dynamoCases(client, env.CASES_TABLE),
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    vault: dynamoVault(client, env.VAULT_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
    newId: randomUUID,
  },
  httpEdge(env, ready),
);
