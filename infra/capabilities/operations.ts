import { Duration } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { acknowledge } from '../constructs/acknowledge.ts';
import { alarm } from '../constructs/alarm.ts';
import { deadLetters } from '../constructs/dead-letters.ts';
import type { Foundation } from '../constructs/foundation.ts';
import { taskMetric } from '../constructs/log-metric.ts';
import { schedule } from '../constructs/schedule.ts';
import { detectors } from './audit.ts';
import { deadLetterPlaces, functionLine, signedIn } from '../entries.ts';

const watchLimits = functionLine('schedule/watch-limits', {
  uses: { notices: ['waiting', 'save'], outages: ['all'], sweeps: ['placeOf', 'keepPlace'] },
  impact: 'Nobody is reminded, and overdue notices are not marked or escalated.',
});

const confirmLimits = functionLine('schedule/confirm-limits', {
  uses: { notices: ['waiting', 'save'], outages: ['all'], sweeps: ['placeOf', 'keepPlace'] },
  impact: 'Limits that an outage moved, or that the calendar of a new year makes firm, show their old day.',
});

const handOver = functionLine('schedule/hand-over', {
  uses: {
    notices: ['box', 'save'],
    directory: ['endedCodes', 'heirOf', 'hasJoined', 'ancestorsOn'],
    sweeps: ['placeOf', 'keepPlace'],
  },
  impact: 'Notices of a division that has ended stay in an inbox that nobody opens.',
});

const reconcile = functionLine('schedule/reconcile', {
  uses: {
    residents: ['project'],
    facts: ['put'],
    duties: ['put'],
    notices: ['create', 'scan'],
    movements: ['scan'],
    queue: ['send'],
    sweeps: ['get', 'keep'],
    directory: ['hasJoined'],
  },
  impact: 'What a failure left out of ledgers and inboxes is not found and repaired.',
});

const watchCases = functionLine('schedule/watch-cases', {
  uses: { cases: ['due', 'save'] },
  impact:
    'Nobody is reminded of rectifications, tasks, returns and rulings; overdue ones are not marked or escalated.',
});

const openReturns = functionLine('schedule/open-returns', {
  uses: {
    facts: ['list'],
    duties: ['list'],
    notices: ['box'],
    reported: ['list'],
    residents: ['list'],
    cases: ['one', 'save'],
    directory: ['participantsUnder', 'childrenOn', 'formerCodes'],
    sweeps: ['get', 'placeOf', 'keepPlace'],
  },
  impact: 'Townships have no monthly return to file, while its day comes near.',
});

const countFlows = functionLine('schedule/count-flows', {
  uses: {
    facts: ['list'],
    cases: ['one', 'list', 'save'],
    directory: ['participantsUnder', 'childrenOn', 'formerCodes', 'divisionOn', 'heirOf'],
    sweeps: ['get', 'placeOf', 'keepPlace'],
  },
  impact: 'Managers have no flows of the month before, nor what came late for earlier ones.',
});

const sendDigests = functionLine('schedule/send-digests', {
  uses: {
    cases: ['one', 'due', 'save'],
    notices: ['box'],
    directory: ['divisionOn', 'childrenOn', 'formerCodes'],
  },
  needs: { PSEUDONYM_KEY_SECRET: true, DIGEST_HOSTS: true, DIGEST_LINK: true },
  impact: 'Offices get no morning digest; their inboxes are as they are.',
});

/** What operators ask of the platform and tell it. */
export const operatorRoutes = {
  listStuck: functionLine('http/list-stuck', {
    uses: { notices: ['unfinished'], directory: ['formerCodes'] },
    needs: signedIn,
    impact: 'Operators cannot see which notices nobody moves.',
  }),
  listDeadLetters: functionLine('http/list-dead-letters', {
    uses: { audit: ['append'], sweeps: [], deadLetters: ['list'] },
    needs: { ...signedIn, ...deadLetterPlaces },
    impact: 'Operators cannot see what could not be handled.',
  }),
  redrive: functionLine('http/redrive', {
    uses: {
      residents: ['project'],
      facts: ['put'],
      duties: ['put'],
      notices: ['create'],
      queue: ['send'],
      sweeps: ['get'],
      deadLetters: ['redriveOne', 'redriveAll'],
    },
    needs: { ...signedIn, ...deadLetterPlaces },
    impact: 'Operators cannot put back what could not be handled.',
  }),
  recordOutage: functionLine('http/record-outage', {
    uses: { outages: ['all', 'append'] },
    needs: signedIn,
    impact: 'Operators cannot record an outage: its days count against offices.',
  }),
  listOutages: functionLine('http/list-outages', {
    uses: { outages: ['all'] },
    needs: signedIn,
    impact: 'Operators cannot see which outages are recorded.',
  }),
} as const;

/** Marks in a day (reminders, overdue, escalations) above which somebody should ask what keeps the offices. */
const MANY_MARKS = 5_000;

/** Failures of digests in a day that no single wrong key explains. */
const MANY_FAILED_DIGESTS = 100;

/** The sweeps: limits 超期提醒与督办, and what a failure left out. */
export function sweeps(scope: Construct, platform: Foundation): void {
  const { key, board } = platform;
  const here = new Construct(scope, 'Sweeps');
  const dead = deadLetters(here, 'DeadLetters', {
    key,
    board,
    heading: 'sweep dead letters',
    impact: 'A sweep failed three times in a row; the next one is within the hour.',
  });
  acknowledge(dead, 'AwsSolutions-SQS3', 'It is itself the dead-letter queue of the schedules.');

  // Limits end at midnight in Shanghai: the run of 00:01 marks them, the others what came or failed since.
  const limits = schedule(here, platform, watchLimits, { cron: 'cron(1 * * * ? *)', everyHours: 1, dead });
  // Once a day is soon enough: whoever acts on a notice counts its limit again by himself.
  schedule(here, platform, confirmLimits, { cron: 'cron(16 0 * * ? *)', everyHours: 24, dead });
  // Boundaries change at midnight, some times a year; the hourly runs carry on one that did not fit, and find nothing else.
  schedule(here, platform, handOver, { cron: 'cron(6 * * * ? *)', everyHours: 1, dead });
  detectors(here, platform, dead);
  // A pass begins once a day; the hourly runs carry on one that did not fit into a quarter of an hour.
  const repairs = schedule(here, platform, reconcile, { cron: 'cron(31 * * * ? *)', everyHours: 1, dead });

  // Their limits end at midnight too; after the limits of notices, so that both do not begin together.
  schedule(here, platform, watchCases, { cron: 'cron(4 * * * ? *)', everyHours: 1, dead });
  // The first run of a month opens the returns of the one before; a later one counts them again when all records are whole.
  schedule(here, platform, openReturns, { cron: 'cron(2 * * * ? *)', everyHours: 1, dead });

  // Once a month it counts; the hourly runs wait for the records to be whole, and carry on what did not fit.
  schedule(here, platform, countFlows, { cron: 'cron(46 * * * ? *)', everyHours: 1, dead });

  // Also tests that somebody asked for, and what failed for a while. Each run that finds nothing costs a query.
  const digests = schedule(here, platform, sendDigests, { cron: 'cron(*/5 * * * ? *)', everyHours: 1, dead });

  alarm(board, {
    heading: 'digests fail',
    impact: 'Many morning digests do not get through: a robot service refuses them, or cannot be reached.',
    metric: taskMetric(board, digests, 'failed').with({ period: Duration.days(1) }),
    at: MANY_FAILED_DIGESTS,
  });
  alarm(board, {
    heading: 'overdue grows',
    impact: 'Far more limits pass than usual: offices do not answer, or do not see their notices.',
    metric: taskMetric(board, limits, 'noted').with({ period: Duration.days(1) }),
    at: MANY_MARKS,
  });
  alarm(board, {
    heading: 'reconcile repaired',
    impact: 'Ledger lines or notices were missing and have been written: the other side was told late.',
    metric: taskMetric(board, repairs, 'repaired'),
    at: 1,
  });
}
