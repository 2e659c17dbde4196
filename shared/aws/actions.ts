import type { Ports, Uses } from '../uses.ts';

/** What a function may be granted on a table or the queue: names of IAM actions without their service. */
export type DynamoAction = 'BatchGetItem' | 'BatchWriteItem' | 'GetItem' | 'PutItem' | 'Query' | 'Scan';
export type SqsAction = 'SendMessage';
/** With their service: where dead letters lie differs by region. */
export type DeadLetterAction =
  | 'sqs:ReceiveMessage'
  | 'sqs:ChangeMessageVisibility'
  | 'sqs:DeleteMessage'
  | 'sqs:GetQueueAttributes'
  | 's3:ListBucket'
  | 's3:GetObject'
  | 's3:DeleteObject';
/** On the bucket of what results were made from. */
export type InputsAction = 's3:GetObject' | 's3:PutObject';
export type Action = DynamoAction | SqsAction | DeadLetterAction | InputsAction;

type ActionsOf<P extends keyof Ports> = Readonly<
  Record<
    keyof Ports[P],
    readonly (P extends 'queue'
      ? SqsAction
      : P extends 'deadLetters'
        ? DeadLetterAction
        : P extends 'assessments'
          ? DynamoAction | InputsAction
          : DynamoAction)[]
  >
>;

/** A conditional put reads the item when its answer was lost (`conditional.ts`). */
const putIf = ['PutItem', 'GetItem'] as const;
/** SQS has no way to look without receiving; what was looked at is let go. */
const look = ['sqs:ReceiveMessage', 'sqs:ChangeMessageVisibility', 's3:ListBucket', 's3:GetObject'] as const;
const putBack = [...look, 'sqs:DeleteMessage', 'sqs:GetQueueAttributes', 's3:DeleteObject'] as const;

/**
 * The AWS actions behind each method of each port, as the adapters beside this file call them. A method of a port that is
 * not named here does not compile; a call that is not named fails `test/functions/lambda-bundles.test.ts`.
 */
const actions: { readonly [P in keyof Ports]: ActionsOf<P> } = {
  movements: { log: ['Query'], append: putIf, scan: ['Scan'] },
  vault: { get: ['GetItem'], put: putIf },
  residents: { project: putIf, list: ['Query'] },
  facts: { put: putIf, list: ['Query'] },
  duties: { put: putIf, list: ['Query'] },
  reported: { append: putIf, chain: ['Query'], list: ['Query'] },
  notices: {
    create: putIf,
    get: ['GetItem'],
    getMany: ['BatchGetItem'],
    save: putIf,
    box: ['Query', 'BatchGetItem'],
    waiting: ['Scan', 'BatchGetItem'],
    scan: ['Scan'],
    sent: ['Query', 'BatchGetItem'],
    unfinished: ['Scan', 'BatchGetItem'],
  },
  outages: { append: putIf, all: ['Query'] },
  assessments: {
    run: ['GetItem'],
    unfinished: ['Query'],
    runs: ['Query'],
    saveRun: putIf,
    keepScheme: putIf,
    scheme: ['GetItem'],
    keepCounties: putIf,
    counties: ['GetItem'],
    saveOutcome: putIf,
    outcomes: ['Query'],
    addResult: [...putIf, 's3:PutObject'],
    result: ['GetItem'],
    latestResult: ['Query'],
    inputOf: ['GetItem', 's3:GetObject'],
    resultsOf: ['Query'],
  },
  // A transaction of puts asks for the rights of its puts.
  cases: {
    one: ['GetItem'],
    save: putIf,
    list: ['Query', 'BatchGetItem'],
    due: ['Query', 'BatchGetItem'],
  },
  audit: { append: ['BatchWriteItem'], ofPerson: ['Query'] },
  directory: {
    // The national list lies beside the code; villages below it are asked of the table.
    divisionOn: ['GetItem'],
    childrenOn: ['Query'],
    ancestorsOn: [],
    successorsOf: ['Query'],
    heirOf: [],
    endedCodes: [],
    formerCodes: [],
    territoryOf: [],
    search: ['Query', 'GetItem'],
    participationOf: ['GetItem'],
    participantsUnder: ['Query'],
    saveParticipation: putIf,
    village: ['GetItem'],
    villagesOf: ['Query'],
    villagesNamed: ['Query', 'GetItem'],
    saveVillage: putIf,
    area: ['GetItem'],
    areasOf: ['Query'],
    saveArea: putIf,
    hasJoined: ['GetItem', 'Query'],
    setParticipation: putIf,
  },
  sweeps: { get: ['GetItem'], keep: ['PutItem'], placeOf: ['GetItem'], keepPlace: ['PutItem'] },
  queue: { send: ['SendMessage'] },
  deadLetters: { sources: [], list: look, redriveOne: putBack, redriveAll: putBack },
};

/** What a function that uses these methods must be granted, by port. A table that is only named, not called, has none. */
export function actionsFor(uses: Uses): ReadonlyMap<keyof Ports, readonly Action[]> {
  const granted = new Map<keyof Ports, readonly Action[]>();
  for (const [port, methods] of Object.entries(uses) as [keyof Ports, readonly string[]][]) {
    const ofPort = actions[port] as Readonly<Record<string, readonly Action[]>>;
    granted.set(port, [...new Set(methods.flatMap((method) => ofPort[method] ?? []))].sort());
  }
  return granted;
}
