import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type * as z from 'zod/mini';
import { type Answer, problem } from '../../shared/lambda/answer.ts';
import { readBody } from '../../shared/lambda/body.ts';
import { fieldErrors } from '../../shared/lambda/field-errors.ts';
import type { HttpHandler } from '../../shared/lambda/http.ts';
import { localeOf } from '../../shared/lambda/locale.ts';
import type { Log } from '../../shared/lambda/log.ts';
import type { Locale } from '../../shared/lambda/problems.ts';
import { type AccountRefusal, accountProblems } from './account-refusals.ts';

export interface AccountEdge {
  readonly newId: () => string;
  readonly log: Log;
  /** Whether browsers reach it by TLS, so that its cookie may ask for that. */
  readonly isSecure: boolean;
}

/** A request for an account route: parsed, with nobody known yet. */
export interface AccountRequest<B> {
  readonly body: B;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  /** '' where there is none. */
  readonly token: string;
  /** Cookies as they were sent, '' where there are none. */
  readonly cookies: string;
  readonly address: string;
  readonly locale: Locale;
}

/** What a handler of these routes gives: a body, a refusal of accounts, or one of every operation. */
export type AccountAnswer =
  | {
      readonly status: 200 | 201 | 202;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | AccountRefusal
  | { readonly kind: 'edge-refused'; readonly name: 'not-signed-in' | 'token-invalid' };

const MAX_BODY_BYTES = 16 * 1024;

/** The edge of account routes: as that of operations, but for requests that have no token yet. Answers are never to be kept by anybody. */
export function accountHttp<S extends z.ZodMiniType>(
  id: string,
  schema: S | undefined,
  edge: AccountEdge,
  handle: (request: AccountRequest<z.output<S>>) => AccountAnswer | Promise<AccountAnswer>,
): HttpHandler {
  const answerTo = async (event: APIGatewayProxyEventV2, locale: Locale): Promise<Answer> => {
    const read = schema ? readBody(event.body, event.isBase64Encoded, MAX_BODY_BYTES) : undefined;
    if (read?.kind === 'refused') return problem(read.refusal, locale);
    const body = schema?.safeParse(read?.json);
    if (body?.success === false)
      return problem({ name: 'invalid-request' }, locale, fieldErrors(body.error.issues, locale));
    const answer = await handle({
      body: body?.data as z.output<S>,
      params: event.pathParameters ?? {},
      query: event.queryStringParameters ?? {},
      token: /^Bearer (\S+)$/i.exec(event.headers['authorization'] ?? '')?.[1] ?? '',
      cookies: event.headers['cookie'] ?? '',
      address: event.requestContext.http.sourceIp,
      locale,
    });
    if (!('kind' in answer)) return answer;
    return answer.kind === 'edge-refused'
      ? problem({ name: answer.name }, locale)
      : accountProblem(answer, locale);
  };

  return async (event) => {
    const locale = localeOf(event.headers['accept-language']);
    const requestId = event.headers['x-request-id']?.slice(0, 64) || edge.newId();
    let answer: Answer;
    try {
      answer = await answerTo(event, locale);
    } catch (cause) {
      edge.log('request-failed', {
        requestId,
        operation: id,
        cause: cause instanceof Error ? cause.name : typeof cause,
      });
      answer = problem({ name: 'try-again-later' }, locale);
    }
    return {
      statusCode: answer.status,
      headers: {
        'content-type': 'application/json; charset=utf-8',
        'cache-control': 'no-store',
        'x-request-id': requestId,
        ...answer.headers,
      },
      body: JSON.stringify(answer.body),
    };
  };
}

function accountProblem({ name, field, values = {} }: AccountRefusal, locale: Locale): Answer {
  const { status, [locale]: sentence } = accountProblems[name];
  // Sentences in the other language are no values for programs.
  const told = Object.fromEntries(Object.entries(values).filter(([key]) => !/_(zh|en)$/.test(key)));
  const { minutes } = values;
  return {
    status,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': locale,
      ...(minutes !== undefined && { 'retry-after': String(Number(minutes) * 60) }),
    },
    body: {
      type: `/problems/${name}`,
      title: sentence.replaceAll(/\{(\w+)\}/g, (_, key: string) => String(values[key] ?? '–')),
      status,
      ...(field !== undefined && { pointer: field }),
      ...(Object.keys(told).length > 0 && { values: told }),
    },
  };
}
