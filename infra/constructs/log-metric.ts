import { Duration } from 'aws-cdk-lib';
import type * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import type { AlarmBoard } from './alarm.ts';
import type { Fn } from './fn.ts';

/** A figure that a task logs when it is done (`shared/lambda/task.ts`), as the sum over an hour. */
export function taskMetric(
  board: AlarmBoard,
  { scope, logGroup, name }: Fn,
  field: string,
): cloudwatch.Metric {
  const filter = new logs.MetricFilter(scope, `Metric-${field}`, {
    logGroup,
    metricNamespace: `Yipan/${board.environment}`,
    metricName: `${name}.${field}`,
    filterPattern: logs.FilterPattern.all(
      logs.FilterPattern.stringValue('$.code', '=', 'task-done'),
      logs.FilterPattern.stringValue('$.task', '=', name),
    ),
    metricValue: `$.${field}`,
  });
  return filter.metric({ statistic: 'Sum', period: Duration.hours(1) });
}
