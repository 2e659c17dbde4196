import { once } from 'node:events';
import { createServer, type IncomingMessage, request as httpRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface AwsFront {
  readonly url: string;
  /** What each caller (by its access key) asked: `movements:PutItem`, `queue:SendMessage`, `deadLetters:s3:GetObject`. */
  readonly asked: ReadonlyMap<string, ReadonlySet<string>>;
  /** The next so many reads of secrets fail. */
  failSecrets(times: number): void;
  stop(): void;
}

/**
 * One address in front of the local stand-ins of AWS: it tells services apart by the header of their protocol, callers by
 * their access key, and writes down who asked what, as a trail of calls would.
 */
export async function startAwsFront(settings: {
  readonly dynamoPort: number;
  readonly sqsPort: number;
  readonly secrets: Readonly<Record<string, string>>;
}): Promise<AwsFront> {
  const asked = new Map<string, Set<string>>();
  let secretFailures = 0;

  const note = (caller: string, target: string, body: string): void => {
    const notes = asked.get(caller) ?? new Set();
    asked.set(caller, notes);
    const [service = '', action = ''] = target.split('.');
    const json = JSON.parse(body) as Asked;
    if (service === 'secretsmanager') notes.add(`secret:${action}`);
    else if (service === 'AmazonSQS') notes.add(`${portOf(json)}:${action.replace('Batch', '')}`);
    else for (const table of tablesIn(json)) notes.add(`${table}:${action}`);
  };
  const noteObject = (caller: string, method: string, path: string): void => {
    const notes = asked.get(caller) ?? new Set();
    asked.set(caller, notes);
    const what = path.includes('list-type=2') ? 'ListBucket' : `${OBJECT_ACTIONS[method] ?? method}Object`;
    notes.add(`${path.startsWith('/inputs/') ? 'assessments' : 'deadLetters'}:s3:${what}`);
  };
  const secret = (body: string, response: ServerResponse): void => {
    const { SecretId } = JSON.parse(body) as { readonly SecretId: string };
    response.setHeader('content-type', 'application/x-amz-json-1.1');
    if (secretFailures > 0) {
      secretFailures -= 1;
      response.writeHead(400).end(JSON.stringify({ __type: 'DecryptionFailure' }));
      return;
    }
    response.end(JSON.stringify({ ARN: SecretId, SecretString: settings.secrets[SecretId] }));
  };

  const server = createServer((incoming, response) => {
    void (async () => {
      const body = await textOf(incoming);
      const target = String(incoming.headers['x-amz-target']);
      const authorization = String(incoming.headers['authorization']);
      const caller = /Credential=([^/]+)\//.exec(authorization)?.[1] ?? '';
      const isS3 = incoming.headers['x-amz-target'] === undefined;
      if (isS3) noteObject(caller, incoming.method ?? '', incoming.url ?? '');
      else note(caller, target, body);
      if (target.startsWith('secretsmanager.')) return secret(body, response);
      const port = isS3 || target.startsWith('AmazonSQS.') ? settings.sqsPort : settings.dynamoPort;
      // DynamoDB Local keeps each access key's tables apart: here everybody is the one that made them.
      const headers = {
        ...incoming.headers,
        host: `127.0.0.1:${port}`,
        authorization: authorization.replace(
          /Credential=[^,]+,/,
          'Credential=local/20260101/local/dynamodb/aws4_request,',
        ),
      };
      const forwarded = httpRequest({
        host: '127.0.0.1',
        port,
        method: incoming.method,
        path: incoming.url,
        headers,
      });
      forwarded.on('error', () => response.writeHead(502).end());
      forwarded.on('response', (answer) => {
        response.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(response);
      });
      forwarded.end(body);
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    asked,
    failSecrets(times) {
      secretFailures = times;
    },
    stop: () => server.close(),
  };
}

const OBJECT_ACTIONS: Readonly<Record<string, string>> = { DELETE: 'Delete', GET: 'Get', PUT: 'Put' };

interface Asked {
  readonly TableName?: string;
  readonly RequestItems?: Record<string, unknown>;
  readonly QueueUrl?: string;
}

/** The delivery queue is a port of its own; the others hold what was given up. */
function portOf({ QueueUrl = '' }: Asked): string {
  return QueueUrl.endsWith('/delivery') ? 'queue' : 'deadLetters:sqs';
}

function tablesIn(json: Asked): readonly string[] {
  return json.TableName ? [json.TableName] : Object.keys(json.RequestItems ?? {});
}

async function textOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
