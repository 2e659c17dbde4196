import type { Construct } from 'constructs';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Foundation } from '../constructs/foundation.ts';
import { schedule } from '../constructs/schedule.ts';
import { functionLine, identity, signedIn } from '../entries.ts';

/** 抽查, 疑点, 认定: samples and their checks, suspicions, and what auditors establish. */
export const auditRoutes = {
  sealSample: functionLine('http/seal-sample', {
    uses: {
      facts: ['list'],
      cases: ['one', 'save'],
      sweeps: ['get'],
      directory: ['divisionOn', 'childrenOn', 'formerCodes'],
    },
    needs: signedIn,
    impact: 'County managers cannot freeze what is sampled and publish the seed.',
  }),
  readSample: functionLine('http/read-sample', {
    uses: { cases: ['one'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Nobody can see the published seed of a sample.',
  }),
  readFrame: functionLine('http/read-frame', {
    uses: {
      facts: ['list'],
      cases: ['one'],
      directory: ['formerCodes'],
    },
    needs: signedIn,
    impact: 'Nobody can do the draw of a sample again.',
  }),
  drawSample: functionLine('http/draw-sample', {
    uses: {
      facts: ['list'],
      cases: ['one', 'save'],
      directory: ['formerCodes'],
    },
    needs: signedIn,
    impact: 'Samples are not drawn: no record is checked by a neighbour.',
  }),
  listChecks: functionLine('http/list-checks', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see what they have to check; the days go on.',
  }),
  readCheck: functionLine('http/read-check', {
    uses: {
      cases: ['one'],
      movements: ['log'],
      vault: ['get'],
      audit: ['append'],
      directory: ['formerCodes'],
    },
    needs: { ...signedIn, ...identity },
    impact: 'Offices cannot open the record that they have to check.',
  }),
  settleCheck: functionLine('http/settle-check', {
    uses: {
      cases: ['one', 'save'],
      movements: ['log'],
      directory: ['divisionOn'],
    },
    needs: signedIn,
    impact: 'Offices cannot say what a check found.',
  }),
  listSuspicions: functionLine('http/list-suspicions', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Auditors cannot see what looks odd about replies.',
  }),
  judgeSuspicion: functionLine('http/judge-suspicion', {
    uses: {
      cases: ['one', 'save'],
      notices: ['getMany'],
      directory: ['formerCodes'],
    },
    needs: signedIn,
    impact: 'Auditors cannot judge suspicions.',
  }),
  listFindings: functionLine('http/list-findings', {
    uses: { cases: ['list'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Offices cannot see what was found about their records.',
  }),
  establishFinding: functionLine('http/establish-finding', {
    uses: {
      cases: ['one', 'save'],
      movements: ['log'],
      notices: ['get'],
      reported: ['chain'],
      directory: ['formerCodes'],
    },
    needs: signedIn,
    impact: 'Auditors cannot establish errors and falsehoods.',
  }),
  withdrawFinding: functionLine('http/withdraw-finding', {
    uses: {
      cases: ['one', 'save'],
      movements: ['log'],
      notices: ['get'],
      reported: ['chain'],
      directory: ['formerCodes'],
    },
    needs: signedIn,
    impact: 'Auditors cannot take a finding back.',
  }),
} as const;

const detectSuspicions = functionLine('schedule/detect-suspicions', {
  uses: {
    duties: ['list'],
    notices: ['getMany'],
    cases: ['save'],
    sweeps: ['get', 'placeOf', 'keepPlace'],
    directory: ['participantsUnder', 'childrenOn'],
  },
  impact: 'Replies in bulk and in copied words are not brought before the auditors.',
});

/** Looks each night whether a month is over and whole that the detectors have not been through. */
export function detectors(scope: Construct, platform: Foundation, dead: sqs.Queue): void {
  schedule(scope, platform, detectSuspicions, { cron: 'cron(46 2 * * ? *)', everyHours: 24, dead });
}
