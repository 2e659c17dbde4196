import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Decimal } from '../exact/decimal.ts';

const Signature = z.strictObject({
  office: z.string().check(z.minLength(1), z.maxLength(60)),
  on: LocalDate,
});

/** 目标管理责任书: a unit's own targets for an assessment year. It holds only when both sides have signed. */
export const TargetAgreement = z.strictObject({
  agreementId: z.string().check(z.minLength(1), z.maxLength(80)),
  unitId: z.string(),
  schemeId: z.string(),
  /** First and last day of the assessment year. */
  from: LocalDate,
  to: LocalDate,
  targets: z
    .array(z.strictObject({ indicator: z.string(), target: Decimal }))
    .check(z.minLength(1), z.maxLength(100)),
  signedByUnit: z.nullable(Signature),
  signedByParent: z.nullable(Signature),
});
export type TargetAgreement = z.infer<typeof TargetAgreement>;

/** True where it is signed by both sides and covers the day. */
export function agreementHolds(agreement: TargetAgreement, on: LocalDate): boolean {
  const { from, to, signedByUnit, signedByParent } = agreement;
  return signedByUnit !== null && signedByParent !== null && from <= on && on <= to;
}
