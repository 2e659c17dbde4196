import type { AssessmentStore } from './domain/assessment/assessment-store.ts';
import type { CaseStore } from './domain/assessment/case/case-store.ts';
import type { DutyStore } from './domain/assessment/fact/duty-store.ts';
import type { ReportedFactStore } from './domain/assessment/fact/reported-fact-store.ts';
import type { AuditStore } from './domain/audit/audit-store.ts';
import type { DeadLetters } from './domain/dead-letter/dead-letters.ts';
import type { DirectoryStore } from './domain/division/directory-store.ts';
import type { FactStore } from './domain/fact/fact-store.ts';
import type { MovementStore } from './domain/movement/movement-store.ts';
import type { DeliveryQueue } from './domain/notice/delivery-queue.ts';
import type { NoticeStore } from './domain/notice/notice-store.ts';
import type { OutageStore } from './domain/outage/outage-store.ts';
import type { VaultStore } from './domain/person/vault-store.ts';
import type { ResidentStore } from './domain/resident/resident-store.ts';
import type { SweepStore } from './domain/sweep/sweep-store.ts';

/** The stores by the names of their tables, the queue, and what was given up. */
export interface Ports {
  readonly movements: MovementStore;
  readonly vault: VaultStore;
  readonly residents: ResidentStore;
  readonly facts: FactStore;
  readonly duties: DutyStore;
  readonly reported: ReportedFactStore;
  readonly notices: NoticeStore;
  readonly outages: OutageStore;
  readonly assessments: AssessmentStore;
  readonly cases: CaseStore;
  readonly audit: AuditStore;
  readonly directory: DirectoryStore;
  readonly sweeps: SweepStore;
  readonly queue: DeliveryQueue;
  readonly deadLetters: DeadLetters;
}

/**
 * Which methods of which ports a function calls. Its grants on AWS are computed from this (`shared/aws/actions.ts`), so
 * that it is allowed what it does and nothing more.
 */
export type Uses = { readonly [P in keyof Ports]?: readonly (keyof Ports[P])[] };
