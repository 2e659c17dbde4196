import type * as z from 'zod/mini';
import type { Role } from '../domain/caller/caller.ts';
import type { RefusalName } from '../domain/refusal.ts';

/** One operation of the API as data: the router, the parser and the OpenAPI document all read it. */
export interface Operation<
  Params extends z.ZodMiniType = z.ZodMiniType,
  Query extends z.ZodMiniType = z.ZodMiniType,
  Body extends z.ZodMiniType = z.ZodMiniType,
> {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With `{name}` for what `params` parses. */
  readonly path: string;
  readonly tag: 'movements' | 'people' | 'notices' | 'divisions' | 'assessments' | 'operations';
  readonly summary: { readonly 'zh-CN': string; readonly en: string };
  readonly roles: readonly Role[];
  readonly params?: Params;
  readonly query?: Query;
  readonly body?: Body;
  readonly maxBodyBytes?: number;
  /** An Idempotency-Key header is required. */
  readonly idempotent?: true;
  /** Headers of its good answers beside Content-Type and X-Request-Id. An ETag goes with If-Match where it is asked. */
  readonly headers?: readonly ('etag' | 'location' | 'cache-control' | 'content-disposition')[];
  /** Media types of its good answer where that is a file; then `answers` says only that it is text or bytes. */
  readonly files?: readonly string[];
  /** By status. */
  readonly answers: Readonly<Record<number, z.ZodMiniType>>;
  readonly refusals: readonly RefusalName[];
}
