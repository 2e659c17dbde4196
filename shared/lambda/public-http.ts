import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { type Refused, refused } from '../domain/refusal.ts';
import type { HttpHandler } from './http.ts';
import { localeOf } from './locale.ts';
import type { Log } from './log.ts';

export interface PublicEdge {
  readonly newId: () => string;
  readonly log: Log;
}

/** What a page answers: a file, or another address. */
export interface PublicAnswer {
  readonly status: 200 | 302 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
}

/** The edge of pages that need no token: nothing is parsed but the address, and nobody is known. */
export function publicHttp(
  edge: PublicEdge,
  handle: (request: {
    /** As it was sent: decoded nowhere. */
    readonly path: string;
    readonly ifNoneMatch: string | undefined;
    readonly takesGzip: boolean;
  }) => Promise<PublicAnswer | Refused>,
): HttpHandler {
  const answerTo = async ({ rawPath, headers }: APIGatewayProxyEventV2): Promise<PublicAnswer | Refused> => {
    try {
      return await handle({
        path: rawPath,
        ifNoneMatch: headers['if-none-match'],
        takesGzip: /\bgzip\b/.test(headers['accept-encoding'] ?? ''),
      });
    } catch (cause) {
      edge.log('page-failed', { path: rawPath, cause: cause instanceof Error ? cause.name : typeof cause });
      return refused('try-again-later');
    }
  };
  return async (event) => {
    const requestId = event.headers['x-request-id']?.slice(0, 64) || edge.newId();
    const answer = await answerTo(event);
    if ('kind' in answer) {
      // All sentences in two languages: no page needs them.
      const { problem } = await import('./answer.ts');
      const { status, headers, body } = problem(answer.refusal, localeOf(event.headers['accept-language']));
      return {
        statusCode: status,
        headers: { ...headers, 'x-request-id': requestId },
        body: JSON.stringify(body),
      };
    }
    return {
      statusCode: answer.status,
      headers: { ...answer.headers, 'x-request-id': requestId },
      // A gateway carries text; bytes travel in base64.
      ...(answer.body && { body: Buffer.from(answer.body).toString('base64'), isBase64Encoded: true }),
    };
  };
}
