import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { PlaceCode } from '../../division/code.ts';
import { AreaCode } from '../../village/area.ts';
import { plainNote } from '../plain-note.ts';

/** 场次, 人次, 户, 份, 元. */
export const ReportUnit = z.enum(['sessions', 'attendances', 'households', 'copies', 'yuan']);
export type ReportUnit = z.infer<typeof ReportUnit>;

/** What may be reported by hand, and in which units. Anything else is refused: there is no free kind. */
export const REPORT_KINDS = {
  /** 培训 */
  training: ['sessions', 'attendances'],
  /** 宣传 */
  publicity: ['sessions', 'attendances', 'copies'],
  /** 追回欠薪 */
  'wages-recovered': ['yuan', 'attendances'],
  /** 矛盾调解: agreements signed */
  'disputes-mediated': ['copies'],
  /** 隐患整改 */
  'hazards-mended': ['households'],
  /** 协调入学学位 */
  'school-places': ['attendances'],
  /** 法律援助 */
  'legal-aid': ['attendances'],
  /** 惠民政策兑现 */
  benefits: ['households', 'attendances', 'yuan'],
  /** 留守儿童关爱 */
  'left-behind-care': ['attendances'],
} as const satisfies Record<string, readonly ReportUnit[]>;
export type ReportKind = keyof typeof REPORT_KINDS;

/** A few words on evidence that lies with the office. */
export const EvidenceNote = plainNote(60);

/**
 * 填报: one office's count of what it did on a day. Never a list of persons; a correction is a new record that names the one
 * it replaces.
 */
export const HandReport = z
  .strictObject({
    reportId: z.string().check(z.minLength(1), z.maxLength(80)),
    office: PlaceCode,
    area: z.optional(AreaCode),
    department: z.optional(AreaCode),
    kind: z.enum(Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]]),
    unit: ReportUnit,
    amount: z.int().check(z.minimum(0), z.maximum(1_000_000_000)),
    on: LocalDate,
    premises: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
    evidence: z.optional(EvidenceNote),
    reportedBy: z.string().check(z.minLength(1), z.maxLength(80)),
    reportedAt: Instant,
    corrects: z.optional(z.string().check(z.minLength(1), z.maxLength(80))),
  })
  .check(
    z.refine(({ kind, unit }) => (REPORT_KINDS[kind] as readonly string[]).includes(unit), {
      path: ['unit'],
      error: 'not a unit of this kind',
    }),
  );
export type HandReport = z.infer<typeof HandReport>;

/** The reports that hold: without those that a later record of the same office replaced. */
export function standingReports(reports: readonly HandReport[]): readonly HandReport[] {
  const replaced = new Set(
    reports.flatMap(({ office, corrects }) => (corrects === undefined ? [] : [`${office} ${corrects}`])),
  );
  return reports.filter(({ office, reportId }) => !replaced.has(`${office} ${reportId}`));
}
