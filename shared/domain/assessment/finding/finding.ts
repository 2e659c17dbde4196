import * as z from 'zod/mini';
import { LocalDate } from '../../calendar/date.ts';
import { Instant, shanghaiDateOf } from '../../calendar/instant.ts';
import { quarterOf } from '../../calendar/period.ts';
import type { Role } from '../../caller/caller.ts';
import { parentCodeOf, PlaceCode } from '../../division/code.ts';
import { officeOf } from '../../notice/passing-on.ts';
import { type Refused, refused } from '../../refusal.ts';
import { type CaseKind } from '../case/case-kind.ts';
import { type ErrorFinding, ErrorKind, type FalsehoodFinding, FalsehoodKind } from '../fact/finding.ts';
import { plainNote } from '../plain-note.ts';
import type { Hand } from '../timeline.ts';

/** 错报, 漏报, 迟报, or proven 虚报, 瞒报, 挪报. */
export const FindingKind = z.union([ErrorKind, FalsehoodKind]);
export type FindingKind = z.infer<typeof FindingKind>;

/** The decision (认定文书) that proved a falsehood: its number as it is written, or the suspicion that was judged. */
export const Ruling = z.string().check(z.regex(/^[\p{L}\p{N}〔〕[\]()（）.#\- ]{2,80}$/u));

const RecordId = z.string().check(z.regex(/^[0-9A-Za-z_.#-]{1,60}$/));

/** What an auditor says of a record, directly: not on a suspicion. */
export const EstablishFinding = z
  .strictObject({
    record: RecordId,
    kind: FindingKind,
    /** A village of the office, where the finding is the village’s. */
    place: z.optional(PlaceCode),
    reason: plainNote(120),
    ruling: z.optional(Ruling),
  })
  .check(
    z.refine(({ kind, ruling }) => ruling !== undefined || !isFalsehood(kind), {
      path: ['ruling'],
      error: 'a falsehood is proven by a ruling',
    }),
  );
export type EstablishFinding = z.infer<typeof EstablishFinding>;

/** 认定: what was established about one record of an office. It counts on the day it was established, until it is withdrawn. */
export const Finding = z.strictObject({
  findingId: z.string(),
  version: z.int(),
  /** The office, or the village of it, that answers for it. */
  office: PlaceCode,
  record: z.string(),
  kind: FindingKind,
  reason: z.string(),
  ruling: z.optional(z.string()),
  /** Where it was judged on a suspicion. */
  suspicion: z.optional(z.string()),
  /** The day on which it counts. */
  establishedOn: LocalDate,
  establishedAt: Instant,
  establishedBy: z.string(),
  withdrawn: z.nullable(z.strictObject({ at: Instant, by: z.string(), reason: plainNote(120) })),
});
export type Finding = z.infer<typeof Finding>;

/** Who establishes or withdraws, and whose hands entered the record. */
export interface FindingFacts extends Hand {
  readonly role: Role;
  readonly enteredBy: readonly string[];
}

export type Found = { readonly kind: 'found'; readonly finding: Finding } | Refused;

/** One finding of a kind for an office and a record: whoever finds it a second time finds it there. */
export function findingIdOf(office: string, record: string, kind: FindingKind): string {
  return `${office}.${record}.${kind}`;
}

export function isFalsehood(kind: FindingKind): kind is FalsehoodKind {
  return FalsehoodKind.options.some((one) => one === kind);
}

/**
 * Whether a record can be found so of an office. What was recorded wrongly, late, or not as it was is the office's own entry; what was left
 * out shows in a record of somebody else that names the office.
 */
export function concerns(
  { enteredFor, sides }: { readonly enteredFor: readonly string[]; readonly sides: readonly string[] },
  office: string,
  kind: FindingKind,
): boolean {
  const named = kind === 'omitted' || kind === 'concealed' ? [...sides, ...enteredFor] : enteredFor;
  return named.some((code) => officeOf(code) === office);
}

/** What an auditor above the office establishes about a record that the own hand did not enter. */
export function establishFinding(office: string, asked: EstablishFinding, facts: FindingFacts): Found {
  const { record, kind, place = office, reason, ruling } = asked;
  const no = mayNotJudge(officeOf(office), record, facts);
  if (no) return no;
  if (!place.startsWith(office))
    return refused('village-outside-township', '/place', { code: place, township: office });
  const finding = {
    findingId: findingIdOf(place, record, kind),
    version: 1,
    office: place,
    record,
    kind,
    reason,
    ...(ruling !== undefined && { ruling }),
    establishedOn: shanghaiDateOf(facts.now),
    establishedAt: facts.now,
    establishedBy: facts.subject,
    withdrawn: null,
  };
  return { kind: 'found', finding };
}

/** Takes a finding back. It stays on file with the reason, and stops to count from now on. */
export function withdrawFinding(finding: Finding, reason: string, facts: FindingFacts): Found {
  const no = mayNotJudge(officeOf(finding.office), finding.record, facts);
  if (no) return no;
  if (finding.withdrawn !== null)
    return refused('transition-not-allowed', '/action', { state: 'withdrawn', action: 'withdraw' });
  const withdrawn = { at: facts.now, by: facts.subject, reason };
  return { kind: 'found', finding: { ...finding, version: finding.version + 1, withdrawn } };
}

/** The findings of a suspicion that was judged, for the file. */
export function findingsOfJudgement(
  established: readonly (ErrorFinding | FalsehoodFinding)[],
  judged: { readonly reason: string; readonly by: string; readonly at: Instant; readonly suspicion: string },
): readonly Finding[] {
  return established.map((one) => ({
    ...one,
    version: 1,
    reason: judged.reason,
    suspicion: judged.suspicion,
    establishedAt: judged.at,
    establishedBy: judged.by,
    withdrawn: null,
  }));
}

/** Whether a finding stood just before an instant: what came later, a withdrawal too, is not seen. */
export function stoodAt({ establishedAt, withdrawn }: Finding, cutOff: Instant): boolean {
  return establishedAt < cutOff && (withdrawn === null || withdrawn.at >= cutOff);
}

/** What the measures and the cap of the grade read. */
export function findingsAsFacts(findings: readonly Finding[]): {
  readonly errors: readonly ErrorFinding[];
  readonly falsehoods: readonly FalsehoodFinding[];
} {
  const errors: ErrorFinding[] = [];
  const falsehoods: FalsehoodFinding[] = [];
  for (const { findingId, office, record, establishedOn, kind, ruling = '' } of findings) {
    const about = { findingId, office, record, establishedOn };
    if (isFalsehood(kind)) falsehoods.push({ ...about, kind, ruling });
    else errors.push({ ...about, kind });
  }
  return { errors, falsehoods };
}

/** Findings stand with the township or county that answers, by the quarter in which they count. */
export const findingCase: CaseKind<Finding> = {
  name: 'finding',
  read: (stored) => Finding.parse(stored),
  idOf: ({ findingId }) => findingId,
  officeOf: ({ office }) => officeOf(office),
  superiorOf: ({ office }) => parentCodeOf(officeOf(office)) ?? office,
  orderOf: ({ establishedOn }) => `${quarterOf(establishedOn)}#${establishedOn}`,
};

function mayNotJudge(office: string, record: string, facts: FindingFacts): Refused | null {
  const { by, role, subject, enteredBy } = facts;
  if (role !== 'auditor' || by === office || !office.startsWith(by))
    return refused('role-not-allowed', undefined, { role });
  return enteredBy.includes(subject) ? refused('auditor-is-concerned', undefined, { record }) : null;
}
