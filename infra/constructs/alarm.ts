import { Duration, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as subscriptions from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

/** Where alarms go, and the name of the installation in front of their headings. */
export interface AlarmBoard {
  readonly scope: Construct;
  readonly topic: sns.Topic;
  readonly environment: string;
}

/** An encrypted topic that takes alarms of this account over TLS, and tells those who are configured. */
export function alarmBoard(
  scope: Construct,
  settings: { readonly key: kms.IKey; readonly environment: string; readonly mails: readonly string[] },
): AlarmBoard {
  const here = new Construct(scope, 'Alarms');
  const topic = new sns.Topic(here, 'Topic', { masterKey: settings.key, enforceSSL: true });
  // A topic with a policy of its own loses the default that lets the account's alarms publish; CDK does not add it back.
  topic.addToResourcePolicy(
    new iam.PolicyStatement({
      sid: 'AlarmsOfThisAccount',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(here).account } },
    }),
  );
  for (const mail of settings.mails) topic.addSubscription(new subscriptions.EmailSubscription(mail));
  return { scope: here, topic, environment: settings.environment };
}

export interface AlarmSettings {
  /** A heading of `docs/runbook.md`, which says what it means for people and what to do. */
  readonly heading: string;
  /** What it means for people, in a sentence. */
  readonly impact: string;
  readonly metric: cloudwatch.IMetric;
  /** Rings at this value or above; below it with `below`. */
  readonly at: number;
  readonly below?: true;
  /** How many periods of the metric in a row; one unless said. */
  readonly periods?: number;
  /** Silence is a fault: a sweep that does not run reports nothing. */
  readonly silenceRings?: true;
}

/** One alarm, with its heading in the runbook and its sentence for people. */
export function alarm(board: AlarmBoard, settings: AlarmSettings): cloudwatch.Alarm {
  const { heading, impact, metric, at, periods = 1 } = settings;
  const made = new cloudwatch.Alarm(board.scope, idOf(heading), {
    alarmName: `yipan-${board.environment} ${heading}`,
    alarmDescription: `${impact} docs/runbook.md#${heading.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    metric,
    threshold: at,
    comparisonOperator: settings.below
      ? cloudwatch.ComparisonOperator.LESS_THAN_THRESHOLD
      : cloudwatch.ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD,
    evaluationPeriods: periods,
    treatMissingData: settings.silenceRings
      ? cloudwatch.TreatMissingData.BREACHING
      : cloudwatch.TreatMissingData.NOT_BREACHING,
  });
  made.addAlarmAction(new actions.SnsAction(board.topic));
  made.addOkAction(new actions.SnsAction(board.topic));
  return made;
}

function idOf(heading: string): string {
  return heading
    .split(/[^a-zA-Z0-9]+/)
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');
}

export const FIVE_MINUTES = Duration.minutes(5);
