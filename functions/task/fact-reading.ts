import { type AssessmentFacts, NO_FACTS } from '../../shared/domain/assessment/fact/unit-facts.ts';
import { type AssessmentPeriod, instantsOf } from '../../shared/domain/assessment/period.ts';
import type { AssessedUnit } from '../../shared/domain/assessment/unit.ts';
import { nextQuarter, quarterOf } from '../../shared/domain/calendar/period.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { FactCursor, FactStore } from '../../shared/domain/fact/fact-store.ts';
import type { MovementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Uses } from '../../shared/uses.ts';
import { townshipsOf } from './units-of-part.ts';

/** What a function calls that reads facts. */
export const factReadingUses = { facts: ['list'] } as const satisfies Uses;

export interface FactReadingDeps {
  readonly facts: Pick<FactStore, 'list'>;
}

/** Which facts: what these offices recorded about a period, before an instant. */
export interface FactsAsked {
  readonly offices: readonly string[];
  readonly period: AssessmentPeriod;
  readonly until: string;
}

const PAGE = 1_000;

/** The facts of offices in a period, as they were known at the cut-off. */
export async function readFacts(
  { facts }: FactReadingDeps,
  { offices, period, until }: FactsAsked,
): Promise<AssessmentFacts> {
  const { start, end } = instantsOf(period);
  const movements: MovementFact[] = [];
  for (const quarter of quartersIn(period)) {
    let after: FactCursor | undefined;
    do {
      const page = await facts.list({
        offices,
        quarter,
        from: start,
        until: until < end ? until : end,
        limit: PAGE,
        ...(after && { after }),
      });
      movements.push(...page.facts);
      after = page.next;
    } while (after);
  }
  return { ...NO_FACTS, movements };
}

/** True where offices recorded nothing in a period: there is nothing to judge them by. */
export async function isQuiet({ facts }: FactReadingDeps, asked: FactsAsked): Promise<boolean> {
  const { start, end } = instantsOf(asked.period);
  for (const quarter of quartersIn(asked.period)) {
    const page = await facts.list({ offices: asked.offices, quarter, from: start, until: end, limit: 1 });
    if (page.facts.length > 0) return false;
  }
  return true;
}

/** The offices that may have recorded something for one of these units: a county's are its townships and itself. */
export async function officesOf(
  units: readonly Pick<AssessedUnit, 'territory'>[],
  period: AssessmentPeriod,
  directory: Pick<DirectoryStore, 'childrenOn'>,
): Promise<readonly string[]> {
  const codes = new Set(units.flatMap(({ territory }) => territory.map(({ code }) => code.slice(0, 9))));
  const offices = new Set<string>(codes);
  for (const code of codes) {
    if (code.length !== 6) continue;
    for (const township of await townshipsOf(code, period, directory)) offices.add(township);
  }
  return [...offices].sort();
}

function quartersIn({ from, to }: AssessmentPeriod): readonly string[] {
  const last = quarterOf(to);
  const quarters: string[] = [];
  for (let quarter = quarterOf(from); quarter <= last; quarter = nextQuarter(quarter)) quarters.push(quarter);
  return quarters;
}
