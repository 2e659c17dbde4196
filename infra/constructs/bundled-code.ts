import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type Bundle, bundle, functionEntries } from '../bundling.ts';
import type { CodeOf } from './foundation.ts';

/** The bundled functions: all of them at once, when the first is asked for. */
export function bundledCode(): CodeOf {
  let bundles: readonly Bundle[] | undefined;
  return (entry) => {
    bundles ??= bundle(functionEntries(), mkdtempSync(join(tmpdir(), 'yipan-functions-')));
    const found = bundles.find((candidate) => candidate.entry === `functions/${entry}.lambda.ts`);
    if (!found) throw new Error(`no file functions/${entry}.lambda.ts`);
    return Code.fromAsset(found.folder);
  };
}
