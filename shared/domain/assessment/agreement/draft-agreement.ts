import { shanghaiDateOf } from '../../calendar/instant.ts';
import { type Refused, refused } from '../../refusal.ts';
import { periodOf } from '../period.ts';
import { checkAgreement } from '../scheme/check-agreement.ts';
import type { Scheme } from '../scheme/scheme.ts';
import type { Hand } from '../timeline.ts';
import type { UnitSides } from '../unit-sides.ts';
import { lastDayToSign, yearEndOf } from './agreement-days.ts';
import {
  agreementIdOf,
  asTargetAgreement,
  type DraftAgreement,
  type UnitAgreement,
} from './unit-agreement.ts';

export interface DraftFacts extends Hand {
  /** In force on the first day. */
  readonly scheme: Scheme;
  readonly sides: UnitSides;
  /** True where an agreement of an earlier quarter of the year is in force. */
  readonly isAmendment: boolean;
}

export type Drafted = { readonly kind: 'drafted'; readonly agreement: UnitAgreement } | Refused;

/** A superior drafts the targets of one of its units. Nothing of it holds before both sides have signed. */
export function draftAgreement(asked: DraftAgreement, facts: DraftFacts): Drafted {
  const { scheme, sides, by, subject, now, isAmendment } = facts;
  const { unitId, from, targets } = asked;
  const kinds = new Set(scheme.peerGroups.flatMap((group) => group.kinds));
  if (by !== sides.superior) return refused('division-not-yours', '/unitId', { division: unitId });
  if (!sides.kinds.some((kind) => kinds.has(kind)))
    return refused('unit-not-in-scheme', '/unitId', { unit: unitId, scheme: scheme.schemeId });
  const quarter = periodOf('quarter', from, scheme.year.firstMonth);
  if (quarter.from !== from)
    return refused('period-not-one', '/from', { kind: 'quarter', from, nearest: quarter.from });
  const late = tooLate(from, isAmendment, facts);
  if (late) return late;
  const agreement: UnitAgreement = {
    agreementId: agreementIdOf(scheme.schemeId, unitId, from),
    version: 1,
    state: 'drafted',
    unitId,
    office: sides.office,
    superior: sides.superior,
    schemeId: scheme.schemeId,
    schemeVersion: scheme.version,
    from,
    to: yearEndOf(scheme, from),
    targets,
    draftedBy: subject,
    signedByUnit: null,
    signedByParent: null,
    timeline: [{ at: now, event: 'draft', by, subject }],
  };
  return checkTargets(agreement, scheme) ?? { kind: 'drafted', agreement };
}

/** Why targets can no longer be agreed from a day on; null where they can. */
export function tooLate(from: string, isAmendment: boolean, { now }: Pick<Hand, 'now'>): Refused | null {
  const until = lastDayToSign(from, isAmendment);
  return shanghaiDateOf(now) > until ? refused('agreement-too-late', '/from', { from, until }) : null;
}

/** The first thing wrong with the targets, at its line, and how many there are; null where nothing is. */
export function checkTargets(agreement: UnitAgreement, scheme: Scheme): Refused | null {
  const checked = checkAgreement(asTargetAgreement(agreement), scheme);
  if (checked.kind === 'valid') return null;
  const [first] = checked.problems;
  const { line = '/', zh = '', en = '' } = first ?? {};
  return refused('agreement-not-valid', line, { zh, en, problems: checked.problems.length });
}
