import * as z from 'zod/mini';
import { publishOverridesOperation } from '../../shared/api/overrides-operations.ts';
import { schemeOn, type SchemeSources } from '../../shared/assessment/scheme-on.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import {
  filedOverrides,
  overridesCase,
  overridesIdOf,
} from '../../shared/domain/assessment/overrides/county-overrides.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotActForCounty } from './acting-county.ts';

export const Env = z.object({ ...httpEnv, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = { cases: ['one', 'save'], directory: ['divisionOn'] } as const satisfies Uses;

export interface Deps extends SchemeSources {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
}

/** `POST /divisions/{code}/overrides`: a county's own targets for what it assesses; its own assessment is not touched. */
export function createPublishOverrides(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock } = deps;
  return http(publishOverridesOperation, edge, async ({ params: { code: county }, body, caller }) => {
    const now = clock.now();
    const no = await mayNotActForCounty(county, caller, directory, shanghaiDateOf(now));
    if (no) return no;
    const { scheme: schemeId, from } = body;
    const scheme = await schemeOn(deps, schemeId, from);
    if (!scheme) return refused('scheme-unknown', '/scheme', { scheme: schemeId, date: from });
    const { publishOverrides } = await import(
      '../../shared/domain/assessment/overrides/publish-overrides.ts'
    );
    const before = await cases.one(overridesCase, overridesIdOf(county, schemeId, from));
    const { subject } = caller;
    const decided = publishOverrides(body, { county, scheme, before, subject, now });
    if (decided.kind === 'refused') return decided;
    const { overrides } = decided;
    if ((await cases.save(filedOverrides(overrides))) === 'changed-meanwhile')
      return refused('registry-changed-meanwhile', undefined, { code: county });
    return { status: 201, body: { overrides } };
  });
}
