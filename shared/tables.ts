/** Shapes of the DynamoDB tables as plain data: read by the adapters, the tests and, when it comes, the CDK app. */
export interface TableShape {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey?: string;
  /** Text, unless it says that it is a number. */
  readonly sortKeyType?: 'N';
  readonly stream?: 'NEW_IMAGE' | 'NEW_AND_OLD_IMAGES';
  /** Keys only: a list reads the items themselves, and a transition that moves nothing writes no index. */
  readonly indexes?: readonly TableIndex[];
}

export interface TableIndex {
  readonly name: string;
  readonly partitionKey: string;
  readonly sortKey: string;
  /** With the whole items, where they are small and never change: it costs no more to write, and one unit reads a dozen. */
  readonly isWhole?: true;
}

export const tables = {
  movements: {
    name: 'movements',
    partitionKey: 'personId',
    sortKey: 'seq',
    sortKeyType: 'N',
    stream: 'NEW_IMAGE',
  },
  vault: { name: 'vault', partitionKey: 'personId' },
  residents: { name: 'residents', partitionKey: 'ledgerOf', sortKey: 'personId' },
  facts: { name: 'facts', partitionKey: 'officeQuarter', sortKey: 'recorded' },
  duties: { name: 'duties', partitionKey: 'officeKind', sortKey: 'decided' },
  reported: {
    name: 'reported',
    partitionKey: 'root',
    sortKey: 'seq',
    sortKeyType: 'N',
    indexes: [{ name: 'by-office', partitionKey: 'officeFamily', sortKey: 'dayId', isWhole: true }],
  },
  notices: {
    name: 'notices',
    partitionKey: 'noticeId',
    stream: 'NEW_AND_OLD_IMAGES',
    indexes: [
      { name: 'by-box', partitionKey: 'boxOf', sortKey: 'sortId' },
      { name: 'by-sender', partitionKey: 'sender', sortKey: 'createdId' },
    ],
  },
  outages: { name: 'outages', partitionKey: 'outageLog', sortKey: 'seq', sortKeyType: 'N' },
  assessments: { name: 'assessments', partitionKey: 'part', sortKey: 'entry' },
  cases: {
    name: 'cases',
    partitionKey: 'caseId',
    indexes: [
      { name: 'by-office', partitionKey: 'officeKind', sortKey: 'orderId' },
      { name: 'by-superior', partitionKey: 'superiorKind', sortKey: 'orderId' },
      { name: 'by-next', partitionKey: 'nextKind', sortKey: 'nextId' },
    ],
  },
  audit: { name: 'audit', partitionKey: 'personId', sortKey: 'atId' },
  directory: {
    name: 'directory',
    partitionKey: 'partition',
    sortKey: 'entry',
    indexes: [{ name: 'by-name', partitionKey: 'initial', sortKey: 'nameCode' }],
  },
  sweeps: { name: 'sweeps', partitionKey: 'sweep' },
} as const satisfies Record<string, TableShape>;
