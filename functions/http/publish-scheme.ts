import * as z from 'zod/mini';
import { publishSchemeOperation } from '../../shared/api/scheme-operations.ts';
import type { SchemeSources } from '../../shared/assessment/scheme-on.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  filedScheme,
  SCHEME_REGISTER,
  schemeRegisterCase,
} from '../../shared/domain/assessment/scheme/registered/registered-scheme.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { everyScheme, schemeView } from './scheme-view.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text });
export const uses = { cases: ['one', 'save'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly clock: Clock;
}

/** `POST /assessments/schemes`: the next version of a scheme. It stands beside the others and changes none of them. */
export function createPublishScheme(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, clock } = deps;
  return http(publishSchemeOperation, edge, async ({ body, caller }) => {
    const { publishScheme } = await import(
      '../../shared/domain/assessment/scheme/registered/publish-scheme.ts'
    );
    const now = clock.now();
    const today = shanghaiDateOf(now);
    // Read before the schemes that it names: whoever publishes meanwhile makes the saving fail.
    const register = await cases.one(schemeRegisterCase, SCHEME_REGISTER);
    const known = await everyScheme(deps);
    const decided = publishScheme(
      body.scheme,
      known.map(({ scheme }) => scheme),
      today,
    );
    if (decided.kind === 'refused')
      return refused(decided.refusal.name, `/scheme${decided.refusal.field ?? ''}`, decided.refusal.values);
    if (decided.kind === 'invalid') {
      const [first] = decided.problems;
      const { line = '/', zh = '', en = '' } = first ?? {};
      const at = `/scheme${line === '/' ? '' : line}`;
      return refused('scheme-not-valid', at, { zh, en, problems: decided.problems.length });
    }
    const { scheme } = decided;
    const published = { scheme, publishedBy: caller.subject, publishedAt: now };
    if ((await cases.save(...filedScheme(published, register))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: scheme.schemeId });
    const { schemeId, version } = scheme;
    const one = { scheme, registered: { ...published, version: 1 } };
    return {
      status: 201,
      headers: { location: `/assessments/schemes/${schemeId}/versions/${version}` },
      body: { about: schemeView(one, [...known, one], today) },
    };
  });
}
