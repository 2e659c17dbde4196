import * as z from 'zod/mini';
import { reportFactOperation } from '../../shared/api/fact-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  departmentCase,
  departmentOn,
  departmentUnitId,
} from '../../shared/domain/assessment/department/department.ts';
import { type ReportFact, reportFact } from '../../shared/domain/assessment/fact/report-fact.ts';
import { factIdOf, type ReportedFact } from '../../shared/domain/assessment/fact/reported-fact.ts';
import type { ReportedFactStore } from '../../shared/domain/assessment/fact/reported-fact-store.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { IdentityKeys } from '../../shared/domain/person/identity-keys.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { areaOn } from '../../shared/domain/village/area.ts';
import { httpEnv, keysEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActFor } from './acting-office.ts';
import { divisionRefused } from './division-refusal.ts';
import { factView } from './fact-view.ts';

export const Env = z.object({
  ...httpEnv,
  ...keysEnv,
  REPORTED_TABLE: text,
  CASES_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  reported: ['chain', 'append'],
  cases: ['one'],
  directory: ['divisionOn', 'area'],
} as const satisfies Uses;

export interface Deps {
  readonly reported: Pick<ReportedFactStore, 'chain' | 'append'>;
  readonly directory: DirectoryStore;
  readonly cases: Pick<CaseStore, 'one'>;
  readonly keys: IdentityKeys;
  readonly clock: Clock;
}

/**
 * `POST /facts`: one conditional write. The fact's name is computed from caller and Idempotency-Key, so a repeat answers with
 * the record that is there; of two corrections at once the second is told to read the first.
 */
export function createReportFact(deps: Deps, edge: HttpEdge): HttpHandler {
  return http(reportFactOperation, edge, async ({ body, caller, idempotencyKey }) => {
    const now = deps.clock.now();
    const today = shanghaiDateOf(now);
    const office = body.office ?? (caller.divisions.length === 1 ? caller.divisions[0] : undefined);
    if (office === undefined) return refused('office-ambiguous', '/office');
    const no =
      (await mayNotActFor(office, '/office', caller, deps.directory, today)) ??
      (await wrongPlace(office, body, deps));
    if (no) return no;
    const requestKey = deps.keys.digest(`${caller.subject}\n${idempotencyKey}`);
    const root = deps.keys.digest(`fact\n${caller.subject}\n${idempotencyKey}`);
    const [ofKey, corrected] = await Promise.all([
      deps.reported.chain(root),
      body.corrects === undefined ? [] : deps.reported.chain(rootOf(body.corrects)),
    ]);
    const decision = reportFact(body, {
      office,
      place: body.place ?? office,
      root,
      ofKey,
      corrected,
      reportedBy: caller.subject,
      now,
      today,
      requestKey,
      contentDigest: deps.keys.digest(JSON.stringify(body)),
    });
    if (decision.kind === 'refused') return decision;
    const { fact } = decision;
    if (decision.kind === 'reported' && (await deps.reported.append(fact)) === 'taken')
      return await takenBy(fact, deps);
    return answer(fact, decision.kind === 'repeated');
  });
}

/** Why a fact cannot count where it says: on its day the place, or the area, is not there or not the office's. */
async function wrongPlace(
  office: string,
  { place = office, area, department, content }: ReportFact,
  { directory, cases }: Deps,
): Promise<Refused | null> {
  if (!place.startsWith(office))
    return refused('village-outside-township', '/place', { code: place, township: office });
  const on = content.kind === 'due-task' ? content.openedOn : content.on;
  const found = await directory.divisionOn(place, on);
  if (found.kind === 'refused')
    return divisionRefused(found.refusal, place === office ? '/office' : '/place');
  if (department !== undefined) {
    // Only a county has departments; a township's list has none of them.
    const id = departmentUnitId({ county: office, code: department });
    const isThere = departmentOn(await cases.one(departmentCase, id), on);
    if (!isThere)
      return refused('department-unknown', '/department', { code: department, date: on, county: office });
  }
  if (area === undefined) return null;
  const township = office.slice(0, 9);
  return areaOn(await directory.area(township, area), on)
    ? null
    : refused('area-unknown', '/area', { code: area, date: on, township });
}

/** The number was taken in the same moment: by this very request, sent twice at once, or by another correction. */
async function takenBy(fact: ReportedFact, { reported }: Deps) {
  const chain = await reported.chain(fact.root);
  const mine = chain.find(
    ({ requestKey, contentDigest }) => requestKey === fact.requestKey && contentDigest === fact.contentDigest,
  );
  if (mine) return answer(mine, true);
  const last = chain.at(-1) ?? fact;
  return refused('fact-changed-meanwhile', '/corrects', { fact: factIdOf(last) });
}

function answer(fact: ReportedFact, repeated: boolean) {
  const headers = { location: `/facts/${factIdOf(fact)}` };
  return { status: 201, headers, body: { fact: factView(fact), repeated } };
}

function rootOf(factId: string): string {
  return factId.slice(0, 22);
}
