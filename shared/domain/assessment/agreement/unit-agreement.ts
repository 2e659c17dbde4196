import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { DivisionCode } from '../../division/code.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { Decimal } from '../exact/decimal.ts';
import { plainNote } from '../plain-note.ts';
import type { TargetAgreement } from '../scheme/target-agreement.ts';
import { timelineOf } from '../timeline.ts';
import { type AgreementEvent, agreementStates, agreementTransitions } from './agreement-transitions.ts';

const UnitId = z.string().check(z.regex(/^[1-9]\d{5,11}(\.[0-9A-Za-z-]{1,20})?$/));
const SchemeId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}$/));

export const AgreementTargets = z
  .array(z.strictObject({ indicator: z.string().check(z.minLength(1), z.maxLength(60)), target: Decimal }))
  .check(z.minLength(1), z.maxLength(100));

/** What a superior drafts: the unit's own targets, from the first day of a quarter until the assessment year ends. */
export const DraftAgreement = z.strictObject({
  unitId: UnitId,
  scheme: SchemeId,
  from: LocalDate,
  targets: AgreementTargets,
});
export type DraftAgreement = z.infer<typeof DraftAgreement>;

/** What the two sides do with it afterwards. */
export const AgreementAction = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('sign') }),
  z.strictObject({ action: z.literal('send-back'), reason: plainNote(120) }),
  z.strictObject({ action: z.literal('countersign') }),
  z.strictObject({ action: z.literal('redraft'), targets: AgreementTargets }),
  z.strictObject({ action: z.literal('withdraw'), reason: plainNote(120) }),
]);
export type AgreementAction = z.infer<typeof AgreementAction>;

const Signed = z.nullable(
  z.strictObject({ office: DivisionCode, subject: z.string().check(z.maxLength(128)), on: LocalDate }),
);
const Event = Object.keys(agreementTransitions) as [AgreementEvent, ...AgreementEvent[]];

/** Scheme, unit and first day, with dots between. */
export const AgreementId = z.string().check(z.regex(/^[a-z][a-z0-9-]{2,59}\.[0-9A-Za-z.-]{17,60}$/));

/** 目标管理责任书 as it is kept, from its draft on. One for each unit, scheme and first day. */
export const UnitAgreement = z.strictObject({
  agreementId: AgreementId,
  version: z.int().check(z.minimum(1)),
  state: z.enum(agreementStates),
  unitId: UnitId,
  /** The division that signs for the unit. */
  office: DivisionCode,
  superior: DivisionCode,
  schemeId: SchemeId,
  /** The version by which its targets were looked at last. */
  schemeVersion: z.int(),
  /** First day of a quarter, and last day of the assessment year. */
  from: LocalDate,
  to: LocalDate,
  targets: AgreementTargets,
  draftedBy: z.string().check(z.maxLength(128)),
  signedByUnit: Signed,
  signedByParent: Signed,
  timeline: timelineOf(['draft', ...Event]),
});
export type UnitAgreement = z.infer<typeof UnitAgreement>;

/** The name of an agreement says whose it is, so that there are no two of one unit from one day. */
export function agreementIdOf(schemeId: string, unitId: string, from: LocalDate): string {
  return `${schemeId}.${unitId}.${from}`;
}

/** Agreements stand by scheme, unit and first day. */
export const agreementCase: CaseKind<UnitAgreement> = {
  name: 'agreement',
  read: (stored) => UnitAgreement.parse(stored),
  idOf: ({ agreementId }) => agreementId,
  officeOf: ({ office }) => office,
  superiorOf: ({ superior }) => superior,
  orderOf: ({ schemeId, unitId, from }) => `${schemeId}#${unitId}#${from}`,
};

/** Time does nothing to an agreement: the day on which it holds is asked when it is used. */
export function filedAgreement(agreement: UnitAgreement): FiledCase {
  return filed(agreementCase, agreement);
}

/** The agreement of a unit that holds on a day: of those in force, the one that began last; null where none is. */
export function agreementOn(
  agreements: readonly UnitAgreement[],
  unitId: string,
  on: LocalDate,
): TargetAgreement | null {
  const held = agreements
    .filter((one) => one.state === 'in-force' && one.unitId === unitId && one.from <= on && on <= one.to)
    .reduce<UnitAgreement | null>((last, one) => (last && last.from > one.from ? last : one), null);
  return held && asTargetAgreement(held);
}

/** As the kernel takes it: offices and days of the signatures, no hands. */
export function asTargetAgreement(agreement: UnitAgreement): TargetAgreement {
  const { agreementId, unitId, schemeId, from, to, targets, signedByUnit, signedByParent } = agreement;
  const signature = (signed: UnitAgreement['signedByUnit']) =>
    signed && { office: signed.office, on: signed.on };
  return {
    agreementId,
    unitId,
    schemeId,
    from,
    to,
    targets,
    signedByUnit: signature(signedByUnit),
    signedByParent: signature(signedByParent),
  };
}
