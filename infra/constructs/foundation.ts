import type { Resources } from './grants.ts';
import type * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as lambda from 'aws-cdk-lib/aws-lambda';
import type * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import type { tables } from '../../shared/tables.ts';
import type { Entry, Supplied } from '../entries.ts';
import type { AlarmBoard } from './alarm.ts';

/** The code of an entry, as an asset whose `index.handler` is the handler. */
export type CodeOf = (entry: Entry) => lambda.Code;

/** What every function stands on. */
export interface Foundation {
  readonly key: kms.Key;
  readonly board: AlarmBoard;
  readonly code: CodeOf;
  readonly tables: Readonly<Record<keyof typeof tables, dynamodb.Table>>;
  readonly queue: sqs.Queue;
  readonly secrets: Readonly<Partial<Record<keyof Supplied, secretsmanager.Secret>>>;
  /** All of them once the consumers are there, whose mappings name the places of failed changes. */
  readonly supplied: Partial<Supplied>;
  readonly allowInputs: Resources['allowInputs'];
  readonly allowDeadLetters?: NonNullable<Resources['allowDeadLetters']>;
}
