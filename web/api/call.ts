import { operationAddresses } from 'virtual:operation-addresses';
import { localeOfPage } from '../words/locale.tsx';
import type { Answer, Input, OperationId } from './operations.ts';
import { type Problem, Refused, Unreachable } from './problem.ts';

/** Who is asking: read anew for every request, because a session can end between two. */
export interface Asking {
  readonly token: () => string;
  /** Is told when the platform no longer takes the token. */
  readonly ended: () => void;
}

export interface Answered<Id extends OperationId> {
  readonly body: Answer<Id>;
  /** For `ifMatch` of what is done about it. */
  readonly etag: string | undefined;
}

export type Call = <Id extends OperationId>(
  id: Id,
  input: Input<Id>,
  signal?: AbortSignal,
) => Promise<Answered<Id>>;

/** Calls operations by their ids. Throws `Refused` with the platform's own sentence, or `Unreachable`. */
export function callAs(asking: Asking): Call {
  return async (id, input, signal) => {
    const response = await send(asking, id, input, 'application/json', signal);
    return { body: await response.json(), etag: response.headers.get('etag') ?? undefined };
  };
}

/** The same for an operation whose answer is a file of one of several types. */
export function fileAs(asking: Asking) {
  return async <Id extends OperationId>(id: Id, input: Input<Id>, type: string): Promise<Blob> =>
    (await send(asking, id, input, type)).blob();
}

type Written = string | number | undefined;

/** For the routes of local accounts, which are no operations: cookies go along, for they are what one comes back with. */
export async function sendTo<T>(
  method: 'GET' | 'POST',
  address: string,
  body?: unknown,
  token?: string,
): Promise<T> {
  const response = await fetch(address, {
    method,
    headers: {
      accept: 'application/json',
      'accept-language': localeOfPage(),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(body !== undefined && { 'content-type': 'application/json' }),
    },
    credentials: 'same-origin',
    cache: 'no-store',
    ...(body !== undefined && { body: JSON.stringify(body) }),
  }).catch((cause: unknown) => {
    throw new Unreachable('unreachable', { cause });
  });
  if (response.ok) return response.json();
  const problem = await problemIn(response);
  throw problem ? new Refused(problem) : new Unreachable(`status ${response.status}`);
}

interface Parts {
  readonly params?: Readonly<Record<string, Written>>;
  readonly query?: Readonly<Record<string, Written>>;
  readonly body?: unknown;
  readonly ifMatch?: string | undefined;
  readonly idempotencyKey?: string;
}

async function send(
  { token, ended }: Asking,
  id: OperationId,
  input: Parts,
  accept: string,
  signal?: AbortSignal,
): Promise<Response> {
  const [method, path] = operationAddresses[id] ?? [];
  if (method === undefined || path === undefined) throw new Error(`there is no operation ${id}`);
  const headers: Record<string, string> = {
    authorization: `Bearer ${token()}`,
    accept,
    'accept-language': localeOfPage(),
  };
  if (input.body !== undefined) headers['content-type'] = 'application/json';
  if (input.ifMatch !== undefined) headers['if-match'] = input.ifMatch;
  if (input.idempotencyKey !== undefined) headers['idempotency-key'] = input.idempotencyKey;
  const response = await fetch(addressOf(path, input), {
    method,
    headers,
    credentials: 'omit',
    cache: 'no-cache',
    ...(input.body !== undefined && { body: JSON.stringify(input.body) }),
    ...(signal && { signal }),
  }).catch((cause: unknown) => {
    if (signal?.aborted) throw cause;
    throw new Unreachable('unreachable', { cause });
  });
  if (response.ok) return response;
  const problem = await problemIn(response);
  if (response.status === 401) ended();
  throw problem ? new Refused(problem) : new Unreachable(`status ${response.status}`);
}

/** The problem document of a refusal; undefined where something between here and the platform answered. */
async function problemIn(response: Response): Promise<Problem | undefined> {
  if (!response.headers.get('content-type')?.includes('json')) return undefined;
  const problem: Problem | undefined = await response.json().catch(() => undefined);
  return typeof problem?.type === 'string' ? problem : undefined;
}

function addressOf(path: string, { params = {}, query = {} }: Parts): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') asked.set(name, `${value}`);
  return asked.size === 0 ? filled : `${filled}?${asked}`;
}
