import type { CaseKind } from '../domain/assessment/case/case-kind.ts';
import type { CaseQuery, CaseStore } from '../domain/assessment/case/case-store.ts';

const PAGE = 200;

/** All cases of a list, page after page; smaller pages where cases are large. */
export async function everyCase<Case extends { readonly version: number }>(
  cases: Pick<CaseStore, 'list'>,
  kind: CaseKind<Case>,
  query: Omit<CaseQuery, 'limit' | 'after'>,
  limit = PAGE,
): Promise<readonly Case[]> {
  const found: Case[] = [];
  let after: string | undefined;
  do {
    const page = await cases.list(kind, { ...query, limit, ...(after !== undefined && { after }) });
    found.push(...page.cases);
    after = page.next;
  } while (after !== undefined);
  return found;
}
