import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { quarterOf } from '../../shared/domain/calendar/period.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { movementFact } from '../../shared/domain/fact/movement-fact.ts';
import type { Movement } from '../../shared/domain/movement/movement.ts';
import { movementNotices } from '../../shared/domain/notice/movement-notices.ts';
import type { NoticesById } from '../../shared/domain/notice/notice-store.ts';
import { ledgerLines } from '../../shared/domain/resident/project.ts';
import type { ResidentStore } from '../../shared/domain/resident/resident-store.ts';
import type { Uses } from '../../shared/uses.ts';

export const derivingUses = {
  residents: ['project'],
  facts: ['put'],
  notices: ['create'],
} as const satisfies Uses;

export interface DerivingDeps {
  readonly residents: ResidentStore;
  readonly facts: FactStore;
  readonly notices: NoticesById;
}

/** Writes whatever of a movement's derivations is not there yet; answers how much that was. */
export async function deriveFrom(
  movement: Movement,
  { residents, facts, notices }: DerivingDeps,
): Promise<number> {
  let written = await residents.project(ledgerLines(movement));
  written += await facts.put([movementFact(movement, quarterOf(shanghaiDateOf(movement.recordedAt)))]);
  for (const notice of movementNotices(movement)) {
    if ((await notices.create(notice)) === 'created') written += 1;
  }
  return written;
}
