import { documents } from '../../shared/aws/clients.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createRecordBatch, Env } from './record-batch.ts';

const env = readEnv(Env);
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createRecordBatch(
  {
    movements: dynamoMovements(client, env.MOVEMENTS_TABLE),
    vault: dynamoVault(client, env.VAULT_TABLE),
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    keys,
    clock: systemClock,
  },
  httpEdge(env, ready),
);
