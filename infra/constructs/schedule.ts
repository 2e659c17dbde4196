import { Duration } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { FunctionLine } from '../entries.ts';
import { alarm } from './alarm.ts';
import { type Fn, fn } from './fn.ts';
import type { Foundation } from './foundation.ts';
import { allow, allowEncrypt } from './grants.ts';

/** The most that Lambda gives; a sweep ends its run before, writes down how far it came, and goes on in the next. */
const TIMEOUT = Duration.minutes(15);
/** A tick that is older has been overtaken by the next. */
const OLDEST_TICK = Duration.minutes(50);
const TRIES_AGAIN = 2;

/**
 * A function that runs by the clock of Shanghai. A tick can be lost in two places, so both keep it: the scheduler when it
 * cannot hand it over, and Lambda when the function failed on it (the hand-over is asynchronous; failure mode 22).
 */
export function schedule(
  scope: Construct,
  platform: Foundation,
  line: FunctionLine,
  when: { readonly cron: string; readonly everyHours: number; readonly dead: sqs.Queue },
): Fn {
  const made = fn(scope, platform, line, TIMEOUT);
  const { role: functionRole, function: target, name, impact } = made;
  allow(functionRole, ['sqs:SendMessage'], [when.dead.queueArn]);
  allowEncrypt(functionRole, platform.key);
  const kept = new lambda.CfnEventInvokeConfig(made.scope, 'Kept', {
    functionName: target.functionName,
    qualifier: '$LATEST',
    maximumEventAgeInSeconds: OLDEST_TICK.toSeconds(),
    maximumRetryAttempts: TRIES_AGAIN,
    destinationConfig: { onFailure: { destination: when.dead.queueArn } },
  });
  kept.node.addDependency(functionRole);
  const role = new iam.Role(made.scope, 'SchedulerRole', {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
    description: `Lets the scheduler start ${name}`,
  });
  allow(role, ['lambda:InvokeFunction'], [target.functionArn]);
  allow(role, ['sqs:SendMessage'], [when.dead.queueArn]);
  allowEncrypt(role, platform.key);
  const made2 = new scheduler.CfnSchedule(made.scope, 'Schedule', {
    description: impact,
    scheduleExpression: when.cron,
    scheduleExpressionTimezone: 'Asia/Shanghai',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: target.functionArn,
      roleArn: role.roleArn,
      input: '{}',
      retryPolicy: { maximumEventAgeInSeconds: OLDEST_TICK.toSeconds(), maximumRetryAttempts: 10 },
      deadLetterConfig: { arn: when.dead.queueArn },
    },
  });
  made2.node.addDependency(role);
  alarm(platform.board, {
    heading: `${name} does not run`,
    impact,
    metric: target.metricInvocations({ period: Duration.hours(1), statistic: 'Sum' }),
    at: 1,
    below: true,
    periods: when.everyHours + 1,
    silenceRings: true,
  });
  return made;
}
