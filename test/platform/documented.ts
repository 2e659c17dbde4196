import type { Operation } from '../../shared/api/operation.ts';
import { Problem } from '../../shared/api/problem.ts';
import { refusalsOf } from '../../shared/api/refusals-of.ts';
import type { RefusalName } from '../../shared/domain/refusal.ts';
import { problems } from '../../shared/lambda/problems.ts';

const HEADERS = ['etag', 'location', 'cache-control', 'content-disposition'] as const;

/** Throws where an answer is not what the operation's row in the table (and so the OpenAPI document) promises. */
export function assertDocumented(
  operation: Operation,
  answer: {
    readonly status: number;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: unknown;
  },
): void {
  const { status, headers, body } = answer;
  const wrong = (what: string): Error => new Error(`${operation.id} answered ${status}: ${what}`);
  if (!headers['x-request-id']) throw wrong('no x-request-id');
  const schema = operation.answers[status];
  if (schema) {
    const isFile = body instanceof Uint8Array;
    const parsed = schema.safeParse(isFile ? String(body) : body);
    if (!parsed.success) throw wrong(`body is not as documented: ${JSON.stringify(parsed.error.issues)}`);
    const type = headers['content-type']?.split(';')[0] ?? '';
    const types = operation.files ?? ['application/json'];
    if (!types.includes(type) || isFile !== (operation.files !== undefined))
      throw wrong(`${isFile ? 'a file of ' : ''}${type} is not documented`);
    const sent = HEADERS.filter((name) => name in headers);
    if (sent.join() !== HEADERS.filter((name) => operation.headers?.includes(name)).join())
      throw wrong(`headers ${sent.join()} are not as documented`);
    return;
  }
  if (!headers['content-type']?.startsWith('application/problem+json')) throw wrong('not a problem document');
  const { type, status: said } = Problem.parse(body);
  const name = type.replace('/problems/', '') as RefusalName;
  if (!refusalsOf(operation).includes(name)) throw wrong(`${name} is not among its refusals`);
  if (problems[name].status !== status || said !== status) throw wrong(`${name} has another status`);
}
