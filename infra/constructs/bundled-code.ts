import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { RuleBook } from '../../shared/domain/deadline/rule-book.ts';
import { bundle, functionEntries } from '../bundling.ts';
import type { CodeOf } from './foundation.ts';

/** Bundles all functions, with the rules that they work by, before the app is built: CDK builds in one go, and the bundler takes its time. */
export async function bundledCode(rules: RuleBook): Promise<CodeOf> {
  const bundles = await bundle(functionEntries(), mkdtempSync(join(tmpdir(), 'yipan-functions-')), rules);
  return (entry) => {
    const found = bundles.find((candidate) => candidate.entry === `functions/${entry}.lambda.ts`);
    if (!found) throw new Error(`no file functions/${entry}.lambda.ts`);
    return Code.fromAsset(found.folder);
  };
}
