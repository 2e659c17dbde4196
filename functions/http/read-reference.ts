import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import * as z from 'zod/mini';
import { type ReferenceFile, referenceFiles } from '../../shared/api/public-pages.ts';
import { refused } from '../../shared/domain/refusal.ts';
import type { HttpHandler } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type PublicEdge, publicHttp } from '../../shared/lambda/public-http.ts';

export const Env = z.object({});
export const uses = {} as const satisfies Uses;

export interface Deps {
  /** The bytes of a file of the reference: from an asset's folder, or made on the spot. */
  readonly file: (name: ReferenceFile) => Promise<Uint8Array>;
}

/** The page may fetch from its own address and from nowhere else. */
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

interface Ready {
  readonly bytes: Uint8Array;
  readonly zipped: Uint8Array;
  readonly etag: string;
}

/**
 * `GET /docs`, its files, `GET /openapi.json`, and `GET /` which leads there: the reference, for everybody and without
 * a token. Asked again with its ETag, a file is not sent again.
 */
export function createReadReference({ file }: Deps, edge: PublicEdge): HttpHandler {
  const ready = new Map<ReferenceFile, Promise<Ready>>();
  const prepared = (name: ReferenceFile): Promise<Ready> => {
    const known = ready.get(name);
    if (known) return known;
    const made = file(name).then(prepare);
    ready.set(name, made);
    made.catch(() => ready.delete(name)); // asked again, it is tried again
    return made;
  };

  return publicHttp(edge, async ({ path, ifNoneMatch, takesGzip }) => {
    if (path === '/' || path === '/docs/') return { status: 302, headers: { location: '/docs' } };
    const found = Object.hasOwn(referenceFiles, path)
      ? referenceFiles[path as keyof typeof referenceFiles]
      : null;
    if (!found) return refused('route-unknown');
    const { bytes, zipped, etag } = await prepared(found.name);
    const headers = {
      etag,
      // Asked each time, sent again only when it changed: a new version of the platform is seen at once.
      'cache-control': 'public, max-age=0, must-revalidate',
      vary: 'accept-encoding',
    };
    if (ifNoneMatch?.includes(etag)) return { status: 304, headers };
    return {
      status: 200,
      headers: {
        ...headers,
        'content-type': found.type,
        'content-security-policy': POLICY,
        'x-content-type-options': 'nosniff',
        ...(takesGzip && { 'content-encoding': 'gzip' }),
      },
      body: takesGzip ? zipped : bytes,
    };
  });
}

function prepare(bytes: Uint8Array): Ready {
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes, zipped: gzipSync(bytes), etag };
}
