import { readFileSync } from 'node:fs';
import { createAnnounceCounty } from '../functions/task/announce-county.ts';
import { createFindSettling } from '../functions/task/find-settling.ts';
import { createNoteUnsettled } from '../functions/task/note-unsettled.ts';
import { inputsOfPart, type ScoringBasis } from '../functions/task/scoring.ts';
import { createSettleOffice } from '../functions/task/settle-office.ts';
import { knownSchemes } from '../shared/assessment/known-schemes.ts';
import { sha256 } from '../shared/assessment/sha256.ts';
import { SHIPPED_SCHEMES } from '../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import type { SettlementRule } from '../shared/domain/assessment/settlement/settlement-rule.ts';
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

export interface SettleSettings {
  readonly stores: Stores;
  readonly calendar: HolidayCalendar;
  readonly rules: readonly DeadlineRule[];
  readonly outageRules: readonly OutageRule[];
  readonly settlementRules: readonly SettlementRule[];
  readonly clock: Clock;
  readonly log: Log;
  /** What is waited for before each step: others that are in a hurry. */
  readonly afterYou?: () => Promise<void>;
}

/** The functions of `workflows/settle-assessment.asl.json` by their names there. */
export const SETTLE_FUNCTIONS = ['FindSettling', 'AnnounceCounty', 'SettleOffice', 'NoteUnsettled'] as const;
export type SettleFunctions = Readonly<
  Record<(typeof SETTLE_FUNCTIONS)[number], (payload: unknown) => Promise<unknown>>
>;

export function settleMachine(): Machine {
  const file = new URL('../workflows/settle-assessment.asl.json', import.meta.url);
  return readDefinition(readFileSync(file, 'utf8'), SETTLE_FUNCTIONS);
}

/** The same functions as on AWS, over the embedded stores. */
export function settleFunctions({ stores, log, afterYou, ...rest }: SettleSettings): SettleFunctions {
  const schemes = () => knownSchemes(stores.cases, SHIPPED_SCHEMES);
  const scoring = { ...stores, ...rest, schemes, recordingRules: DEFAULT_RECORDING_RULES };
  const deps = {
    ...scoring,
    inputsOfPart: (part: string, basis: ScoringBasis) => inputsOfPart(scoring, part, basis),
    digest: sha256,
  };
  const edge = { log: quietly(log) };
  const called = stepsHere(afterYou);
  return {
    FindSettling: called(createFindSettling(deps, edge)),
    AnnounceCounty: called(createAnnounceCounty(deps, edge)),
    SettleOffice: called(createSettleOffice(deps, edge)),
    NoteUnsettled: called(createNoteUnsettled(deps, edge)),
  };
}

/** Tells and settles all that is due by now on one machine; a second call while one is at work waits for that. */
export function settling(
  settings: SettleSettings,
  host: Pick<Host, 'sleep' | 'random'> = {
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    random: Math.random,
  },
): () => Promise<void> {
  const machine = settleMachine();
  const functions = settleFunctions(settings);
  let working: Promise<void> | undefined;
  return () => {
    working ??= runWorkflow(machine, {}, { ...host, functions })
      .then(() => undefined)
      .finally(() => {
        working = undefined;
      });
    return working;
  };
}
