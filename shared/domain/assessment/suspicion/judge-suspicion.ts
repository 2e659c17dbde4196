import { shanghaiDateOf } from '../../calendar/instant.ts';
import type { Role } from '../../caller/caller.ts';
import { type Refused, refused } from '../../refusal.ts';
import { type ErrorFinding, ErrorKind, type FalsehoodFinding, FalsehoodKind } from '../fact/finding.ts';
import type { Hand } from '../timeline.ts';
import { findingIdOf } from '../finding/finding.ts';
import type { Judgement, Suspicion } from './suspicion.ts';

export interface JudgingFacts extends Hand {
  readonly role: Role;
  readonly enteredBy: (record: string) => readonly string[];
}

export type Judged =
  | {
      readonly kind: 'judged';
      readonly suspicion: Suspicion;
      readonly errors: readonly ErrorFinding[];
      readonly falsehoods: readonly FalsehoodFinding[];
    }
  | Refused;

/** An auditor's decision on a suspicion, with the findings that the measures read. Judged once; against it stands the right of reply. */
export function judgeSuspicion(suspicion: Suspicion, judgement: Judgement, facts: JudgingFacts): Judged {
  const { by, role, subject, now, enteredBy } = facts;
  const { suspicionId, office, records } = suspicion;
  if (role !== 'auditor' || by === office || !office.startsWith(by)) {
    return refused('role-not-allowed', undefined, { role });
  }
  if (suspicion.state !== 'raised') {
    return refused('transition-not-allowed', '/action', {
      state: suspicion.state,
      action: judgement.action,
    });
  }
  const own = records.find((record) => enteredBy(record).includes(subject));
  if (own !== undefined) return refused('auditor-is-concerned', undefined, { record: own });
  const findings = judgement.action === 'establish' ? judgement.findings : [];
  const foreign = findings.findIndex(({ record }) => !records.includes(record));
  if (foreign >= 0) {
    const record = findings[foreign]?.record ?? '';
    return refused('record-not-counted', `/findings/${foreign}/record`, { record, indicator: suspicionId });
  }
  const established = findings.map(({ record, kind }) => ({
    findingId: findingIdOf(office, record, kind),
    office,
    record,
    establishedOn: shanghaiDateOf(now),
    kind,
  }));
  return {
    kind: 'judged',
    suspicion: {
      ...suspicion,
      version: suspicion.version + 1,
      state: judgement.action === 'establish' ? 'established' : 'dismissed',
      judged: { by: subject, at: now, reason: judgement.reason, findings },
    },
    errors: established.flatMap(({ kind, ...rest }) => {
      const error = ErrorKind.options.find((one) => one === kind);
      return error ? [{ ...rest, kind: error }] : [];
    }),
    falsehoods: established.flatMap(({ kind, ...rest }) => {
      const falsehood = FalsehoodKind.options.find((one) => one === kind);
      return falsehood ? [{ ...rest, kind: falsehood, ruling: suspicionId }] : [];
    }),
  };
}
