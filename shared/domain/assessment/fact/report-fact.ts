import * as z from 'zod/mini';
import type { LocalDate } from '../../calendar/date.ts';
import type { Instant } from '../../calendar/instant.ts';
import { PlaceCode } from '../../division/code.ts';
import { OfficeCode } from '../../division/written-code.ts';
import { type Refused, refused } from '../../refusal.ts';
import { AreaCode } from '../../village/area.ts';
import { refusedSubjectIn } from '../refused-subjects.ts';
import { LONG_NUMBER } from '../plain-note.ts';
import { FactContent, factIdOf, type ReportedFact } from './reported-fact.ts';

/** What an office sends to `POST /facts`: a new fact, or with `corrects` the whole of it anew. */
export const ReportFact = z.strictObject({
  /** The reporting office. */
  office: z.optional(OfficeCode),
  /** A village of that office, where the fact is the village's. */
  place: z.optional(PlaceCode),
  area: z.optional(AreaCode),
  /** A department of the county that reports. */
  department: z.optional(AreaCode),
  content: FactContent,
  evidence: z.optional(z.string().check(z.minLength(1), z.maxLength(60))),
  /** The last record of the fact, which this one replaces. */
  corrects: z.optional(z.string().check(z.regex(/^[0-9A-Za-z_-]{22}\.[1-9]\d{0,2}$/))),
  /** 作废: with a correction, the fact does not count any more. */
  withdrawn: z.optional(z.literal(true)),
});
export type ReportFact = z.infer<typeof ReportFact>;

/** Who reports, where it counts, and what is there already. */
export interface ReportingFacts {
  readonly office: string;
  readonly place: string;
  /** The root of a new fact, computed from caller and key. */
  readonly root: string;
  /** Records under that root, and those of the fact that is corrected; first to last. */
  readonly ofKey: readonly ReportedFact[];
  readonly corrected: readonly ReportedFact[];
  readonly reportedBy: string;
  readonly now: Instant;
  readonly today: LocalDate;
  readonly requestKey: string;
  readonly contentDigest: string;
}

export type Reporting =
  | { readonly kind: 'reported'; readonly fact: ReportedFact }
  | { readonly kind: 'repeated'; readonly fact: ReportedFact }
  | Refused;

/** The highest number of a record of one fact. */
const MOST_RECORDS = 999;

/**
 * Decides one reported fact: the next record of it, the record that this very request made before, or a refusal. The caller
 * writes it under the condition that its number is still free.
 */
export function reportFact(command: ReportFact, facts: ReportingFacts): Reporting {
  const before = [...facts.ofKey, ...facts.corrected].find(
    ({ requestKey }) => requestKey === facts.requestKey,
  );
  if (before) {
    return before.contentDigest === facts.contentDigest
      ? { kind: 'repeated', fact: before }
      : refused('idempotency-key-reused');
  }
  const no = wrongDay(command.content, facts.today) ?? wrongNote(command);
  if (no) return no;
  const place = placeOf(command, facts);
  if ('kind' in place) return place;
  const { office, reportedBy, now, requestKey, contentDigest } = facts;
  const { area, department, content, evidence, withdrawn } = command;
  return {
    kind: 'reported',
    fact: {
      ...place,
      office,
      place: facts.place,
      ...(area !== undefined && { area }),
      ...(department !== undefined && { department }),
      content,
      ...(evidence !== undefined && { evidence }),
      ...(withdrawn && { withdrawn }),
      reportedBy,
      reportedAt: now,
      requestKey,
      contentDigest,
    },
  };
}

/** What is reported has happened; only the last day of a task may lie ahead. */
function wrongDay(content: FactContent, today: LocalDate): Refused | null {
  const { on, openedOn, doneOn, registeredOn, endedOn } = {
    openedOn: null,
    doneOn: null,
    registeredOn: null,
    endedOn: null,
    ...content,
  };
  const days = { ...(content.kind !== 'due-task' && { on }), openedOn, doneOn, registeredOn, endedOn };
  for (const [field, date] of Object.entries(days))
    if (date !== null && date > today) return refused('date-in-future', `/content/${field}`, { date, today });
  return null;
}

function wrongNote({ evidence }: ReportFact): Refused | null {
  if (evidence === undefined) return null;
  const subject = refusedSubjectIn(evidence);
  if (subject !== undefined) return refused('subject-refused', '/evidence', { subject });
  return LONG_NUMBER.test(evidence) ? refused('evidence-names-number', '/evidence') : null;
}

/** The number of the record: the first of a new fact, or the next after the one that it replaces. */
function placeOf(command: ReportFact, facts: ReportingFacts): Pick<ReportedFact, 'root' | 'seq'> | Refused {
  const { corrects, withdrawn } = command;
  if (corrects === undefined)
    return withdrawn ? refused('fact-unknown', '/corrects', { fact: '–' }) : { root: facts.root, seq: 1 };
  const last = facts.corrected.at(-1);
  if (!last || last.office !== facts.office) return refused('fact-unknown', '/corrects', { fact: corrects });
  if (factIdOf(last) !== corrects || last.seq === MOST_RECORDS)
    return refused('fact-changed-meanwhile', '/corrects', { fact: factIdOf(last) });
  const moved = movedField(command, facts, last);
  if (moved) return refused('correction-moves-fact', moved);
  return { root: last.root, seq: last.seq + 1 };
}

/**
 * The field in which a correction is of another fact. Place and day say in whose numbers a fact stands: whoever reads one
 * period must see that it was replaced, so a fact that stands wrongly is withdrawn and reported anew.
 */
function movedField(
  { content, area, department }: ReportFact,
  { place }: ReportingFacts,
  last: ReportedFact,
): string | undefined {
  if (last.place !== place) return '/place';
  if (last.area !== area) return '/area';
  if (last.department !== department) return '/department';
  const identity = (of: FactContent) => ({
    kind: of.kind,
    on: of.on,
    ...((of.kind === 'premises' || of.kind === 'premises-inspection') && { premises: of.premises }),
    ...('task' in of && { task: of.task, openedOn: of.openedOn }),
  });
  const [now, then]: Record<string, string | undefined>[] = [identity(content), identity(last.content)];
  const names = Object.keys({ ...then, ...now });
  const name = names.find((field) => now?.[field] !== then?.[field]);
  return name === undefined ? undefined : `/content/${name}`;
}
