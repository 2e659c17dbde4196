import { type Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import { compareExact, exactOf } from '../exact/exact.ts';
import { periodOf, quartersOf } from '../period.ts';
import type { Scheme } from '../scheme/scheme.ts';
import { sidesOf } from '../unit-sides.ts';
import type { YearEndAction, YearEndCheck } from './year-end-check.ts';

export interface YearEndFacts {
  readonly superior: string;
  /** In force on the first day of the year. */
  readonly scheme: Scheme;
  readonly before: YearEndCheck | undefined;
  /** True where the office's results of the year are locked. */
  readonly isLocked: boolean;
  readonly subject: string;
  readonly now: Instant;
}

export type YearEndActed = { readonly kind: 'acted'; readonly check: YearEndCheck } | Refused;

/** Points are entered by one person and signed by another; until the year is locked they can be replaced in the same way. */
export function actOnYearEnd(action: YearEndAction, facts: YearEndFacts): YearEndActed {
  const { superior, scheme, before, isLocked, subject, now } = facts;
  const year = periodOf('year', action.from, scheme.year.firstMonth);
  if (year.from !== action.from)
    return refused('period-not-one', '/from', { kind: 'year', from: action.from, nearest: year.from });
  const last = quartersOf(year)[3]?.from ?? year.to;
  if (shanghaiDateOf(now) < last) return refused('year-end-too-early', '/from', { since: last });
  if (isLocked) return refused('results-locked', undefined, { unit: superior });
  if (action.action === 'sign') return signed(action, facts);
  const wrong = wrongPoints(action.points, facts);
  if (wrong) return wrong;
  const { points, note } = action;
  const draft = { points, note, enteredBy: subject, enteredAt: now };
  const { from, to } = year;
  const empty = { superior, schemeId: scheme.schemeId, from, to, signed: null, replaced: [] };
  return { kind: 'acted', check: { ...(before ?? empty), version: (before?.version ?? 0) + 1, draft } };
}

function signed(
  { version }: { readonly version: number },
  { before, subject, now }: YearEndFacts,
): YearEndActed {
  if (!before?.draft) return refused('year-end-not-entered', '/action');
  // What was read is what is signed: points that were changed since then are not.
  if (version !== before.version)
    return refused('registry-changed-meanwhile', '/version', { code: before.superior });
  if (before.draft.enteredBy === subject) return refused('reviewer-is-author', '/action');
  const number = (before.signed?.number ?? 0) + 1;
  return {
    kind: 'acted',
    check: {
      ...before,
      version: before.version + 1,
      draft: null,
      signed: { ...before.draft, number, signedBy: subject, signedAt: now },
      replaced: before.signed ? [...before.replaced, before.signed] : before.replaced,
    },
  };
}

function wrongPoints(
  points: readonly { readonly unitId: string; readonly points: string }[],
  { superior, scheme }: YearEndFacts,
): Refused | null {
  const kinds = new Set(scheme.peerGroups.flatMap((group) => group.kinds));
  const seen = new Set<string>();
  for (const [index, { unitId, points: given }] of points.entries()) {
    const at = `/points/${index}`;
    const sides = sidesOf(unitId);
    if (sides?.superior !== superior)
      return refused('division-not-yours', `${at}/unitId`, { division: unitId });
    if (!sides.kinds.some((kind) => kinds.has(kind)))
      return refused('unit-not-in-scheme', `${at}/unitId`, { unit: unitId, scheme: scheme.schemeId });
    if (seen.has(unitId)) return refused('unit-named-twice', `${at}/unitId`, { unit: unitId });
    seen.add(unitId);
    if (compareExact(exactOf(given), exactOf(scheme.total)) > 0)
      return refused('points-above-total', `${at}/points`, { points: given, total: scheme.total });
  }
  return null;
}
