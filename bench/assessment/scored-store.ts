import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Context } from 'aws-lambda';
import { createScorePart } from '../../functions/task/score-part.ts';
import type { Stores } from '../../local/runtime/stores.ts';
import { sha256 } from '../../shared/assessment/sha256.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { requestedRun, type Run } from '../../shared/domain/assessment/run/run.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { CUT_OFF, PERIOD } from './township-quarter.ts';

/** A function here is never short of time. */
const CONTEXT = { getRemainingTimeInMillis: () => Infinity } as unknown as Context;

/** A run that was asked for, of version `version` of the scheme so that several stand beside each other. */
export async function askedRun(
  { assessments }: Pick<Stores, 'assessments'>,
  version = 1,
  opened: Partial<Run> = {},
): Promise<string> {
  const scheme = { ...AGREEMENT_SCHEME, version };
  const order = { kind: 'assessment', scheme, period: PERIOD, within: null, by: 'bench' } as const;
  const run = { ...requestedRun(order, CUT_OFF, sha256), ...opened };
  await assessments.keepScheme(run.runId, scheme);
  await assessments.saveRun(run);
  return run.runId;
}

/** The same, opened, its cut-off frozen. */
export async function openedRun(stores: Pick<Stores, 'assessments'>, version: number): Promise<string> {
  return await askedRun(stores, version, { state: 'scoring', cutOff: CUT_OFF });
}

/** Scores parts by the function that ships, county after county; answers the seconds, with what was written committed. */
export async function scoreParts(
  stores: Stores,
  runId: string,
  parts: readonly string[],
  settled: () => Promise<void>,
): Promise<number> {
  const handler = createScorePart(
    {
      ...stores,
      digest: sha256,
      calendar: officialCalendar(),
      rules: DEFAULT_DEADLINE_RULES,
      recordingRules: DEFAULT_RECORDING_RULES,
      outageRules: DEFAULT_OUTAGE_RULES,
      schemes: async () => [AGREEMENT_SCHEME],
      clock: { now: () => CUT_OFF },
    },
    { log: () => undefined },
  );
  const began = performance.now();
  let county = '';
  for (const part of parts) {
    if (part.slice(0, 6) !== county) {
      county = part.slice(0, 6);
      await nextTurn();
    }
    await handler({ runId, part }, CONTEXT);
  }
  await settled();
  return (performance.now() - began) / 1000;
}
