import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { DutyStore } from '../../shared/domain/assessment/fact/duty-store.ts';
import type { ReportedFactStore } from '../../shared/domain/assessment/fact/reported-fact-store.ts';
import type { AuditStore } from '../../shared/domain/audit/audit-store.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import type { OutageStore } from '../../shared/domain/outage/outage-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import type { VaultStore } from '../../shared/domain/person/vault-store.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import type { ResidentStore } from '../../shared/domain/resident/resident-store.ts';

/** One engine's stores, empty. */
export interface EngineStores {
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
  readonly sweeps: SweepStore;
}
