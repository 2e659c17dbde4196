import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { CaseKind, FiledCase } from '../domain/assessment/case/case-kind.ts';
import type { CaseStore } from '../domain/assessment/case/case-store.ts';
import { backOff } from './back-off.ts';
import { batchGet } from './batch-get.ts';
import { putIf } from './conditional.ts';
import { queryUpTo } from './query-all.ts';

/** A longer document is packed: a bulletin of a large county would else come near the 400 KB of an item. */
const LONGEST_TEXT = 64_000;
const MAX_TRIES = 8;

type Item = Readonly<Record<string, unknown>>;
type Kind = CaseKind<{ readonly version: number }>;

/** Cases of assessments on DynamoDB: an item for each, and indexes of keys by office, by superior and by what time does next. */
export function dynamoCases(client: DynamoDBDocumentClient, TableName: string): CaseStore {
  /** The cases of keys, in their order, each as it is now. */
  const whole = async (keys: readonly Item[]): Promise<readonly Item[]> => {
    const ids = keys.map(({ caseId }) => ({ caseId }));
    const items = await batchGet(client, TableName, ids);
    const byId = new Map(items.map((item) => [item['caseId'], item]));
    return ids.map(({ caseId }) => byId.get(caseId)).filter((item) => item !== undefined);
  };
  return {
    async one(kind, id) {
      const Key = { caseId: keyOf(kind.name, id) };
      const { Item: found } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
      return found && kind.read(docOf(found));
    },
    async save(...cases) {
      const puts = cases.map((one) => ({ TableName, Item: itemOf(one), ...overTheOneBefore(one) }));
      const [only] = puts;
      if (!only) return 'saved';
      const isSaved = puts.length === 1 ? await putIf(client, ['caseId'], only) : await putAll(client, puts);
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
    async list(kind, { side, division, under = '', from = '', limit, after }) {
      const first = from > under ? from : under;
      const start = after === undefined ? first : `${after}\u0001`;
      // An order is never empty, and neither may a key be that is compared with.
      const isAll = start === '';
      const keys = await queryUpTo(
        client,
        {
          TableName,
          IndexName: `by-${side}`,
          KeyConditionExpression: `${side}Kind = :d${isAll ? '' : ' AND orderId BETWEEN :from AND :to'}`,
          ExpressionAttributeValues: {
            ':d': keyOf(kind.name, division),
            ...(!isAll && { ':from': start, ':to': `${under}\u{10FFFF}` }),
          },
        },
        limit + 1,
      );
      const page = keys.slice(0, limit);
      const cases = (await whole(page)).map((item) => kind.read(docOf(item)));
      const last = page.at(-1);
      return keys.length > limit && last ? { cases, next: String(last['orderId']) } : { cases };
    },
    async due(kind, { until, limit }) {
      const keys = await queryUpTo(
        client,
        {
          TableName,
          IndexName: 'by-next',
          KeyConditionExpression: 'nextKind = :k AND nextId < :until',
          ExpressionAttributeValues: { ':k': kind.name, ':until': `${until}#~` },
        },
        limit,
      );
      return (await whole(keys)).map((item) => kind.read(docOf(item)));
    },
  };
}

function keyOf(kind: Kind['name'], of: string): string {
  return `${kind}#${of}`;
}

function itemOf({ kind, id, version, office, superior, order, next, doc }: FiledCase) {
  const text = JSON.stringify(doc);
  return {
    caseId: keyOf(kind, id),
    version,
    officeKind: keyOf(kind, office),
    superiorKind: keyOf(kind, superior),
    orderId: `${order}#${id}`,
    ...(next !== null && { nextKind: kind, nextId: `${next}#${id}` }),
    ...(text.length > LONGEST_TEXT ? { packed: zstdCompressSync(text) } : { doc: text }),
  };
}

function docOf({ doc, packed }: Item): unknown {
  const text = packed === undefined ? String(doc) : zstdDecompressSync(packed as Uint8Array).toString('utf8');
  return JSON.parse(text);
}

function overTheOneBefore({ version }: FiledCase) {
  return version === 1
    ? { ConditionExpression: 'attribute_not_exists(caseId)' }
    : {
        ConditionExpression: 'version = :before',
        ExpressionAttributeValues: { ':before': version - 1 },
      };
}

/** All puts or none. The SDK’s token makes a second sending after a lost answer the same transaction. */
async function putAll(
  client: DynamoDBDocumentClient,
  puts: readonly (ReturnType<typeof overTheOneBefore> & {
    readonly TableName: string;
    readonly Item: Record<string, unknown>;
  })[],
): Promise<boolean> {
  for (let tried = 1; ; tried++) {
    try {
      await client.send(new TransactWriteCommand({ TransactItems: puts.map((Put) => ({ Put })) }));
      return true;
    } catch (cause) {
      if (!(cause instanceof TransactionCanceledException)) throw cause;
      const codes = (cause.CancellationReasons ?? []).map(({ Code }) => Code);
      if (codes.includes('ConditionalCheckFailed')) return false;
      // Somebody else’s transaction is at one of the items just now.
      if (tried === MAX_TRIES || !codes.includes('TransactionConflict')) throw cause;
      await backOff(tried);
    }
  }
}
