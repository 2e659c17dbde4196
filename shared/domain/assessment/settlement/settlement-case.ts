import type { Instant } from '../../calendar/instant.ts';
import { type CaseKind, type FiledCase, filed } from '../case/case-kind.ts';
import { later, SettlementRecord, WRITING_MS } from './settlement-record.ts';

/**
 * After the window, so that an objection that came in its last second stands in the list of objections, which lags moments behind on
 * AWS, before the lock looks there. A request lasts half a minute at most.
 */
const AFTER_WINDOW_MS = 600_000;
/** What is held up is looked at again so often: behind all that is not, so that it stands in nobody’s way. */
const LOOK_AGAIN_MS = 1_800_000;

/** Settlements stand by the last day of their period and their run in the list of their office. */
export const settlementCase: CaseKind<SettlementRecord> = {
  name: 'settlement',
  read: (stored) => SettlementRecord.parse(stored),
  idOf: ({ settlementId }) => settlementId,
  officeOf: ({ superior }) => superior,
  superiorOf: ({ superior }) => superior,
  orderOf: ({ period, runId }) => `${period.to}#${runId}`,
};

/** A settlement for the store: time locks it after its window, and carries out what a lock or a later revision calls for. */
export function filedSettlement(settlement: SettlementRecord): FiledCase {
  return filed(settlementCase, settlement, nextOf(settlement));
}

function nextOf(settlement: SettlementRecord): Instant | null {
  const first = firstLook(settlement);
  const again = settlement.heldUpBy && later(settlement.heldUpBy.at, LOOK_AGAIN_MS);
  return first !== null && again !== null && again > first ? again : first;
}

function firstLook({ state, window, touchedAt, lockedAt }: SettlementRecord): Instant | null {
  switch (state) {
    case 'open':
      return later(window.dueAt, AFTER_WINDOW_MS);
    case 'locked':
      return lockedAt;
    case 'settled':
      return null;
    case 'revising':
      return touchedAt && later(touchedAt, WRITING_MS);
  }
}
