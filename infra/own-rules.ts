import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_RULE_BOOK, type RuleBook, ruleBookWith } from '../shared/domain/deadline/rule-book.ts';
import type { Environment } from './environments.ts';

const ROOT = join(import.meta.dirname, '..');

/**
 * The rules that an environment works by: the shipped ones and those of its own file, where it names one. Throws with
 * every mistake named, so that nothing is synthesised by half of somebody's rules.
 */
export function ruleBookOf({ rules: path }: Pick<Environment, 'rules'>): RuleBook {
  if (path === undefined) return DEFAULT_RULE_BOOK;
  const checked = ruleBookWith(jsonIn(path));
  if (checked.kind === 'valid') return checked.book;
  throw new Error([`${path} cannot be used:`, ...checked.problems].join('\n  '));
}

/** The ids of an environment's own rules, for whoever compares two templates. */
export function ownRuleIds(book: RuleBook): readonly string[] {
  const idsOf = ({ deadlines, reviews, outages, settlements }: RuleBook): string[] =>
    [...deadlines, ...reviews, ...outages, ...settlements].map(({ ruleId }) => ruleId);
  const shipped = new Set(idsOf(DEFAULT_RULE_BOOK));
  return idsOf(book).filter((id) => !shipped.has(id));
}

function jsonIn(path: string): unknown {
  const text = readFileSync(join(ROOT, path), 'utf8');
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new Error(`${path} is not JSON: ${cause instanceof Error ? cause.message : ''}`, { cause });
  }
}
