import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant } from '../../calendar/instant.ts';
import { PlaceCode } from '../../division/code.ts';
import { OfficeCode } from '../../division/written-code.ts';
import { AreaCode } from '../../village/area.ts';
import { DueTaskKind } from './due-task.ts';
import { EvidenceNote, REPORT_KINDS, type ReportKind, ReportUnit } from './hand-report.ts';
import { LeadOutcome } from './lead.ts';

/** Of what a reported fact is: each family has a list of its own, in the order of its days. */
export const FactFamily = z.enum(['service', 'premises', 'inspection', 'permits', 'lead', 'task']);
export type FactFamily = z.infer<typeof FactFamily>;

/**
 * The number of a house or site in the register of the place. It is no person's: the shapes of an ID number and of a
 * mobile telephone are refused.
 */
const PremisesReference = z.string().check(
  z.regex(/^[0-9A-Za-z-]{1,40}$/),
  z.refine((text) => !/^(\d{17}[\dXx]|\d{15}|1\d{10})$/.test(text), 'has the shape of a person’s number'),
);

const AMOUNT = z.int().check(z.minimum(0), z.maximum(1_000_000_000));

/** 场次, 人次, 户, 份, 元 of one service on one day. */
const ServiceContent = z
  .strictObject({
    kind: z.enum(Object.keys(REPORT_KINDS) as [ReportKind, ...ReportKind[]]),
    on: LocalDate,
    unit: ReportUnit,
    amount: AMOUNT,
    premises: z.optional(PremisesReference),
  })
  .check(
    z.refine(({ kind, unit }) => (REPORT_KINDS[kind] as readonly string[]).includes(unit), {
      path: ['unit'],
      error: 'not a unit of this kind',
    }),
  );

/** 出租房屋: known, registered, no longer let. Changes are corrections of this record. */
const PremisesContent = z.strictObject({
  kind: z.literal('premises'),
  premises: PremisesReference,
  /** The day on which it became known that it is let. */
  on: LocalDate,
  registeredOn: z.nullable(LocalDate),
  endedOn: z.nullable(LocalDate),
});

/** 巡查 of one rented house. */
const InspectionContent = z.strictObject({
  kind: z.literal('premises-inspection'),
  premises: PremisesReference,
  on: LocalDate,
});

/** 持证情况, two bare counts of a day. */
const PermitsContent = z
  .strictObject({ kind: z.literal('permit-count'), on: LocalDate, residents: AMOUNT, holders: AMOUNT })
  .check(
    z.refine(({ residents, holders }) => holders <= residents, {
      path: ['holders'],
      error: 'more than the residents',
    }),
  );

/** 线索核实 that was settled on a day. */
const LeadContent = z.strictObject({ kind: z.literal('lead'), on: LocalDate, outcome: LeadOutcome });

/** A task with a day. Done later: a correction of this record says when. */
const TaskContent = z
  .strictObject({
    kind: z.literal('due-task'),
    task: DueTaskKind,
    openedOn: LocalDate,
    /** Last day in time. */
    on: LocalDate,
    doneOn: z.nullable(LocalDate),
  })
  .check(
    z.refine(({ openedOn, on }) => openedOn <= on, { path: ['on'], error: 'before it was opened' }),
    z.refine(({ openedOn, doneOn }) => doneOn === null || openedOn <= doneOn, {
      path: ['doneOn'],
      error: 'before it was opened',
    }),
  );

/** What can be reported by hand. There is no free kind. */
export const FactContent = z.discriminatedUnion('kind', [
  ServiceContent,
  PremisesContent,
  InspectionContent,
  PermitsContent,
  LeadContent,
  TaskContent,
]);
export type FactContent = z.infer<typeof FactContent>;

/** Its place in the register: the first record of a fact has the number 1, each correction the next. */
const place = {
  root: z.string().check(z.regex(/^[0-9A-Za-z_-]{22}$/)),
  seq: z.int().check(z.gte(1), z.lte(999)),
};

/**
 * 填报: what an office says that it did or found, a count of one day. Never a list of persons. A record is never changed: a
 * correction is the next record of the same fact and says all of it anew, or takes it back (`withdrawn`).
 */
export const ReportedFact = z.strictObject({
  ...place,
  /** The township or county in whose list it stands. */
  office: OfficeCode,
  /** Where it counts: that office, or a village of it. */
  place: PlaceCode,
  area: z.optional(AreaCode),
  /** The department of the county that did it, or whose record it is. */
  department: z.optional(AreaCode),
  content: FactContent,
  /** A few words on the evidence, which lies with the office: it names files, not people. */
  evidence: z.optional(EvidenceNote),
  /** 作废: the fact does not count. */
  withdrawn: z.optional(z.literal(true)),
  reportedBy: z.string().check(z.minLength(1), z.maxLength(128)),
  reportedAt: Instant,
  /** Keyed digests that recognise a repeated request. */
  requestKey: z.string(),
  contentDigest: z.string(),
});
export type ReportedFact = z.infer<typeof ReportedFact>;

/** `ROOT.SEQ`, by which a drill-down and a correction name it. */
export function factIdOf({ root, seq }: Pick<ReportedFact, 'root' | 'seq'>): string {
  return `${root}.${seq}`;
}

/** The family of a kind. */
export function familyOf({ kind }: Pick<FactContent, 'kind'>): FactFamily {
  switch (kind) {
    case 'premises':
      return 'premises';
    case 'premises-inspection':
      return 'inspection';
    case 'permit-count':
      return 'permits';
    case 'lead':
      return 'lead';
    case 'due-task':
      return 'task';
    default:
      return 'service';
  }
}

/** The records that hold: the last of each fact, where it was not withdrawn. Corrections from `cutOff` on are not seen. */
export function standingFacts(facts: readonly ReportedFact[], cutOff: Instant): readonly ReportedFact[] {
  const last = new Map<string, ReportedFact>();
  for (const fact of facts) {
    if (fact.reportedAt >= cutOff) continue;
    const known = last.get(fact.root);
    if (!known || known.seq < fact.seq) last.set(fact.root, fact);
  }
  return [...last.values()].filter(({ withdrawn }) => withdrawn === undefined);
}
