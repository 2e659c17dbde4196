import type { CaseKind } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { readCursor, writeCursor } from '../../shared/lambda/cursor.ts';

/** A part of a list: what stands under one beginning of the order, of one division. */
export interface Stretch {
  readonly division: string;
  readonly under: string;
}

export interface CasesInTurn<Case> {
  readonly kind: 'page';
  readonly cases: readonly Case[];
  /** Of the page that follows. */
  readonly next?: string;
}

/** A page of cases, stretch after stretch. A stretch that gives nothing leaves the page to those after it. */
export async function casesInTurn<Case extends { readonly version: number }>(
  store: Pick<CaseStore, 'list'>,
  kind: CaseKind<Case>,
  asked: {
    readonly side: 'office' | 'superior';
    readonly stretches: readonly Stretch[];
    readonly limit: number;
    readonly cursor: string | undefined;
  },
): Promise<CasesInTurn<Case> | Refused> {
  const { side, stretches, limit } = asked;
  const cursor = readCursor(asked.cursor, 'division', 'under', 'after');
  if (cursor.kind === 'refused') return cursor;
  const { place } = cursor;
  const first = place
    ? stretches.findIndex(({ division, under }) => division === place.division && under === place.under)
    : 0;
  if (first < 0) return refused('invalid-request', '/cursor');
  const cases: Case[] = [];
  let after = place?.after ?? '';
  for (const [i, stretch] of stretches.entries()) {
    if (i < first) continue;
    if (cases.length >= limit) return { kind: 'page', cases, next: writeCursor({ ...stretch, after: '' }) };
    const page = await store.list(kind, {
      side,
      ...stretch,
      limit: limit - cases.length,
      ...(after !== '' && { after }),
    });
    cases.push(...page.cases);
    if (page.next !== undefined)
      return { kind: 'page', cases, next: writeCursor({ ...stretch, after: page.next }) };
    after = '';
  }
  return { kind: 'page', cases };
}
