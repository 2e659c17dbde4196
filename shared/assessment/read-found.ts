import type { Instant } from '../domain/calendar/instant.ts';
import { nextQuarter, quarterOf } from '../domain/calendar/period.ts';
import type { CaseKind } from '../domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import type { ErrorFinding, FalsehoodFinding } from '../domain/assessment/fact/finding.ts';
import type { SampledCheck } from '../domain/assessment/fact/sampled-check.ts';
import { findingCase, findingsAsFacts, stoodAt } from '../domain/assessment/finding/finding.ts';
import type { AssessmentPeriod } from '../domain/assessment/period.ts';
import { keptCheckCase } from '../domain/assessment/sampling/check-case.ts';
import { everyCase } from './every-case.ts';

/** What others found about the records of offices. */
export interface ReadFound {
  readonly checks: readonly SampledCheck[];
  readonly errors: readonly ErrorFinding[];
  readonly falsehoods: readonly FalsehoodFinding[];
}

/**
 * Settled checks and findings about offices in a period, as they stood at the cut-off: a finding that was withdrawn later still counts
 * then. Two questions for an office and quarter of the calendar.
 */
export async function readFound(
  offices: readonly string[],
  cases: Pick<CaseStore, 'list'>,
  { period, cutOff }: { readonly period: AssessmentPeriod; readonly cutOff: Instant },
): Promise<ReadFound> {
  const isIn = (on: string): boolean => period.from <= on && on <= period.to;
  const kept = await ofQuarters(offices, cases, keptCheckCase, period);
  const findings = await ofQuarters(offices, cases, findingCase, period);
  return {
    checks: kept
      .filter(({ settledAt, fact }) => settledAt < cutOff && isIn(fact.checkedOn))
      .map(({ fact }) => fact),
    ...findingsAsFacts(findings.filter((finding) => isIn(finding.establishedOn) && stoodAt(finding, cutOff))),
  };
}

/** Cases whose order begins with the quarter in which they count. */
async function ofQuarters<Case extends { readonly version: number }>(
  offices: readonly string[],
  cases: Pick<CaseStore, 'list'>,
  kind: CaseKind<Case>,
  { from, to }: AssessmentPeriod,
): Promise<readonly Case[]> {
  const found: Case[] = [];
  for (const division of new Set(offices)) {
    for (let quarter = quarterOf(from); quarter <= quarterOf(to); quarter = nextQuarter(quarter)) {
      const query = { side: 'office', division, under: `${quarter}#` } as const;
      for (const one of await everyCase(cases, kind, query)) found.push(one);
    }
  }
  return found;
}
