import { createReadReference } from '../functions/http/read-reference.ts';
import { referencePaths } from '../shared/api/public-pages.ts';
import { referenceSource } from '../shared/openapi/reference-source.ts';
import type { PublicEdge } from '../shared/lambda/public-http.ts';
import type { Route } from './runtime/router.ts';

/** The reference of the given routes: `/docs` and `/openapi.json`, without a token. */
export function referenceRoutes(routes: readonly Route[], edge: PublicEdge): readonly Route[] {
  const operations = routes.flatMap(({ operation }) => ('answers' in operation ? [operation] : []));
  const handler = createReadReference({ file: referenceSource(operations) }, edge);
  return referencePaths.map((path) => ({
    operation: { id: 'readReference', method: 'GET', path },
    handler,
  }));
}
