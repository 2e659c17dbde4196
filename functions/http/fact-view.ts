import type { ReportedFactView } from '../../shared/api/fact-operations.ts';
import { factIdOf, type ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';

export function factView(fact: ReportedFact): ReportedFactView {
  const { requestKey: _key, contentDigest: _digest, ...seen } = fact;
  return { ...seen, factId: factIdOf(fact) };
}
