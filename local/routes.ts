import { createActOnNotice, type Deps as ActingDeps } from '../functions/http/act-on-notice.ts';
import { createListBox } from '../functions/http/list-box.ts';
import { createListLedger } from '../functions/http/list-ledger.ts';
import { createListMovements } from '../functions/http/list-movements.ts';
import { createRaiseNotice } from '../functions/http/raise-notice.ts';
import { createReadHistory } from '../functions/http/read-history.ts';
import { createReadNotice } from '../functions/http/read-notice.ts';
import { createRecordMovement } from '../functions/http/record-movement.ts';
import type { RecordingDeps } from '../functions/http/recording.ts';
import {
  listBoxOperation,
  listLedgerOperation,
  listMovementsOperation,
} from '../shared/api/division-operations.ts';
import {
  actOnNoticeOperation,
  raiseNoticeOperation,
  readNoticeOperation,
} from '../shared/api/notice-operations.ts';
import { readHistoryOperation, recordMovementOperation } from '../shared/api/movement-operations.ts';
import type { HttpEdge } from '../shared/lambda/http.ts';
import type { Route } from './runtime/router.ts';
import type { Stores } from './runtime/stores.ts';

/** Every operation with its handler. */
export function routesOf(deps: Stores & RecordingDeps & ActingDeps & HttpEdge): readonly Route[] {
  const edge: HttpEdge = deps;
  return [
    { operation: recordMovementOperation, handler: createRecordMovement(deps, edge) },
    { operation: readHistoryOperation, handler: createReadHistory(deps, edge) },
    { operation: listBoxOperation, handler: createListBox(deps, edge) },
    { operation: listLedgerOperation, handler: createListLedger(deps, edge) },
    { operation: listMovementsOperation, handler: createListMovements(deps, edge) },
    { operation: readNoticeOperation, handler: createReadNotice(deps, edge) },
    { operation: raiseNoticeOperation, handler: createRaiseNotice(deps, edge) },
    { operation: actOnNoticeOperation, handler: createActOnNotice(deps, edge) },
  ];
}
