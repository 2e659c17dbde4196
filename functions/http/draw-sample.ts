import * as z from 'zod/mini';
import { readFrame } from '../../shared/assessment/read-frame.ts';
import { drawSampleOperation } from '../../shared/api/sampling-operations.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../../shared/domain/assessment/case/case-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { checkCase } from '../../shared/domain/assessment/sampling/check-case.ts';
import { drawSample } from '../../shared/domain/assessment/sampling/draw-sample.ts';
import type { SampleCheck } from '../../shared/domain/assessment/sampling/sample-check.ts';
import { CHECK_LIMIT, filedSample, type Sample } from '../../shared/domain/assessment/sampling/sample.ts';
import type { HolidayCalendar } from '../../shared/domain/calendar/holiday-calendar.ts';
import { dueFrom } from '../../shared/domain/deadline/due.ts';
import type { FactStore } from '../../shared/domain/fact/fact-store.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';
import { mayNotSample, type SampleReadingDeps, seenSample } from './sample-reading.ts';

export const Env = z.object({ ...httpEnv, FACTS_TABLE: text, CASES_TABLE: text, DIRECTORY_TABLE: text });
export const uses = {
  facts: ['list'],
  cases: ['one', 'save'],
  directory: ['formerCodes'],
} as const satisfies Uses;

export interface Deps extends SampleReadingDeps {
  readonly cases: Pick<CaseStore, 'one' | 'save'>;
  readonly facts: Pick<FactStore, 'list'>;
  readonly calendar: HolidayCalendar;
  readonly digest: Digest;
}

/** So many cases are saved together (`CaseStore.save`). */
const TOGETHER = 100;

/**
 * `POST /assessments/samples/{sampleId}/draw`: reads the frame again, proves that it is the one of the published seed, and writes a check for
 * each record drawn. The day of the draw is written first, so that whoever draws again after a crash writes the same checks, those that
 * are missing; drawn twice, it changes nothing.
 */
export function createDrawSample(deps: Deps, edge: HttpEdge): HttpHandler {
  const { cases, clock } = deps;
  return http(drawSampleOperation, edge, async ({ params: { sampleId }, caller }) => {
    const seen = await seenSample(deps, sampleId, caller);
    if (seen.kind === 'refused') return seen;
    const no = mayNotSample(seen.sample.seal.within, seen.territories);
    if (no) return no;
    if (seen.sample.state === 'drawn') return { status: 200, body: { sample: seen.sample, drawn: false } };
    const drawn = await draw(seen.sample, deps);
    if (drawn.kind === 'refused') return drawn;
    const changed = refused('case-changed-meanwhile', undefined, { id: sampleId });
    let { sample } = seen;
    if (sample.state === 'published') {
      const at = clock.now();
      sample = { ...sample, version: 2, state: 'drawing', drawnAt: at, drawnBy: caller.subject };
      if ((await cases.save(filedSample(sample))) === 'changed-meanwhile') return changed;
    }
    const limit = dueFrom(CHECK_LIMIT, sample.drawnAt ?? clock.now(), deps.calendar);
    await keep(
      drawn.checks.map((check) => ({ ...check, limit })),
      cases,
    );
    const done: Sample = { ...sample, version: 3, state: 'drawn', checks: drawn.checks.length };
    if ((await cases.save(filedSample(done))) === 'changed-meanwhile') return changed;
    return { status: 200, body: { sample: done, drawn: true } };
  });
}

async function draw(
  { sampleId, period, seal, units }: Sample,
  { facts, clock, calendar, digest }: Deps,
): Promise<{ readonly kind: 'drawn'; readonly checks: readonly SampleCheck[] } | Refused> {
  const { within, cutOff } = seal;
  const framed = units.map(({ unitId, kind, office, superior }) => ({ unitId, kind, office, superior }));
  const asked = { sampleId, within, period, cutOff, units: framed };
  const { frame, placeOf } = await readFrame(asked, facts, digest);
  const now = clock.now();
  const drawn = drawSample(frame, seal, { now, digest, limit: dueFrom(CHECK_LIMIT, now, calendar) });
  if (drawn.kind === 'refused') return drawn;
  return { kind: 'drawn', checks: drawn.checks.map((check) => ({ ...check, ...placeOf(check.record) })) };
}

/** Those that are there already, perhaps settled, stay as they are. */
async function keep(checks: readonly SampleCheck[], cases: Pick<CaseStore, 'save'>): Promise<void> {
  for (let first = 0; first < checks.length; first += TOGETHER) {
    const some = checks.slice(first, first + TOGETHER).map((check) => filed(checkCase, check));
    if ((await cases.save(...some)) === 'changed-meanwhile') for (const one of some) await cases.save(one);
  }
}
