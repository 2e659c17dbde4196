import * as iam from 'aws-cdk-lib/aws-iam';
import type * as kms from 'aws-cdk-lib/aws-kms';
import type * as sqs from 'aws-cdk-lib/aws-sqs';
import {
  type Action,
  actionsFor,
  type DeadLetterAction,
  type InputsAction,
} from '../../shared/aws/actions.ts';
import { tables, type TableShape } from '../../shared/tables.ts';
import type { Uses } from '../../shared/uses.ts';

/**
 * Grants of our own instead of CDK's `grantReadData` and its like: those hand out `index/*`, `kms:ReEncrypt*` and every
 * read or write at once, these the actions that a function's `uses` stand for and nothing else.
 */
export function allow(role: iam.IRole, actions: readonly string[], resources: readonly string[]): void {
  role.addToPrincipalPolicy(new iam.PolicyStatement({ actions: [...actions], resources: [...resources] }));
}

/** To read with the customer's key. */
const DECRYPT = ['kms:Decrypt', 'kms:DescribeKey'];
/** To write too, as DynamoDB and SQS ask of the caller. */
const ENCRYPT = [
  ...DECRYPT,
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:GenerateDataKeyWithoutPlaintext',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

export function allowDecrypt(role: iam.IRole, key: kms.IKey): void {
  allow(role, DECRYPT, [key.keyArn]);
}

export function allowEncrypt(role: iam.IRole, key: kms.IKey): void {
  allow(role, ENCRYPT, [key.keyArn]);
}

export interface Resources {
  readonly key: kms.IKey;
  readonly tables: Readonly<Record<keyof typeof tables, { readonly tableArn: string }>>;
  readonly queue: sqs.IQueue;
  /** Lets a function at what results were made from. */
  readonly allowInputs: (role: iam.Role, actions: readonly InputsAction[]) => void;
  /** Who lets a function at what was given up: there once the consumers are, whose mappings name the places. */
  readonly allowDeadLetters?: (role: iam.Role, actions: readonly DeadLetterAction[]) => void;
}

/** Of these actions, those of SQS on one queue. */
export function allowOnQueue(role: iam.IRole, actions: readonly DeadLetterAction[], queue: sqs.IQueue): void {
  const ofQueues = actions.filter((action) => action.startsWith('sqs:'));
  if (ofQueues.length > 0) allow(role, ofQueues, [queue.queueArn]);
}

/** What a function that uses these methods of these ports may do on AWS. */
export function allowUses(role: iam.Role, uses: Uses, resources: Resources): void {
  const { key, tables: byName, queue, allowInputs, allowDeadLetters } = resources;
  let writes = false;
  let reads = false;
  for (const [port, actions] of actionsFor(uses)) {
    if (actions.length === 0) continue;
    if (port === 'queue') {
      allow(
        role,
        actions.map((action) => `sqs:${action}`),
        [queue.queueArn],
      );
      writes = true;
      continue;
    }
    if (port === 'deadLetters') {
      if (!allowDeadLetters) throw new Error('functions of dead letters are made after the consumers');
      allowDeadLetters(role, actions.filter(isOfDeadLetters));
      reads = true;
      continue;
    }
    if (port === 'assessments') allowInputs(role, actions.filter(isOfInputs));
    const { tableArn } = byName[port];
    const shape: TableShape = tables[port];
    const indexes = (shape.indexes ?? []).map(({ name }) => `${tableArn}/index/${name}`);
    const overIndexes =
      indexes.length === 0 ? [] : actions.filter((action) => action === 'Query' || action === 'Scan');
    allow(
      role,
      actions.filter((action) => !isOfInputs(action)).map((action) => `dynamodb:${action}`),
      [tableArn],
    );
    if (overIndexes.length > 0)
      allow(
        role,
        overIndexes.map((action) => `dynamodb:${action}`),
        indexes,
      );
    reads ||= actions.some((action) => !WRITING.has(action));
    writes ||= actions.some((action) => WRITING.has(action));
  }
  if (writes) allowEncrypt(role, key);
  else if (reads) allowDecrypt(role, key);
}

const WRITING: ReadonlySet<string> = new Set([
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'BatchWriteItem',
  'SendMessage',
]);

function isOfInputs(action: Action): action is InputsAction {
  return action.startsWith('s3:');
}

function isOfDeadLetters(action: Action): action is DeadLetterAction {
  return action.includes(':');
}
