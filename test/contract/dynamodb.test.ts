import { S3Client } from '@aws-sdk/client-s3';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe } from 'vitest';
import { documentsOver } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { dynamoStores } from '../../shared/aws/dynamo-stores.ts';
import { s3Inputs } from '../../shared/aws/s3-inputs.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { tables } from '../../shared/tables.ts';
import { assessmentContract } from './assessment-contract.ts';
import { assessmentFactsContract } from './assessment-facts-contract.ts';
import { caseContract } from './case-contract.ts';
import { directoryContract, nationalList } from './directory-contract.ts';
import { type DynamoDbLocal, hasJava, startDynamoDbLocal } from './dynamodb-local.ts';
import { dynamoFaults } from './dynamo-faults.ts';
import { dynamoSizes } from './dynamo-sizes.ts';
import { edgesContract } from './edges-contract.ts';
import { engineContract } from './engine-contract.ts';
import { outageContract } from './outage-contract.ts';
import { sweepsContract } from './sweeps-contract.ts';
import { unitFactsContract } from './unit-facts-contract.ts';
import { watchingContract } from './watching-contract.ts';
import type { EngineStores } from './stores.ts';

const PORT = 18_000 + (process.pid % 1_000);

describe.skipIf(!hasJava)(`DynamoDB Local${hasJava ? '' : ' (not run: no Java 17)'}`, () => {
  let local: DynamoDbLocal | undefined;
  let bucket: FauxqsServer | undefined;
  let stores: EngineStores;
  let directory: DirectoryStore;
  beforeAll(async () => {
    local = await startDynamoDbLocal(PORT);
    bucket = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    bucket.createBucket('inputs');
    const s3 = new S3Client({
      endpoint: `http://127.0.0.1:${bucket.port}`,
      region: 'local',
      credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      forcePathStyle: true,
    });
    stores = dynamoStores(local.client, tables, s3Inputs(s3, 'inputs'));
    directory = dynamoDirectory(documentsOver(local.client), tables.directory.name, () => nationalList);
  });
  afterAll(async () => {
    local?.stop();
    await bucket?.stop();
  });

  engineContract('DynamoDB', () => stores);
  edgesContract('DynamoDB', () => stores);
  outageContract('DynamoDB', () => stores);
  sweepsContract('DynamoDB', () => stores.sweeps);
  assessmentContract('DynamoDB', () => stores);
  assessmentFactsContract('DynamoDB', () => stores);
  caseContract('DynamoDB', () => stores);
  unitFactsContract('DynamoDB', () => stores, 5);
  watchingContract('DynamoDB', () => stores, 5);
  directoryContract('DynamoDB', () => directory);
  dynamoFaults(() => `http://127.0.0.1:${PORT}`);
  dynamoSizes(() => `http://127.0.0.1:${PORT}`);
});
