import * as z from 'zod/mini';
import { actOnReturnOperation } from '../../shared/api/return-operations.ts';
import { type OfficeThen, returnsBefore } from '../../shared/assessment/returns-before.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { actOnReturn } from '../../shared/domain/assessment/monthly-return/act-on-return.ts';
import type { MonthlyReturn } from '../../shared/domain/assessment/monthly-return/monthly-return.ts';
import {
  openingOf,
  reopenedWith,
  returnIdOf,
} from '../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { filedReturn, returnCase } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import {
  type SettlementRule,
  settlementRuleFor,
} from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { monthBounds, nextMonth } from '../../shared/domain/calendar/period.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { type ReturnReadingDeps, returnView, seenReturn } from './return-reading.ts';
import { speakingFor } from './speaking-office.ts';
import { etagOf, isOtherVersion } from './version-tag.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  cases: ['one', 'save'],
  directory: ['formerCodes', 'divisionOn'],
} as const satisfies Uses;

export interface Deps extends ReturnReadingDeps {
  readonly cases: Pick<CaseStore, (typeof uses.cases)[number]>;
  readonly settlementRules: readonly SettlementRule[];
}

/**
 * `POST /divisions/{code}/returns/{month}/actions`. Months are filed in their order, so that each opens with what the one before closed;
 * whoever confirms one gives the next its opening in the same write.
 */
export function createActOnReturn(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(actOnReturnOperation, edge, async ({ params, body, caller, ifMatch }) => {
    const now = deps.clock.now();
    const seen = await seenReturn(deps, params, caller);
    if (seen.kind === 'refused') return seen;
    const { monthly } = seen;
    if (isOtherVersion(ifMatch, monthly)) return refused('precondition-failed');
    const { office, month } = monthly;
    const speaking = await speakingFor(office, caller, deps.directory, shanghaiDateOf(now));
    if (speaking.kind === 'refused') return speaking;
    const { subject, role } = caller;
    const decision = actOnReturn(monthly, body, { by: office, role, subject, now });
    if (decision.kind === 'refused') return decision;
    if (body.action === 'file') {
      const formerly = await deps.directory.formerCodes(office, monthBounds(month).to);
      const open = (await returnsBefore(deps.cases, { office, formerly }, month)).find(
        ({ state }) => state !== 'confirmed',
      );
      if (open)
        return refused('earlier-return-open', undefined, { month: open.month, division: open.office });
    }
    const saved = [decision.monthly];
    if (body.action === 'confirm') {
      const following = await reopenedFollowing(deps, decision.monthly, speaking.heir, now);
      if (following) saved.push(following);
    }
    const filed = saved.map((one) =>
      filedReturn(one, settlementRuleFor(one.office, one.limit.startedOn, deps.settlementRules)),
    );
    if ((await deps.cases.save(...filed)) === 'changed-meanwhile')
      return refused('case-changed-meanwhile', undefined, { id: monthly.returnId });
    return {
      status: 200,
      headers: { etag: etagOf(decision.monthly) },
      body: { monthly: returnView(decision.monthly) },
    };
  });
}

/** The return of the next month with what this one closed, where it is there already and opened with something else. */
async function reopenedFollowing(
  { cases, directory }: Deps,
  confirmed: MonthlyReturn,
  heir: string,
  now: string,
): Promise<MonthlyReturn | undefined> {
  const month = nextMonth(confirmed.month);
  const following = await cases.one(returnCase, returnIdOf(heir, month));
  if (!following) return undefined;
  const then: OfficeThen = {
    office: heir,
    formerly: await directory.formerCodes(heir, monthBounds(month).to),
  };
  const before = (await returnsBefore(cases, then, month)).map((one) =>
    one.returnId === confirmed.returnId ? confirmed : one,
  );
  const reopened = reopenedWith(following, openingOf(before, null, []), now);
  return reopened === following ? undefined : reopened;
}
