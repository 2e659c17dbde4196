import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RuleBook } from '../domain/deadline/rule-book.ts';

/**
 * The rules of the installation, from the file that `infra/bundling.ts` wrote beside the function's code: checked and put
 * together with those shipped when the app was synthesised, so that a start only reads them.
 */
export function ruleBook(): RuleBook {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'rules.json'), 'utf8')) as RuleBook;
}
