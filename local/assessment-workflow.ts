import { readFileSync } from 'node:fs';
import type { Context } from 'aws-lambda';
import { createCloseRun } from '../functions/task/close-run.ts';
import { createListParts } from '../functions/task/list-parts.ts';
import { createNoteCounty } from '../functions/task/note-county.ts';
import { createOpenRun } from '../functions/task/open-run.ts';
import { createScorePart } from '../functions/task/score-part.ts';
import { knownSchemes } from '../shared/assessment/known-schemes.ts';
import { sha256 } from '../shared/assessment/sha256.ts';
import { SHIPPED_SCHEMES } from '../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import type { Scheme } from '../shared/domain/assessment/scheme/scheme.ts';
import type { HolidayCalendar } from '../shared/domain/calendar/holiday-calendar.ts';
import type { Clock } from '../shared/domain/clock/clock.ts';
import type { DeadlineRule } from '../shared/domain/deadline/deadline-rule.ts';
import { DEFAULT_RECORDING_RULES } from '../shared/domain/deadline/default-rules.ts';
import type { OutageRule } from '../shared/domain/outage/outage-rule.ts';
import type { Log } from '../shared/lambda/log.ts';
import { nextTurn } from '../shared/lambda/next-turn.ts';
import type { TaskHandler } from '../shared/lambda/task.ts';
import type { Stores } from './runtime/stores.ts';
import { type Machine, readDefinition } from './workflow/definition.ts';
import { type Host, runWorkflow } from './workflow/run-workflow.ts';

export interface AssessmentSettings {
  readonly stores: Stores;
  readonly calendar: HolidayCalendar;
  readonly rules: readonly DeadlineRule[];
  readonly outageRules: readonly OutageRule[];
  readonly clock: Clock;
  readonly log: Log;
  /** Everything recorded before the instant that it answers with has been derived. */
  readonly wholeUntil: () => Promise<string | null>;
  /** Beside those that were registered; the shipped ones where it is absent. */
  readonly schemes?: readonly Scheme[];
  /** What is waited for before each step: others that are in a hurry. */
  readonly afterYou?: () => Promise<void>;
  /** Counties that ever did anything: a run goes through no others. */
  readonly active?: () => ReadonlySet<string>;
}

/** The functions of `workflows/assessment.asl.json` by their names there. */
export const ASSESSMENT_FUNCTIONS = ['OpenRun', 'ListParts', 'ScorePart', 'NoteCounty', 'CloseRun'] as const;
export type AssessmentFunctions = Readonly<
  Record<(typeof ASSESSMENT_FUNCTIONS)[number], (payload: unknown) => Promise<unknown>>
>;

/** A function here is never short of time. */
const CONTEXT = { getRemainingTimeInMillis: () => Infinity } as unknown as Context;

export function assessmentMachine(): Machine {
  const file = new URL('../workflows/assessment.asl.json', import.meta.url);
  return readDefinition(readFileSync(file, 'utf8'), ASSESSMENT_FUNCTIONS);
}

/** The same functions as on AWS, over the embedded stores. Nobody else works on a run: a lease would only hold up a restart. */
export function assessmentFunctions(settings: AssessmentSettings): AssessmentFunctions {
  const { stores, log, schemes: shipped = SHIPPED_SCHEMES, afterYou, ...rest } = settings;
  const deps = {
    ...stores,
    ...rest,
    schemes: () => knownSchemes(stores.cases, shipped),
    digest: sha256,
    recordingRules: DEFAULT_RECORDING_RULES,
    leaseMs: 0,
  };
  // Each unit and county would be a line of its own on a terminal; a run whose counties failed is worth one.
  const quiet: Log = (code, fields) => {
    if (code !== 'task-done' || Number(fields?.['failed'] ?? 0) > 0) log(code, fields);
  };
  // One step at a time, and what it wrote is committed before the next one reads and computes: nobody else may write until then.
  let before: Promise<unknown> = Promise.resolve();
  const called = (handler: TaskHandler) => (payload: unknown) => {
    const step = before.then(async () => {
      await afterYou?.();
      return await handler(payload, CONTEXT);
    });
    before = step.catch(() => undefined).then(nextTurn);
    return step;
  };
  return {
    OpenRun: called(createOpenRun(deps, { log: quiet })),
    ListParts: called(createListParts(deps, { log: quiet })),
    ScorePart: called(createScorePart(deps, { log: quiet })),
    NoteCounty: called(createNoteCounty(deps, { log: quiet })),
    CloseRun: called(createCloseRun(deps, { log: quiet })),
  };
}

/**
 * The assessment on one machine: does everything that there is to do by now, a second call while one is at work waits for
 * that. Answers how many runs it closed.
 */
export function assessing(
  settings: AssessmentSettings,
  host: Pick<Host, 'sleep' | 'random'> = {
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
  },
): () => Promise<number> {
  const machine = assessmentMachine();
  // Asked once for all runs of a call: it goes through every record there is.
  let whole: Promise<string | null> | undefined;
  const functions = assessmentFunctions({
    ...settings,
    wholeUntil: () => (whole ??= settings.wholeUntil()),
  });
  let working: Promise<number> | undefined;
  const work = async (): Promise<number> => {
    let closed = 0;
    whole = undefined;
    const entering = (path: string): void => {
      if (path === 'CloseRun') closed += 1;
    };
    await runWorkflow(machine, {}, { ...host, functions, entering });
    return closed;
  };
  return () => {
    working ??= work().finally(() => {
      working = undefined;
    });
    return working;
  };
}
