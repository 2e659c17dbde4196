import { Duration } from 'aws-cdk-lib';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import type { FunctionLine } from '../entries.ts';
import { alarm, FIVE_MINUTES } from './alarm.ts';
import { type Fn, fn } from './fn.ts';
import type { Foundation } from './foundation.ts';
import type { FailedChanges } from './failed-changes.ts';
import { allow, allowDecrypt } from './grants.ts';

const TIMEOUT = Duration.seconds(60);
/** A page of records that finishes well inside the time-out, at a few writes a record. */
const BATCH = 100;
/**
 * How often a failing batch is tried beside its halving, which does not count. With Lambda's growing pauses ten tries take
 * some minutes, longer than a table or a deployment is unwell; a record that still fails has to be looked at.
 */
const RETRIES = 10;
/**
 * A stream keeps a record for 24 hours. Giving up after six leaves 18 in which a person can still read the record in the
 * stream, where the failure destination names it only (see `failed-changes.ts`).
 */
const OLDEST = Duration.hours(6);
/** A minute is usual after a deployment; a quarter of an hour means that something is stuck. */
const LATE_MS = 15 * 60_000;

function endsIn(states: readonly string[]): Record<string, unknown> {
  return lambda.FilterCriteria.filter({ dynamodb: { NewImage: { state: { S: states } } } });
}

/** A function fed by the changes of a table, in order per item, from the oldest record that the stream has. */
export function streamConsumer(
  scope: Construct,
  platform: Foundation,
  line: FunctionLine,
  source: { readonly table: dynamodb.Table; readonly failed: FailedChanges },
): Fn & { readonly mappingId: string } {
  const { table, failed } = source;
  const streamArn = table.tableStreamArn;
  if (streamArn === undefined) throw new Error(`${line.entry} consumes a table that has no stream`);
  const made = fn(scope, platform, line, TIMEOUT);
  const { role, impact, name } = made;
  allow(
    role,
    ['dynamodb:DescribeStream', 'dynamodb:GetRecords', 'dynamodb:GetShardIterator', 'dynamodb:ListStreams'],
    [streamArn],
  );
  allowDecrypt(role, platform.key);
  failed.allowDelivery(role);
  const mapping = new lambda.EventSourceMapping(made.scope, 'Mapping', {
    target: made.function,
    eventSourceArn: streamArn,
    // LATEST skips what is written around an update of the mapping (failure mode 1).
    startingPosition: lambda.StartingPosition.TRIM_HORIZON,
    batchSize: BATCH,
    bisectBatchOnError: true,
    reportBatchItemFailures: true,
    retryAttempts: RETRIES,
    maxRecordAge: OLDEST,
    // Records that concern nobody start no function and cost nothing.
    ...(line.states && { filters: [endsIn(line.states)] }),
    onFailure: { bind: () => ({ destination: failed.destinationArn }) },
  });
  // Lambda looks at the role when the mapping is made.
  mapping.node.addDependency(role);
  alarm(platform.board, {
    heading: `${name} lags`,
    impact,
    metric: made.function.metric('IteratorAge', { period: FIVE_MINUTES, statistic: 'Maximum' }),
    at: LATE_MS,
    periods: 2,
  });
  alarm(platform.board, {
    heading: `${name} loses failed changes`,
    impact: `${impact} And the note of which change it was could not be kept.`,
    metric: made.function.metric('DestinationDeliveryFailures', { period: FIVE_MINUTES, statistic: 'Sum' }),
    at: 1,
  });
  return { ...made, mappingId: mapping.eventSourceMappingId };
}
