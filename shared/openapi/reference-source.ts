import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Operation } from '../api/operation.ts';

const require = createRequire(import.meta.url);
const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));
const OURS = ['index.html', 'start.js', 'page.css'];

/** The files of the reference, from where they are made: swagger-ui, our own page, and the document of the operations. */
export function referenceSource(operations: readonly Operation[]): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    if (name === 'openapi.json') {
      // Its generator takes 80 ms to load: not before somebody asks.
      const { openApiDocument } = await import('./document.ts');
      return Buffer.from(JSON.stringify(openApiDocument(operations)));
    }
    return await readFile(
      OURS.includes(name) ? join(import.meta.dirname, 'page', name) : join(SWAGGER_UI, name),
    );
  };
}
