import * as z from 'zod/mini';
import type { HttpHandler } from '../../shared/lambda/http.ts';
import { type PublicEdge, publicHttp } from '../../shared/lambda/public-http.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({});
export const uses = {} as const satisfies Uses;

const OK = Buffer.from('{"status":"ok"}');

/** `GET /health`, without a token: gateway and functions answer. It asks no store, so that nobody can load one by it. */
export function createReadHealth(edge: PublicEdge): HttpHandler {
  return publicHttp(edge, async () => ({
    status: 200,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
    body: OK,
  }));
}
