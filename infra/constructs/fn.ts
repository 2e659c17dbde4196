import { Duration } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Uses } from '../../shared/uses.ts';
import type { FunctionLine, Supplied } from '../entries.ts';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import type { Foundation } from './foundation.ts';
import { allow, allowDecrypt, allowUses } from './grants.ts';
import { logGroup } from './log-group.ts';

/** A function with its role, its log group and its alarm. */
export interface Fn {
  /** As in its file name and the headings of its alarms: `record-movement`. */
  readonly name: string;
  readonly impact: string;
  readonly scope: Construct;
  readonly role: iam.Role;
  readonly function: lambda.Function;
  readonly logGroup: logs.LogGroup;
}

/**
 * Memory buys processor time on Lambda; 1,024 MB keeps loading the list of divisions, which takes a good part of a second
 * on a full core, well inside a request's time-out. To be measured on an account: see docs/deploy.md.
 */
const MEMORY_MB = 1_024;

/** Makes the function of a line: Node 24 on arm64, least privilege, no secret in its environment. */
export function fn(scope: Construct, platform: Foundation, line: FunctionLine, timeout: Duration): Fn {
  const { entry, uses, needs, impact } = line;
  const name = entry.slice(entry.indexOf('/') + 1);
  const here = new Construct(scope, idOf(name));
  const group = logGroup(here, 'Logs', platform.key);
  const role = new iam.Role(here, 'Role', {
    assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com'),
    description: `What ${entry} may do`,
  });
  allow(role, ['logs:CreateLogStream', 'logs:PutLogEvents'], [group.logGroupArn]);
  allowUses(role, uses, platform);
  allowSecrets(role, needs, platform);
  const made = new lambda.Function(here, 'Function', {
    runtime: lambda.Runtime.NODEJS_24_X,
    architecture: lambda.Architecture.ARM_64,
    code: platform.code(entry),
    handler: 'index.handler',
    description: impact,
    environment: environmentOf(uses, needs, platform),
    memorySize: MEMORY_MB,
    timeout,
    role,
    logGroup: group,
    tracing: lambda.Tracing.DISABLED,
  });
  (made.node.defaultChild as lambda.CfnFunction).addMetadata('entry', entry);
  alarm(platform.board, { heading: `${name} fails`, impact, metric: failuresOf(made), at: 1 });
  return { name, impact, scope: here, role, function: made, logGroup: group };
}

/** Crashes and time-outs together with calls that found no room: each leaves somebody without an answer. */
function failuresOf(made: lambda.Function): cloudwatch.IMetric {
  return new cloudwatch.MathExpression({
    expression: 'errors + throttles',
    label: 'failed or turned away',
    period: FIVE_MINUTES,
    usingMetrics: { errors: made.metricErrors(), throttles: made.metricThrottles() },
  });
}

function environmentOf(
  uses: Uses,
  needs: FunctionLine['needs'],
  platform: Foundation,
): Record<string, string> {
  const variables: Record<string, string> = {};
  for (const port of Object.keys(uses) as (keyof Uses)[]) {
    if (port === 'deadLetters') continue; // its places are supplied
    if (port === 'queue') variables['DELIVERY_QUEUE_URL'] = platform.queue.queueUrl;
    else variables[`${port.toUpperCase()}_TABLE`] = platform.tables[port].tableName;
  }
  for (const variable of namesOf(needs)) {
    const value = platform.supplied[variable];
    if (value === undefined) throw new Error(`${variable} is not known yet when the function is made`);
    variables[variable] = value;
  }
  return variables;
}

function allowSecrets(role: iam.IRole, needs: FunctionLine['needs'], { secrets, key }: Foundation): void {
  const arns = namesOf(needs).flatMap((variable) => secrets[variable]?.secretArn ?? []);
  if (arns.length === 0) return;
  allow(role, ['secretsmanager:GetSecretValue'], arns);
  allowDecrypt(role, key);
}

function namesOf(needs: FunctionLine['needs']): (keyof Supplied)[] {
  return Object.keys(needs) as (keyof Supplied)[];
}

export function idOf(name: string): string {
  return name
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}
