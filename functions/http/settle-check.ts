import * as z from 'zod/mini';
import { handsInLog } from '../../shared/assessment/hands-of-record.ts';
import { settleCheckOperation } from '../../shared/api/sampling-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { filedSettled } from '../../shared/domain/assessment/sampling/check-case.ts';
import { settleCheck } from '../../shared/domain/assessment/sampling/sample-check.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { MovementStore } from '../../shared/domain/movement/movement-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';
import { checkOf } from './check-reading.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, MOVEMENTS_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'save'],
  movements: ['log'],
  directory: ['divisionOn'],
} as const satisfies Uses;

export interface Deps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly movements: Pick<MovementStore, 'log'>;
  readonly directory: Pick<DirectoryStore, 'divisionOn'>;
  readonly clock: Clock;
}

/**
 * `POST /divisions/{code}/checks/{check}/settle`, with `If-Match` where the caller wants to be sure. The check and what the measure reads of
 * it are one write.
 */
export function createSettleCheck(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, movements, directory, clock } = deps;
  return http(settleCheckOperation, edge, async ({ params, body, caller, ifMatch }) => {
    const { code, check: id } = params;
    const now = clock.now();
    const no = await mayNotActFor(code, '/code', caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const found = await checkOf(code, id, cases);
    if (found.kind === 'refused') return found;
    const { check } = found;
    if (isOtherVersion(ifMatch, check)) return refused('precondition-failed');
    const log = await movements.log(check.record.slice(0, check.record.lastIndexOf('.')));
    const hands = handsInLog(log, Number(check.record.slice(check.record.lastIndexOf('.') + 1)));
    const { subject, role } = caller;
    const decision = settleCheck(check, body, { by: code, subject, role, now, enteredBy: () => hands });
    if (decision.kind === 'refused') return decision;
    if ((await cases.save(...filedSettled(decision.check))) === 'changed-meanwhile')
      return refused('case-changed-meanwhile', undefined, { id });
    const headers = { etag: etagOf(decision.check) };
    return { status: 200, headers, body: { check: decision.check } };
  });
}
