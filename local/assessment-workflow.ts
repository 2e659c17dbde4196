import { readFileSync } from 'node:fs';
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
import type { Stores } from './runtime/stores.ts';
import { type Machine, readDefinition } from './workflow/definition.ts';
import { type Host, runWorkflow } from './workflow/run-workflow.ts';
import { quietly, stepsHere } from './workflow/steps-here.ts';

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
  /** Counties that ever did anything or were given it to do: a run goes through no others. */
  readonly active?: () => ReadonlySet<string>;
}

/** The functions of `workflows/assessment.asl.json` by their names there. */
export const ASSESSMENT_FUNCTIONS = ['OpenRun', 'ListParts', 'ScorePart', 'NoteCounty', 'CloseRun'] as const;
export type AssessmentFunctions = Readonly<
  Record<(typeof ASSESSMENT_FUNCTIONS)[number], (payload: unknown) => Promise<unknown>>
>;

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
  const edge = { log: quietly(log) };
  const called = stepsHere(afterYou);
  return {
    OpenRun: called(createOpenRun(deps, edge)),
    ListParts: called(createListParts(deps, edge)),
    ScorePart: called(createScorePart(deps, edge)),
    NoteCounty: called(createNoteCounty(deps, edge)),
    CloseRun: called(createCloseRun(deps, edge)),
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
