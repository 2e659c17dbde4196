import type { Operation } from '../../shared/api/operation.ts';
import type { HttpHandler } from '../../shared/lambda/http.ts';

export interface Route {
  /** An operation of the table, or what a page that is none has of one. */
  readonly operation: Operation | Pick<Operation, 'id' | 'method' | 'path'>;
  readonly handler: HttpHandler;
  /** When it answers 200 it has told itself what was lost on the way, as of many letters of which some fail again. */
  readonly tellsLosses?: true;
}

export interface Match extends Route {
  readonly params: Readonly<Record<string, string>>;
}

/** Finds the route of a request as API Gateway does: a literal segment beats a `{name}`. */
export function router(routes: readonly Route[]): (method: string, path: string) => Match | undefined {
  const table = routes
    .map((route) => ({ route, segments: route.operation.path.split('/') }))
    .sort((a, b) => names(a.segments) - names(b.segments));
  return (method, path) => {
    const asked = path.split('/');
    for (const { route, segments } of table) {
      if (route.operation.method !== method || segments.length !== asked.length) continue;
      const params = matchSegments(segments, asked);
      if (params) return { ...route, params };
    }
    return undefined;
  };
}

function names(segments: readonly string[]): number {
  return segments.filter((segment) => segment.startsWith('{')).length;
}

function matchSegments(
  segments: readonly string[],
  asked: readonly string[],
): Record<string, string> | undefined {
  const params: Record<string, string> = {};
  for (const [i, segment] of segments.entries()) {
    const value = asked[i] ?? '';
    if (segment.startsWith('{')) params[segment.slice(1, -1)] = decoded(value);
    else if (segment !== value) return undefined;
  }
  return params;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment; // the schema of the parameter refuses it
  }
}
