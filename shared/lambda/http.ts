import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import type { Operation } from '../api/operation.ts';
import type { Caller } from '../domain/caller/caller.ts';
import { type Refusal, type Refused, refused } from '../domain/refusal.ts';
import type { Answer } from './answer.ts';
import { readBody } from './body.ts';
import { localeOf } from './locale.ts';
import type { Log } from './log.ts';
import type { Locale } from './problems.ts';
import type { VerifyToken } from './token-verifier.ts';

export type HttpHandler = (event: APIGatewayProxyEventV2) => Promise<APIGatewayProxyStructuredResultV2>;

/** What every HTTP function needs at its edge. */
export interface HttpEdge {
  readonly verify: VerifyToken;
  readonly newId: () => string;
  readonly log: Log;
  /** What must be there before a handler runs (keys); the request fails when it fails, and the next one asks again. */
  readonly ready?: () => Promise<void>;
}

type Parsed<S> = S extends z.ZodMiniType ? z.output<S> : undefined;

/** A request after the edge: signed in, parsed and typed. */
export interface HttpRequest<O extends Operation> {
  readonly params: Parsed<O['params']>;
  readonly query: Parsed<O['query']>;
  readonly body: Parsed<O['body']>;
  readonly caller: Caller;
  readonly requestId: string;
  readonly idempotencyKey: string;
  readonly ifMatch: string | undefined;
  /** As it was sent; '' where nothing was. */
  readonly accept: string;
  readonly locale: Locale;
}

export const MAX_BODY_BYTES = 64 * 1024;
const IDEMPOTENCY_KEY = /^[\x21-\x7e]{1,64}$/;

/**
 * The HTTP edge: token, role, body, schemas, problem details. A handler returns an answer or a refusal. No middleware:
 * each request would pay for the frame of one, and there is one order in which a request is looked at.
 */
export function http<O extends Operation>(
  operation: O,
  edge: HttpEdge,
  handle: (request: HttpRequest<O>) => Promise<Answer | Refused>,
): HttpHandler {
  const answerTo = async (
    event: APIGatewayProxyEventV2,
    locale: Locale,
    requestId: string,
  ): Promise<Answer> => {
    const token = bearerIn(event.headers['authorization'] ?? '');
    if (token === '') return await problem({ name: 'not-signed-in' }, locale);
    const caller = await edge.verify(token);
    if (!caller) return await problem({ name: 'token-invalid' }, locale);
    const read = readRequest(operation, event, caller, locale, requestId);
    if (read.kind === 'refused') return await problem(read.refusal, locale);
    if (read.kind === 'invalid') return await invalid(read.issues, locale);
    if (edge.ready) await edge.ready();
    const answer = await handle(read.request as HttpRequest<O>);
    return 'kind' in answer ? await problem(answer.refusal, locale) : answer;
  };

  return async (event) => {
    const locale = localeOf(event.headers['accept-language']);
    const requestId = event.headers['x-request-id']?.slice(0, 64) || edge.newId();
    let answer: Answer;
    try {
      answer = await answerTo(event, locale, requestId);
    } catch (cause) {
      edge.log('request-failed', { requestId, operation: operation.id, cause: nameOf(cause) });
      answer = await problem({ name: 'try-again-later' }, locale);
    }
    const { status, headers, body, bytes } = answer;
    return {
      statusCode: status,
      headers: { 'content-type': 'application/json; charset=utf-8', 'x-request-id': requestId, ...headers },
      // A gateway carries text; bytes travel in base64.
      ...(bytes
        ? { body: Buffer.from(bytes).toString('base64'), isBase64Encoded: true }
        : { body: body === undefined ? '' : JSON.stringify(body) }),
    };
  };
}

/** The token of a header, '' where there is none. Its characters are for who verifies it: most tokens are known by heart. */
function bearerIn(authorization: string): string {
  return /^Bearer [^ ]/i.test(authorization) ? authorization.slice('Bearer '.length) : '';
}

type Read =
  | { readonly kind: 'request'; readonly request: object }
  | { readonly kind: 'invalid'; readonly issues: readonly z.core.$ZodIssue[] }
  | Refused;

/** What a caller who is known asks for, by role, headers, body and schemas. */
function readRequest(
  operation: Operation,
  event: APIGatewayProxyEventV2,
  caller: Caller,
  locale: Locale,
  requestId: string,
): Read {
  const { role } = caller;
  if (!operation.roles.includes(role)) return refused('role-not-allowed', undefined, { role });
  const idempotencyKey = event.headers['idempotency-key'] ?? '';
  if (operation.idempotent && !IDEMPOTENCY_KEY.test(idempotencyKey))
    return refused('idempotency-key-missing');
  const read = operation.body
    ? readBody(event.body, event.isBase64Encoded, operation.maxBodyBytes ?? MAX_BODY_BYTES)
    : null;
  if (read?.kind === 'refused') return read;
  const params = operation.params?.safeParse(event.pathParameters ?? {});
  const query = operation.query?.safeParse(event.queryStringParameters ?? {});
  const body = operation.body?.safeParse(read?.json);
  if (params?.success === false || query?.success === false || body?.success === false) {
    const issues = [params, query, body].flatMap((part) => part?.error?.issues ?? []);
    return { kind: 'invalid', issues };
  }
  return {
    kind: 'request',
    request: {
      params: params?.data,
      query: query?.data,
      body: body?.data,
      idempotencyKey,
      ifMatch: event.headers['if-match'],
      accept: event.headers['accept'] ?? '',
      caller,
      requestId,
      locale,
    },
  };
}

/** All sentences in two languages are loaded with the first refusal: no other request needs them. */
async function problem(refusal: Refusal, locale: Locale): Promise<Answer> {
  const answers = await import('./answer.ts');
  return answers.problem(refusal, locale);
}

async function invalid(issues: readonly z.core.$ZodIssue[], locale: Locale): Promise<Answer> {
  const [answers, { fieldErrors }] = await Promise.all([import('./answer.ts'), import('./field-errors.ts')]);
  return answers.problem({ name: 'invalid-request' }, locale, fieldErrors(issues, locale));
}

/** The kind of a failure, never its message: messages of libraries may quote what they choked on. */
function nameOf(cause: unknown): string {
  return cause instanceof Error ? cause.name : typeof cause;
}
