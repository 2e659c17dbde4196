import * as z from 'zod/mini';
import { addDays, compareDates } from '../calendar/date.ts';
import { NoticeKind } from '../notice/notice.ts';
import type { DatedRule } from './dated-rule.ts';
import { DeadlineRule, RecordingRule } from './deadline-rule.ts';

/** One thing wrong with a rule set; `entry` is its place in the list, absent where a rule is missing altogether. */
export interface RuleProblem {
  readonly name: 'malformed' | 'same-id' | 'ends-before-it-begins' | 'overlap' | 'gap' | 'no-national-rule';
  readonly entry?: number;
  readonly message: string;
}

export type CheckedRules<R> =
  | { readonly kind: 'valid'; readonly rules: readonly R[] }
  | { readonly kind: 'invalid'; readonly problems: readonly RuleProblem[] };

/** Deadline rules from outside, fit to use or with every problem named. */
export function checkDeadlineRules(input: readonly unknown[]): CheckedRules<DeadlineRule> {
  return checkRules(DeadlineRule, input, kindAndGround, NoticeKind.options);
}

/** Recording rules from outside. */
export function checkRecordingRules(input: readonly unknown[]): CheckedRules<RecordingRule> {
  return checkRules(RecordingRule, input, () => 'recording', ['recording']);
}

/** Any dated rules: `keyOf` names what a rule is about, `needed` the names that must have a national rule without an end. */
export function checkRules<R extends DatedRule>(
  schema: z.ZodMiniType<R>,
  input: readonly unknown[],
  keyOf: (rule: R) => string,
  needed: readonly string[],
): CheckedRules<R> {
  const problems: RuleProblem[] = [];
  const entries: Entry<R>[] = [];
  for (const [entry, value] of input.entries()) {
    const parsed = z.safeParse(schema, value);
    if (parsed.success) entries.push({ entry, rule: parsed.data });
    else problems.push(...parsed.error.issues.map((issue) => malformed(entry, value, issue)));
  }
  problems.push(...sameIds(entries));
  for (const [key, group] of byKey(entries, ({ rule }) => `${keyOf(rule)} in '${rule.jurisdiction}'`)) {
    problems.push(...succession(key, group));
  }
  for (const key of needed) {
    const lasting = entries.some(
      ({ rule }) => keyOf(rule) === key && rule.jurisdiction === '' && rule.effectiveTo === undefined,
    );
    // A malformed entry may be the missing one: say what is wrong with it first.
    if (!lasting && entries.length === input.length) {
      problems.push({ name: 'no-national-rule', message: `no national rule without an end for ${key}` });
    }
  }
  return problems.length > 0
    ? { kind: 'invalid', problems }
    : { kind: 'valid', rules: entries.map(({ rule }) => rule) };
}

function kindAndGround({ noticeKind, urgencyGround }: DeadlineRule): string {
  return urgencyGround === null ? noticeKind : `${noticeKind}, ${urgencyGround}`;
}

interface Entry<R> {
  readonly entry: number;
  readonly rule: R;
}

function malformed(entry: number, value: unknown, issue: z.core.$ZodIssue): RuleProblem {
  const id = value instanceof Object && 'ruleId' in value ? ` (${String(value.ruleId)})` : '';
  const at = issue.path.length > 0 ? `${issue.path.join('.')}: ` : '';
  return { name: 'malformed', entry, message: `entry ${entry}${id}: ${at}${wordsFor(issue)}` };
}

/** The small build of the schema library has no sentences of its own. */
function wordsFor(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_value':
      return `must be one of ${issue.values.map((value) => (value === '' ? "''" : String(value))).join(', ')}`;
    case 'invalid_type':
      return `must be of type ${issue.expected}`;
    case 'too_small':
      return `must be ${issue.minimum} or more`;
    case 'too_big':
      return `must be ${issue.maximum} or less`;
    case 'unrecognized_keys':
      return `has fields that no rule has: ${issue.keys.join(', ')}`;
    default:
      return 'has not the form of its field';
  }
}

function sameIds<R extends DatedRule>(entries: readonly Entry<R>[]): RuleProblem[] {
  const first = new Map<string, number>();
  return entries.flatMap(({ entry, rule: { ruleId } }): RuleProblem[] => {
    const earlier = first.get(ruleId);
    if (earlier === undefined) first.set(ruleId, entry);
    return earlier === undefined
      ? []
      : [{ name: 'same-id', entry, message: `entry ${entry} (${ruleId}): entry ${earlier} has the same id` }];
  });
}

/**
 * Rules about the same thing in the same place must follow one another. One without an end gives way to the next; one
 * that names its end must not reach into the next, nor leave days before it on which a wider rule would slip in unseen.
 */
function succession<R extends DatedRule>(key: string, group: readonly Entry<R>[]): RuleProblem[] {
  const sorted = group.toSorted((a, b) => compareDates(a.rule.effectiveFrom, b.rule.effectiveFrom));
  return sorted.flatMap(({ entry, rule }, index): RuleProblem[] => {
    const problems: RuleProblem[] = [];
    const say = (name: RuleProblem['name'], what: string) =>
      problems.push({ name, entry, message: `entry ${entry} (${rule.ruleId}), ${key}: ${what}` });
    const end = rule.effectiveTo;
    const next = sorted[index + 1]?.rule;
    if (end !== undefined && end <= rule.effectiveFrom) say('ends-before-it-begins', `ends on ${end}`);
    if (
      next &&
      (next.effectiveFrom === rule.effectiveFrom || (end !== undefined && end > next.effectiveFrom))
    ) {
      say('overlap', `still holds on ${next.effectiveFrom}, when ${next.ruleId} begins`);
    } else if (next && end !== undefined && end < next.effectiveFrom) {
      say('gap', `no rule from ${end} to ${addDays(next.effectiveFrom, -1)}, before ${next.ruleId} begins`);
    }
    return problems;
  });
}

function byKey<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
