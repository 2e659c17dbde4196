import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULE_BOOK, type RuleBook, ruleBookWith } from '../shared/domain/deadline/rule-book.ts';

/**
 * The rules of an installation: the shipped ones and those of `rules.json` in its data folder, where there is one. Throws
 * with every mistake named, so that nothing runs by half of somebody's rules.
 */
export function readRuleBook(folder: string): RuleBook {
  const path = join(folder, 'rules.json');
  const text = textOf(path);
  if (text === undefined) return DEFAULT_RULE_BOOK;
  const checked = ruleBookWith(jsonOf(path, text));
  if (checked.kind === 'valid') return checked.book;
  throw new Error([`${path} cannot be used:`, ...checked.problems].join('\n  '));
}

function textOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause && cause.code === 'ENOENT') return undefined;
    throw cause;
  }
}

function jsonOf(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}
