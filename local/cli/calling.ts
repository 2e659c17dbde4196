import { randomUUID } from 'node:crypto';
import type { Operation } from '../../shared/api/operation.ts';
import { operations } from '../../shared/api/operations.ts';

/** A hung connection is none. */
const PATIENCE_MS = 60_000;

export interface Call {
  readonly operation: Operation;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly idempotencyKey?: string | undefined;
  readonly ifMatch?: string | undefined;
}

export interface Answered {
  readonly status: number;
  readonly type: string;
  readonly headers: Headers;
  readonly bytes: Buffer;
}

/** Nobody answered at the address. Exit code 3. */
export class NoConnection extends Error {
  override name = 'NoConnection';
}

/** What was sent beside what was asked for: whoever repeats the call needs it. */
export type Note = (line: string) => void;

/** Calls operations of one platform in one name. */
export function caller(url: string, token: string, note: Note) {
  const fetched = async (
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body?: string,
  ): Promise<Answered> => {
    let response: Response;
    try {
      response = await fetch(`${url.replace(/\/+$/, '')}${path}`, {
        method,
        headers: {
          ...(token !== '' && { authorization: `Bearer ${token}` }),
          'accept-language': 'zh-CN',
          ...headers,
        },
        signal: AbortSignal.timeout(PATIENCE_MS),
        ...(body !== undefined && { body }),
      });
      const bytes = Buffer.from(await response.arrayBuffer());
      const type = response.headers.get('content-type') ?? '';
      return { status: response.status, type, headers: response.headers, bytes };
    } catch (cause) {
      if (isUntrusted(cause))
        throw new NoConnection(
          `${url} 的证书不受信任：请将签发机构的证书装入系统，或用 NODE_EXTRA_CA_CERTS 指明。The certificate of ${url} is not trusted: put that of its authority into the system's store, or name it in NODE_EXTRA_CA_CERTS.`,
          { cause },
        );
      throw new NoConnection(
        `没有连上 ${url}：请先运行 npm start，或用 --url 写明地址。Nobody answers at ${url}: run npm start first, or name the address with --url.`,
        { cause },
      );
    }
  };

  /** Sends one call, with the key or the version that the operation wants. */
  const send = async (call: Call): Promise<Answered> => {
    const { operation, params, query, body } = call;
    const headers: Record<string, string> = {};
    if (body !== undefined) headers['content-type'] = 'application/json';
    if (operation.idempotent) {
      headers['idempotency-key'] = call.idempotencyKey ?? randomUUID();
      note(`Idempotency-Key: ${headers['idempotency-key']}`);
    }
    if (operation.refusals.includes('precondition-failed')) {
      const seen = call.ifMatch ?? (await versionOf(operation, params));
      if (seen !== undefined) {
        headers['if-match'] = seen;
        note(`If-Match: ${seen}`);
      }
    }
    return await fetched(
      operation.method,
      addressOf(operation, params, query),
      headers,
      body === undefined ? undefined : JSON.stringify(body),
    );
  };

  /** The version as it stands now, read from what the operation changes. Who may not read it acts without. */
  const versionOf = async (operation: Operation, params: Call['params']): Promise<string | undefined> => {
    const read = readingOf(operation);
    if (!read) return undefined;
    const answer = await fetched('GET', addressOf(read, params, {}), {});
    return answer.headers.get('etag') ?? undefined;
  };

  return { send, fetched };
}

/** Somebody answers, with a certificate that this machine does not trust, that has ended, or that is for another name. */
function isUntrusted(cause: unknown): boolean {
  const code = cause instanceof Error ? (cause.cause as NodeJS.ErrnoException | undefined)?.code : undefined;
  return /CERT|SELF_SIGNED|LEAF_SIGNATURE/.test(code ?? '');
}

/** The operation that reads what this one acts on: the longest address that this one's begins with, and that tells a version. */
function readingOf({ path }: Operation): Operation | undefined {
  const reading: readonly Operation[] = operations;
  return reading
    .filter((read) => read.method === 'GET' && read.headers?.includes('etag'))
    .filter((read) => path === read.path || path.startsWith(`${read.path}/`))
    .toSorted((a, b) => b.path.length - a.path.length)[0];
}

function addressOf({ path }: Operation, params: Call['params'], query: Call['query']): string {
  const filled = path.replaceAll(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
}
