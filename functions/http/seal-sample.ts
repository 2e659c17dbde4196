import * as z from 'zod/mini';
import { readFrame } from '../../shared/assessment/read-frame.ts';
import { sealSampleOperation } from '../../shared/api/sampling-operations.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { periodOf } from '../../shared/domain/assessment/period.ts';
import {
  cutOffFor,
  filedSample,
  type Sample,
  sampleCase,
  sampleIdOf,
} from '../../shared/domain/assessment/sampling/sample.ts';
import {
  DEFAULT_SAMPLE_SIZE,
  publishSeal,
  sealFrame,
} from '../../shared/domain/assessment/sampling/sampling-frame.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import type { DirectoryStore } from '../../shared/domain/division/directory-store.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { refused } from '../../shared/domain/refusal.ts';
import type { SweepStore } from '../../shared/domain/sweep/sweep-store.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { townshipsOf } from '../task/units-of-part.ts';
import { divisionRefused } from './division-refusal.ts';
import { mayNotSample } from './sample-reading.ts';
import { territoriesOf } from './scope.ts';

export const Env = z.object({
  ...httpEnv,
  FACTS_TABLE: text,
  CASES_TABLE: text,
  SWEEPS_TABLE: text,
  DIRECTORY_TABLE: text,
});
export const uses = {
  facts: ['list'],
  cases: ['one', 'save'],
  sweeps: ['get'],
  directory: ['divisionOn', 'childrenOn', 'formerCodes'],
} as const satisfies Uses;

export interface Deps {
  readonly facts: Pick<FactStore, 'list'>;
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly sweeps: Pick<SweepStore, 'get'>;
  readonly directory: DirectoryStore;
  readonly clock: Clock;
  readonly digest: Digest;
}

/**
 * `POST /assessments/samples`: freezes what the townships of a county recorded in a period and publishes the seed, in one write. A
 * second call for the same county and period joins the first: nobody seals until the sample suits.
 */
export function createSealSample(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, directory, clock, digest } = deps;
  return http(sealSampleOperation, edge, async ({ body, caller }) => {
    const { within, size = DEFAULT_SAMPLE_SIZE } = body;
    const now = clock.now();
    const today = shanghaiDateOf(now);
    const no = mayNotSample(within, await territoriesOf(caller, directory, today));
    if (no) return no;
    const { kind, from } = body.period;
    // Schemes may begin their year in any month; which one does not matter to what was recorded.
    const period = periodOf(kind, from, Number(from.slice(5, 7)));
    if (period.from !== from) return refused('period-not-one', '/period/from', { kind, from });
    const sampleId = sampleIdOf(within, period);
    const before = await cases.one(sampleCase, sampleId);
    if (before) return answer(before, true);
    const county = await directory.divisionOn(within, today);
    if (county.kind === 'refused') return divisionRefused(county.refusal, '/within');
    const cutOff = cutOffFor(period, (await deps.sweeps.get('reconcile'))?.wholeUntil ?? null);
    if (cutOff.kind === 'refused') return cutOff;
    const units = (await townshipsOf(within, period, directory)).map((code) => ({
      unitId: code,
      kind: 'township' as const,
      office: code,
      superior: within,
    }));
    const asked = { sampleId, within, period, cutOff: cutOff.at, units };
    const { frame } = await readFrame(asked, deps.facts, digest);
    const sample: Sample = {
      sampleId,
      version: 1,
      period,
      state: 'published',
      seal: publishSeal(sealFrame(frame, size, digest), now),
      factsDigest: frame.factsDigest,
      units: frame.units.map((unit) => ({ ...unit, records: unit.records.length })),
      sealedBy: caller.subject,
      drawnAt: null,
      drawnBy: null,
      checks: 0,
    };
    if ((await cases.save(filedSample(sample))) === 'saved') return answer(sample, false);
    return answer((await cases.one(sampleCase, sampleId)) ?? sample, true);
  });
}

function answer(sample: Sample, joined: boolean) {
  const headers = { location: `/assessments/samples/${sample.sampleId}` };
  return { status: 201, headers, body: { sample, joined } };
}
