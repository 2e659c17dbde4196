import { assessing } from '../../local/assessment-workflow.ts';
import { storesOn } from '../../local/runtime/stores.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { loadDirectory } from '../../shared/divisions/load.ts';
import { secondsLeft } from '../../shared/domain/assessment/run/run-steps.ts';
import { instantOf, millisecondsOf } from '../../shared/domain/calendar/instant.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../../shared/domain/outage/outage-rule.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { askedRun } from './scored-store.ts';
import { CUT_OFF } from './township-quarter.ts';

/** What this process tells whoever started it. */
export interface ProvinceScored {
  readonly seconds: number;
  readonly peakMegabytes: number;
  readonly state: string;
  readonly counties: number;
  readonly units: number;
}

const PROGRESS_MS = 2_000;

const [file = ''] = process.argv.slice(2);
const engine = openEngine(file);
const stores = storesOn(engine, loadDirectory());
const runId = await askedRun(stores);
const started = performance.now();
const now = (): string => instantOf(millisecondsOf(CUT_OFF) + Math.round(performance.now() - started));

/** What `GET /assessments/runs/{id}` says of a run at work. */
async function tellProgress(): Promise<void> {
  const run = await stores.assessments.run(runId);
  if (!run) return;
  const done = await stores.assessments.outcomes(runId);
  console.log(
    `${done.length} of ${run.expected} counties, some ${secondsLeft(run, done, now()) ?? '?'} s left`,
  );
}
const progress = setInterval(() => void tellProgress(), PROGRESS_MS);

await assessing({
  stores,
  calendar: officialCalendar(),
  rules: DEFAULT_DEADLINE_RULES,
  outageRules: DEFAULT_OUTAGE_RULES,
  clock: { now },
  log: (code, fields) => console.log(code, JSON.stringify(fields)),
  wholeUntil: async () => CUT_OFF,
  // The run that was asked for, and none of the cycle's.
  schemes: [],
})();
await engine.settled();
const seconds = (performance.now() - started) / 1000;
clearInterval(progress);
const run = await stores.assessments.run(runId);
const outcomes = await stores.assessments.outcomes(runId);
const scored: ProvinceScored = {
  seconds,
  peakMegabytes: process.resourceUsage().maxRSS / 1000,
  state: run?.state ?? 'none',
  counties: outcomes.length,
  units: outcomes.reduce((sum, { units }) => sum + units, 0),
};
process.send?.(scored);
engine.close();
