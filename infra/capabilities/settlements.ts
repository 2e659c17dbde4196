import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { alarm } from '../constructs/alarm.ts';
import { fn } from '../constructs/fn.ts';
import type { Foundation } from '../constructs/foundation.ts';
import { taskMetric } from '../constructs/log-metric.ts';
import { clockedWorkflow } from '../constructs/workflow.ts';
import { functionLine, inputsPlace, signedIn } from '../entries.ts';

/** 定稿结算, 结果告知书: reading what was settled, and signing for what was told. */
export const settlementRoutes = {
  readSettlement: functionLine('http/read-settlement', {
    uses: { assessments: ['scheme'], cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody sees until when units may object, or the ranking that was locked.',
  }),
  listLetters: functionLine('http/list-letters', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices do not see that they were told a result, while the time to object runs.',
  }),
  readLetter: functionLine('http/read-letter', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot read what they were told of their result.',
  }),
  actOnLetter: functionLine('http/act-on-letter', {
    uses: { cases: ['one', 'save'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot sign for a letter.',
  }),
} as const;

/** The functions of `workflows/settle-assessment.asl.json`, by their names there. */
const findSettling = functionLine('task/find-settling', {
  uses: { cases: ['due'] },
  impact: 'Nobody is told results that were scored, and no results are locked.',
});

const announceCounty = functionLine('task/announce-county', {
  uses: {
    assessments: ['run', 'scheme', 'counties', 'outcomes', 'resultsOf', 'latestResult'],
    cases: ['one', 'save'],
    outages: ['all'],
  },
  impact: 'Units of a county are not told their provisional results; it is tried again.',
});

const settleOffice = functionLine('task/settle-office', {
  uses: {
    facts: ['list'],
    duties: ['list'],
    notices: ['box'],
    reported: ['list'],
    outages: ['all'],
    assessments: ['run', 'scheme', 'latestResult', 'addResult', 'result', 'inputOf', 'counties', 'resultsOf'],
    cases: ['one', 'list', 'save'],
    directory: ['childrenOn', 'territoryOf', 'villagesOf', 'areasOf', 'participantsUnder', 'divisionOn'],
  },
  needs: inputsPlace,
  impact:
    'Results of an office are not locked, or what follows from them is not carried out; it is tried again.',
});

const noteUnsettled = functionLine('task/note-unsettled', {
  uses: { cases: ['one', 'save'] },
  impact: 'What cannot be told or settled stands in the way of the others.',
});

/** A county with its villages has two thousand letters, each a write. */
const TIMEOUT = Duration.minutes(5);

/** 定稿: the workflow that tells, locks and carries out what follows, and what starts it. */
export function settlements(scope: Construct, platform: Foundation): void {
  const { board } = platform;
  const here = new Construct(scope, 'Settlements');
  const noting = fn(here, platform, noteUnsettled, TIMEOUT);
  clockedWorkflow(here, platform, {
    name: 'settle-assessment',
    impact:
      'Nobody is told results that were scored, or results are not locked when the time to object is over.',
    // Some minutes after the assessment, which has then scored what was due.
    cron: 'cron(14/15 * * * ? *)',
    functions: {
      FindSettling: fn(here, platform, findSettling, TIMEOUT),
      AnnounceCounty: fn(here, platform, announceCounty, TIMEOUT),
      SettleOffice: fn(here, platform, settleOffice, TIMEOUT),
      NoteUnsettled: noting,
    },
    lost: {
      heading: 'settlement dead letters',
      impact: 'The scheduler could not start the settlement; the next start is within a quarter of an hour.',
    },
  });
  alarm(board, {
    heading: 'offices not settled',
    impact:
      'Units were not told, or an office’s results could not be settled, for another reason than an objection.',
    metric: taskMetric(board, noting, 'failed'),
    at: 1,
  });
}
