import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ArnFormat, Aws, Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import * as stepfunctions from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import { deadLetters } from './dead-letters.ts';
import { type Fn, idOf } from './fn.ts';
import type { Foundation } from './foundation.ts';
import { allow, allowEncrypt } from './grants.ts';

const WORKFLOWS = join(import.meta.dirname, '../../workflows');
/** A tick that is older has been overtaken by the next. */
const OLDEST_TICK = Duration.minutes(10);

/** A workflow that is started by the clock of Shanghai. */
export interface ClockedWorkflow {
  /** `assessment` of `workflows/assessment.asl.json`; in the headings of its alarms too. */
  readonly name: string;
  /** What people notice when it fails, in a sentence. */
  readonly impact: string;
  readonly cron: string;
  /** By their names in the definition. */
  readonly functions: Readonly<Record<string, Fn>>;
  /** The alarm of starts that the scheduler could not hand over. */
  readonly lost: { readonly heading: string; readonly impact: string };
}

/**
 * The state machine of a definition file, which names functions as `${Name}`: its text is in the template, so that tests see
 * it. It may call those functions and start its own children, and nothing else.
 */
export function clockedWorkflow(scope: Construct, platform: Foundation, settings: ClockedWorkflow): void {
  const { name, impact, functions, lost } = settings;
  const { key, board } = platform;
  const dead = deadLetters(scope, 'DeadLetters', { key, board, ...lost });
  acknowledge(dead, 'AwsSolutions-SQS3', 'It is itself the dead-letter queue of the schedule.');
  const here = new Construct(scope, `${idOf(name)}Workflow`);
  const role = new iam.Role(here, 'Role', {
    assumedBy: new iam.ServicePrincipal('states.amazonaws.com'),
    description: `What the workflow ${name} may do`,
  });
  allow(
    role,
    ['lambda:InvokeFunction'],
    Object.values(functions).map((made) => made.function.functionArn),
  );
  const machine = new stepfunctions.CfnStateMachine(here, 'StateMachine', {
    roleArn: role.roleArn,
    definitionString: readFileSync(join(WORKFLOWS, `${name}.asl.json`), 'utf8'),
    definitionSubstitutions: {
      Partition: Aws.PARTITION,
      ...Object.fromEntries(
        Object.entries(functions).map(([called, made]) => [called, made.function.functionName]),
      ),
    },
  });
  machine.node.addDependency(role);
  allowChildren(here, role, machine);
  acknowledge(
    machine,
    'AwsSolutions-SF1',
    'Its history is kept for 90 days; what a child did is in the store and in the logs of its functions, which have no texts of people.',
  );
  acknowledge(
    machine,
    'AwsSolutions-SF2',
    'There is no X-Ray for Lambda in China, so a trace would end here.',
  );
  startedByClock(here, platform, settings, machine, dead);
  const metric = (metricName: string, period: Duration): cloudwatch.Metric =>
    new cloudwatch.Metric({
      namespace: 'AWS/States',
      metricName,
      dimensionsMap: { StateMachineArn: machine.attrArn },
      period,
      statistic: 'Sum',
    });
  alarm(board, { heading: `${name} fails`, impact, metric: metric('ExecutionsFailed', FIVE_MINUTES), at: 1 });
  alarm(board, {
    heading: `${name} does not run`,
    impact,
    metric: metric('ExecutionsStarted', Duration.hours(1)),
    at: 1,
    below: true,
    periods: 2,
    silenceRings: true,
  });
}

/**
 * A Distributed Map starts executions of the workflow that it is in. This is a policy of its own: the machine needs the role
 * and its first policy to be made, and this one needs the machine.
 */
function allowChildren(scope: Construct, role: iam.Role, machine: stepfunctions.CfnStateMachine): void {
  const executions = Stack.of(scope).formatArn({
    service: 'states',
    resource: 'execution',
    resourceName: `${machine.attrName}:*`,
    arnFormat: ArnFormat.COLON_RESOURCE_NAME,
  });
  const children = new iam.Policy(scope, 'Children', {
    roles: [role],
    statements: [
      new iam.PolicyStatement({ actions: ['states:StartExecution'], resources: [machine.attrArn] }),
      new iam.PolicyStatement({
        actions: ['states:DescribeExecution', 'states:StopExecution'],
        resources: [executions],
      }),
    ],
  });
  const { region } = Stack.of(scope);
  const name = `<${Stack.of(scope).getLogicalId(machine)}.Name>`;
  acknowledge(
    children,
    `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:states:${region}:<AWS::AccountId>:execution:${name}:*]`,
    'Step Functions names the executions of a workflow itself.',
  );
}

function startedByClock(
  scope: Construct,
  { key }: Foundation,
  { name, impact, cron }: ClockedWorkflow,
  machine: stepfunctions.CfnStateMachine,
  dead: sqs.Queue,
): void {
  const role = new iam.Role(scope, 'SchedulerRole', {
    assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com'),
    description: `Lets the scheduler start the workflow ${name}`,
  });
  allow(role, ['states:StartExecution'], [machine.attrArn]);
  allow(role, ['sqs:SendMessage'], [dead.queueArn]);
  allowEncrypt(role, key);
  const made = new scheduler.CfnSchedule(scope, 'Schedule', {
    description: impact,
    scheduleExpression: cron,
    scheduleExpressionTimezone: 'Asia/Shanghai',
    flexibleTimeWindow: { mode: 'OFF' },
    target: {
      arn: machine.attrArn,
      roleArn: role.roleArn,
      input: '{}',
      retryPolicy: { maximumEventAgeInSeconds: OLDEST_TICK.toSeconds(), maximumRetryAttempts: 5 },
      deadLetterConfig: { arn: dead.queueArn },
    },
  });
  made.node.addDependency(role);
}
