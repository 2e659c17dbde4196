import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { quarterOf } from '../../shared/domain/calendar/period.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { movementFact } from '../../shared/domain/fact/movement-fact.ts';
import { Movement } from '../../shared/domain/movement/movement.ts';
import { movementNotices } from '../../shared/domain/notice/movement-notices.ts';
import type { NoticeStore } from '../../shared/domain/notice/notice-store.ts';
import { ledgerLines } from '../../shared/domain/resident/project.ts';
import type { ResidentStore } from '../../shared/domain/resident/resident-store.ts';
import { type StreamEdge, type StreamHandler, stream } from '../../shared/lambda/stream.ts';

export interface Deps {
  readonly residents: ResidentStore;
  readonly facts: FactStore;
  readonly notices: NoticeStore;
}

/** Derives from each recorded movement its ledger lines, its fact and its notices. Doing it twice changes nothing. */
export function createDeriveMovement({ residents, facts, notices }: Deps, edge: StreamEdge): StreamHandler {
  return stream(Movement, edge, async ({ after: movement }) => {
    await residents.project(ledgerLines(movement));
    await facts.put([movementFact(movement, quarterOf(shanghaiDateOf(movement.recordedAt)))]);
    for (const notice of movementNotices(movement)) await notices.create(notice);
  });
}
