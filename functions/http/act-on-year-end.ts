import * as z from 'zod/mini';
import { actOnYearEndOperation } from '../../shared/api/year-end-operations.ts';
import { schemeOn, type SchemeSources } from '../../shared/assessment/scheme-on.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import { actOnYearEnd } from '../../shared/domain/assessment/year/act-on-year-end.ts';
import { isYearLocked } from '../../shared/assessment/locked-quarters.ts';
import {
  filedYearEnd,
  yearEndCase,
  yearEndIdOf,
} from '../../shared/domain/assessment/year/year-end-check.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/year-end-checks`: a reviewer or manager enters, a manager who did not signs. */
export function createActOnYearEnd(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(actOnYearEndOperation, edge, async ({ params: { code: superior }, body, caller }) => {
    const now = clock.now();
    const no = await mayNotActFor(superior, '/code', caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const { subject, role } = caller;
    if (body.action === 'sign' && role !== 'manager') return refused('role-not-allowed', '/action', { role });
    const { scheme: schemeId, from } = body;
    const scheme = await schemeOn(deps, schemeId, from);
    if (!scheme) return refused('scheme-unknown', '/scheme', { scheme: schemeId, date: from });
    const [before, isLocked] = await Promise.all([
      cases.one(yearEndCase, yearEndIdOf(superior, schemeId, from)),
      isYearLocked(cases, scheme, from, superior),
    ]);
    const decided = actOnYearEnd(body, { superior, scheme, before, isLocked, subject, now });
    if (decided.kind === 'refused') return decided;
    if ((await cases.save(filedYearEnd(decided.check))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: superior });
    return { status: 200, body: { check: decided.check } };
  });
}
