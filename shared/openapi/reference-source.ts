import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { Operation } from '../api/operation.ts';
import { openApiDocument } from './document.ts';

const require = createRequire(import.meta.url);
const SWAGGER_UI = dirname(require.resolve('swagger-ui-dist/package.json'));
const OURS = ['index.html', 'start.js', 'page.css'];

/** The files of the reference, from where they are made: swagger-ui, our own page, and the document of the operations. */
export function referenceSource(operations: readonly Operation[]): (name: string) => Promise<Uint8Array> {
  return async (name) => {
    if (name === 'openapi.json') return Buffer.from(JSON.stringify(openApiDocument(operations)));
    return await readFile(
      OURS.includes(name) ? join(import.meta.dirname, 'page', name) : join(SWAGGER_UI, name),
    );
  };
}
