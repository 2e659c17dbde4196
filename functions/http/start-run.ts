import * as z from 'zod/mini';
import { startRunOperation, type StartRun } from '../../shared/api/assessment-operations.ts';
import type { AssessmentStore } from '../../shared/domain/assessment/assessment-store.ts';
import type { Digest } from '../../shared/domain/assessment/kernel/score-unit.ts';
import { type AssessmentPeriod, periodOf } from '../../shared/domain/assessment/period.ts';
import { requestedRun, type RunOrder } from '../../shared/domain/assessment/run/run.ts';
import { askedAgain } from '../../shared/domain/assessment/run/run-steps.ts';
import type { Scheme } from '../../shared/domain/assessment/scheme/scheme.ts';
import { schemeInForce } from '../../shared/domain/assessment/scheme/scheme-in-force.ts';
import { mayWriteFor } from '../../shared/domain/caller/access.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Clock } from '../../shared/domain/clock/clock.ts';
import { type Refused, refused } from '../../shared/domain/refusal.ts';
import { httpEnv, text } from '../../shared/lambda/env.ts';
import { type HttpEdge, type HttpHandler, http } from '../../shared/lambda/http.ts';
import type { Uses } from '../../shared/uses.ts';

export const Env = z.object({ ...httpEnv, ASSESSMENTS_TABLE: text, CASES_TABLE: text });
export const uses = {
  assessments: ['run', 'saveRun', 'keepScheme'],
  cases: ['one'],
} as const satisfies Uses;

export interface Deps {
  readonly assessments: Pick<AssessmentStore, (typeof uses.assessments)[number]>;
  readonly clock: Clock;
  /** Shipped and registered, read when they are asked for. */
  readonly schemes: () => Promise<readonly Scheme[]>;
  readonly digest: Digest;
}

/**
 * `POST /assessments/runs`: asks for a run, which the workflow opens with its next start. Who asks for what there is joins
 * it; one that was given up is tried again. An assessment is the whole platform's, so operators ask for it; a manager tries
 * a draft on the units of his own division.
 */
export function createStartRun(deps: Deps, edge: HttpEdge): HttpHandler {
  const { assessments, clock, digest } = deps;
  return http(startRunOperation, edge, async ({ body, caller }) => {
    const order = await orderOf(body, caller, deps);
    if (order.kind === 'refused') return order;
    const asked = requestedRun(order.order, clock.now(), digest);
    const { runId } = asked;
    const there = await assessments.run(runId);
    const run = there ? askedAgain(there) : asked;
    if (!there) await assessments.keepScheme(runId, order.order.scheme);
    if (run !== there && (await assessments.saveRun(run)) === 'changed-meanwhile')
      return refused('run-changed-meanwhile', undefined, { run: runId });
    return {
      status: 202,
      headers: { location: `/assessments/runs/${runId}` },
      body: { run, joined: there !== undefined },
    };
  });
}

type Ordered = { readonly kind: 'order'; readonly order: RunOrder } | Refused;

async function orderOf(
  asked: z.output<typeof StartRun>,
  caller: Caller,
  { clock, schemes }: Deps,
): Promise<Ordered> {
  const { role, subject: by } = caller;
  const { draft, scheme: schemeId, within } = asked;
  if ((draft === undefined) === (schemeId === undefined)) return refused('invalid-request', '/scheme');
  // An operator has no units of his own, and nobody else starts what is everybody's.
  if ((draft === undefined) !== (role === 'operator'))
    return refused('role-not-allowed', undefined, { role });
  if (draft === undefined) {
    if (within !== undefined) return refused('invalid-request', '/within');
    const scheme = schemeInForce(await schemes(), schemeId ?? '', asked.period.from);
    if (!scheme)
      return refused('scheme-unknown', '/scheme', { scheme: schemeId ?? '', date: asked.period.from });
    return withPeriod(asked, scheme, clock, { kind: 'assessment', within: null, by });
  }
  const division = within ?? (caller.divisions.length === 1 ? caller.divisions[0] : undefined);
  if (division === undefined) return refused('office-ambiguous', '/within');
  if (!mayWriteFor(caller, division)) return refused('division-not-yours', '/within', { division });
  const { checkScheme } = await import('../../shared/domain/assessment/scheme/check-scheme.ts');
  const checked = checkScheme(draft);
  if (checked.kind === 'invalid') {
    const [first] = checked.problems;
    const { line = '/', zh = '', en = '' } = first ?? {};
    return refused('scheme-not-valid', `/draft${line === '/' ? '' : line}`, {
      zh,
      en,
      problems: checked.problems.length,
    });
  }
  return withPeriod(asked, checked.scheme, clock, { kind: 'what-if', within: division, by });
}

function withPeriod(
  { period: { kind, from } }: z.output<typeof StartRun>,
  scheme: Scheme,
  clock: Clock,
  rest: Pick<RunOrder, 'kind' | 'within' | 'by'>,
): Ordered {
  const period: AssessmentPeriod = periodOf(kind, from, scheme.year.firstMonth);
  // A year is made from locked quarters, of which a draft has none.
  if (period.from !== from || (kind === 'year' && rest.kind === 'what-if'))
    return refused('period-not-one', '/period', { kind, from, nearest: period.from });
  if (period.to >= shanghaiDateOf(clock.now()))
    return refused('period-not-over', '/period', { to: period.to });
  return { kind: 'order', order: { ...rest, scheme, period } };
}
