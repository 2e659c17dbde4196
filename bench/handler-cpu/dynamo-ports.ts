import { marshall } from '@aws-sdk/util-dynamodb';
import { documentsOver, dynamoClient } from '../../shared/aws/clients.ts';
import { dynamoMovements } from '../../shared/aws/dynamo-movements.ts';
import { dynamoNotices } from '../../shared/aws/dynamo-notices.ts';
import { dynamoVault } from '../../shared/aws/dynamo-vault.ts';
import { toItem } from '../../shared/aws/notice-item.ts';
import { countedPorts, inbox } from './ports.ts';

const items = inbox.map((notice) => marshall(toItem(notice), { removeUndefinedValues: true }));
const ANSWERS: Readonly<Record<string, object>> = {
  'Query movements': { Items: [], Count: 0 },
  'GetItem vault': {},
  'PutItem vault': {},
  'PutItem movements': {},
  'Query notices': { Items: items, Count: items.length },
  'BatchGetItem notices': { Responses: { notices: items }, UnprocessedKeys: {} },
};

/**
 * The ports of a function on AWS: the real adapters on the real SDK, whose transport answers at once. The directory is in
 * memory there too.
 */
export function dynamoPorts() {
  let counts: Record<string, number> = {};
  const handle = async ({ headers, body }: { headers: Record<string, string>; body: Uint8Array }) => {
    const action = headers['x-amz-target']?.split('.')[1] ?? '';
    const asked = JSON.parse(new TextDecoder().decode(body)) as {
      TableName?: string;
      RequestItems?: object;
    };
    const call = `${action} ${asked.TableName ?? Object.keys(asked.RequestItems ?? {})[0]}`;
    counts[call] = (counts[call] ?? 0) + 1;
    const answer = new TextEncoder().encode(JSON.stringify(ANSWERS[call]));
    return {
      response: { statusCode: 200, headers: { 'content-type': 'application/x-amz-json-1.0' }, body: answer },
    };
  };
  const client = documentsOver(
    dynamoClient({
      region: 'cn-north-1',
      credentials: { accessKeyId: 'none', secretAccessKey: 'none' },
      requestHandler: { handle } as never,
    }),
  );
  const inMemory = countedPorts();
  const ports = {
    directory: inMemory.ports.directory,
    movements: dynamoMovements(client, 'movements'),
    vault: dynamoVault(client, 'vault'),
    notices: dynamoNotices(client, 'notices'),
  };
  const calls = () => {
    const asked = { ...inMemory.calls(), ...counts };
    counts = {};
    return asked;
  };
  return { ports, calls };
}
