import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { alarm } from '../constructs/alarm.ts';
import { fn } from '../constructs/fn.ts';
import type { Foundation } from '../constructs/foundation.ts';
import { taskMetric } from '../constructs/log-metric.ts';
import { clockedWorkflow } from '../constructs/workflow.ts';
import { functionLine, inputsPlace, signedIn } from '../entries.ts';

/** 考核结果: asking for runs, and reading what came out. */
export const runRoutes = {
  startRun: functionLine('http/start-run', {
    uses: { assessments: ['run', 'saveRun', 'keepScheme'], cases: ['one'] },
    needs: signedIn,
    impact: 'Nobody can ask for an assessment of a past period or try a draft; the cycle goes on.',
  }),
  readRun: functionLine('http/read-run', {
    uses: { assessments: ['run', 'outcomes'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can see how far an assessment is.',
  }),
  listRuns: functionLine('http/list-runs', {
    uses: { assessments: ['runs'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can find an assessment without knowing its id.',
  }),
  exportResult: functionLine('http/export-result', {
    uses: {
      assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf'],
      cases: ['one'],
      directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
    },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Offices cannot take their result and its records with them as a file.',
  }),
  exportResults: functionLine('http/export-results', {
    uses: {
      assessments: ['run', 'scheme', 'resultsOf'],
      cases: ['one'],
      directory: ['formerCodes', 'divisionOn', 'villagesOf', 'areasOf'],
    },
    needs: signedIn,
    impact: 'Counties cannot take the results of their units with them as a file.',
  }),
  listResults: functionLine('http/list-results', {
    uses: { assessments: ['run', 'resultsOf'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Counties cannot see the provisional results of their units.',
  }),
  readResult: functionLine('http/read-result', {
    uses: { assessments: ['run', 'result', 'latestResult'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see their provisional result, while the time to object runs.',
  }),
  listRecords: functionLine('http/list-records', {
    uses: { assessments: ['run', 'result', 'latestResult', 'inputOf'], directory: ['formerCodes'] },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Offices cannot see the records behind a number, while the time to object runs.',
  }),
  recomputeResult: functionLine('http/recompute-result', {
    uses: {
      facts: ['list'],
      duties: ['list'],
      notices: ['box'],
      reported: ['list'],
      outages: ['all'],
      assessments: ['run', 'scheme', 'latestResult', 'addResult', 'result', 'inputOf'],
      cases: ['one', 'list', 'save'],
      directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder', 'formerCodes'],
    },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Auditors cannot have a result computed again.',
  }),
  readDifference: functionLine('http/read-difference', {
    uses: { assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf'], directory: ['formerCodes'] },
    needs: { ...signedIn, ...inputsPlace },
    impact: 'Offices cannot see why a result was changed.',
  }),
} as const;

/** The functions of `workflows/assessment.asl.json`, by their names there. */
const openRun = functionLine('task/open-run', {
  uses: {
    assessments: ['run', 'unfinished', 'saveRun', 'keepScheme', 'keepCounties', 'counties', 'outcomes'],
    cases: ['one'],
    directory: ['participantsUnder'],
    sweeps: ['get'],
  },
  impact: 'No assessment begins: neither those of the cycle nor those that somebody asked for.',
});

const listParts = functionLine('task/list-parts', {
  uses: {
    facts: ['list'],
    duties: ['list'],
    notices: ['box'],
    reported: ['list'],
    cases: ['list'],
    assessments: ['run', 'scheme'],
    directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf'],
  },
  impact: 'Counties of an assessment fail before they are scored; they are tried again.',
});

const scorePart = functionLine('task/score-part', {
  uses: {
    facts: ['list'],
    duties: ['list'],
    notices: ['box'],
    reported: ['list'],
    outages: ['all'],
    cases: ['one', 'list'],
    directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder'],
    assessments: ['run', 'scheme', 'result', 'latestResult', 'inputOf', 'addResult'],
  },
  needs: inputsPlace,
  impact: 'Counties of an assessment are not scored; they are tried again.',
});

const noteCounty = functionLine('task/note-county', {
  uses: { assessments: ['saveOutcome'], cases: ['save'] },
  impact: 'What became of counties of an assessment is not written down; they are scored again.',
});

const closeRun = functionLine('task/close-run', {
  uses: { assessments: ['run', 'saveRun', 'counties', 'outcomes', 'saveOutcome'] },
  impact: 'An assessment whose counties are scored stays open.',
});

/** The open-run function asks for runs of the whole country, and a county's largest street has a quarter to be read. */
const TIMEOUT = Duration.minutes(2);

/** 考核: the workflow that scores, and what starts it. */
export function assessmentRuns(scope: Construct, platform: Foundation): void {
  const { board } = platform;
  const here = new Construct(scope, 'Assessments');
  const closing = fn(here, platform, closeRun, TIMEOUT);
  clockedWorkflow(here, platform, {
    name: 'assessment',
    impact: 'No assessment is run, or one stops half-way: offices have no provisional results.',
    // Not only on the 1st: whatever was missed, waits for the sweep, or was asked for by hand is found by the next start.
    cron: 'cron(7/15 * * * ? *)',
    functions: {
      OpenRun: fn(here, platform, openRun, TIMEOUT),
      ListParts: fn(here, platform, listParts, TIMEOUT),
      ScorePart: fn(here, platform, scorePart, TIMEOUT),
      NoteCounty: fn(here, platform, noteCounty, TIMEOUT),
      CloseRun: closing,
    },
    lost: {
      heading: 'assessment dead letters',
      impact: 'The scheduler could not start the assessment; the next start is within a quarter of an hour.',
    },
  });
  alarm(board, {
    heading: 'counties not scored',
    impact: 'Counties of an assessment failed: their offices have no provisional results.',
    metric: taskMetric(board, closing, 'failed'),
    at: 1,
  });
}
