import { randomUUID } from 'node:crypto';
import { documents } from '../../shared/aws/clients.ts';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoCases } from '../../shared/aws/dynamo-cases.ts';
import { dynamoNoticesById } from '../../shared/aws/dynamo-notices-by-id.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { readEnv } from '../../shared/lambda/env.ts';
import { divisionsOn } from '../../shared/wiring/divisions.ts';
import { httpEdge } from '../../shared/wiring/http-edge.ts';
import { identityOf } from '../../shared/wiring/identity.ts';
import { ruleBook } from '../../shared/wiring/rule-book.ts';
import { systemClock } from '../../shared/wiring/system-clock.ts';
import { createPrintLetter, Env } from './print-letter.ts';

const env = readEnv(Env);
const { deadlines: rules } = ruleBook();
const client = documents();
const { keys, ready } = identityOf(env);
export const handler = createPrintLetter(
  {
    notices: dynamoNoticesById(client, env.NOTICES_TABLE),
    cases: dynamoCases(client, env.CASES_TABLE),
    vault: dynamoVault(client, env.VAULT_TABLE),
    audit: dynamoAudit(client, env.AUDIT_TABLE),
    keys,
    newId: randomUUID,
    rules,
    directory: divisionsOn(client, env.DIRECTORY_TABLE),
    clock: systemClock,
  },
  httpEdge(env, ready),
);
