import { type DynamoDBDocumentClient, GetCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import { boxOf } from '../domain/notice/box.ts';
import { Notice } from '../domain/notice/notice.ts';
import type {
  NoticeCursor,
  NoticePage,
  NoticeQuery,
  NoticeStore,
  UnfinishedCursor,
} from '../domain/notice/notice-store.ts';
import { priorStates, terminalStates } from '../domain/notice/transitions.ts';
import { batchGet } from './batch-get.ts';
import { putIf } from './conditional.ts';
import { fewAtATime } from './few-at-a-time.ts';
import { partitionOf, plainNotice, toItem } from './notice-item.ts';
import { queryUpTo } from './query-all.ts';

/** Keys that one page of a scan looks at: 200 bytes each, some 25 read units. */
const SCANNED_KEYS = 1_000;
/** Sorts after every instant and id. */
const END = '~';

interface Listing {
  readonly index: 'by-box' | 'by-sender';
  readonly partitionKey: 'boxOf' | 'sender';
  readonly sortKey: 'sortId' | 'createdId';
  readonly partitions: readonly string[];
  readonly latestFirst: boolean;
  /** The index follows the items a moment later: what has just left the list is left out. */
  readonly isListed: (notice: Notice) => boolean;
}

/** Notices on DynamoDB: one item each, and two indexes of keys only. */
export function dynamoNotices(client: DynamoDBDocumentClient, TableName: string): NoticeStore {
  const getMany = async (noticeIds: readonly string[]): Promise<readonly Notice[]> => {
    // A batch that names one key twice is refused as a whole.
    const once = [...new Set(noticeIds)].map((noticeId) => ({ noticeId }));
    return (await batchGet(client, TableName, once)).map(fromItem);
  };

  const list = async (listing: Listing, query: Omit<NoticeQuery, 'divisions'>): Promise<NoticePage> => {
    const { after, until, limit } = query;
    const { index, partitionKey, sortKey, latestFirst, isListed } = listing;
    const edge = after && `${after.sort}#${after.noticeId}`;
    // Both ends are part of BETWEEN: one character more, or less, leaves the last one seen out.
    const least = edge && !latestFirst ? `${edge} ` : ' ';
    const top = `${until ?? END}${END}`;
    const most = edge && latestFirst && edge < top ? edge : top;
    // DynamoDB refuses a range that ends before it starts; it is an empty one.
    if (least > most) return { notices: [] };
    const lists = await fewAtATime([...new Set(listing.partitions)], (partition) =>
      queryUpTo(
        client,
        {
          TableName,
          IndexName: index,
          KeyConditionExpression: `${partitionKey} = :p AND ${sortKey} BETWEEN :least AND :most`,
          ExpressionAttributeValues: { ':p': partition, ':least': least, ':most': most },
          ScanIndexForward: !latestFirst,
        },
        limit + 2,
      ),
    );
    const order = latestFirst ? -1 : 1;
    const keys = lists
      .flat()
      .map((item) => ({ place: String(item[sortKey]), noticeId: String(item['noticeId']) }))
      .filter(({ place }) => place !== edge)
      .sort((a, b) => (a.place < b.place ? -order : order));
    return await pageOf(keys, limit, getMany, isListed);
  };

  return {
    getMany,
    async create(notice) {
      const isCreated = await putIf(client, ['noticeId'], {
        TableName,
        Item: toItem(notice),
        ConditionExpression: 'attribute_not_exists(noticeId)',
      });
      return isCreated ? 'created' : 'already-there';
    },
    async get(noticeId) {
      const { Item } = await client.send(
        new GetCommand({ TableName, Key: { noticeId }, ConsistentRead: true }),
      );
      return Item && fromItem(Item);
    },
    async save(next, event) {
      const from = priorStates(event).map((state, i) => [`:s${i}`, state] as const);
      const isSaved = await putIf(client, ['noticeId'], {
        TableName,
        Item: toItem(next),
        ConditionExpression: `version = :before AND #state IN (${from.map(([name]) => name).join(', ')})`,
        ExpressionAttributeNames: { '#state': 'state' },
        ExpressionAttributeValues: { ':before': next.version - 1, ...Object.fromEntries(from) },
      });
      return isSaved ? 'saved' : 'changed-meanwhile';
    },
    box: (name, { divisions, ...query }) => {
      const partitions = divisions.map((division) => partitionOf({ box: name, division }));
      const latestFirst = name === 'done';
      const isListed = (notice: Notice): boolean => partitions.includes(partitionOf(boxOf(notice)));
      return list(
        { index: 'by-box', partitionKey: 'boxOf', sortKey: 'sortId', partitions, latestFirst, isListed },
        query,
      );
    },
    sent: ({ divisions, ...query }) =>
      list(
        {
          index: 'by-sender',
          partitionKey: 'sender',
          sortKey: 'createdId',
          partitions: divisions,
          latestFirst: true,
          isListed: () => true,
        },
        query,
      ),
    async unfinished({ within = [''], after, limit }) {
      const page = await client.send(
        new ScanCommand({
          TableName,
          IndexName: 'by-box',
          Limit: Math.max(limit, SCANNED_KEYS),
          FilterExpression: 'NOT begins_with(boxOf, :done)',
          ExpressionAttributeValues: { ':done': partitionOf({ box: 'done', division: '' }) },
          ...(after && { ExclusiveStartKey: startOf(after) }),
        }),
      );
      const ours = (page.Items ?? []).filter(({ boxOf: place }) => {
        const division = String(place).split('#')[1] ?? '';
        return within.some((prefix) => division.startsWith(prefix));
      });
      const ids = ours.slice(0, limit).map(({ noticeId }) => String(noticeId));
      const found = new Map((await getMany(ids)).map((notice) => [notice.noticeId, notice]));
      const notices = ids.flatMap((id) => found.get(id) ?? []).filter(({ state }) => !isEnded(state));
      // Where the page had more than was asked for, the next one starts at the last that was taken.
      const next = ours.length > limit ? ours[limit - 1] : page.LastEvaluatedKey;
      return next ? { notices, next: unfinishedCursor(next) } : { notices };
    },
    async waiting({ after, until, limit }) {
      const page = await client.send(
        new ScanCommand({
          TableName,
          IndexName: 'by-box',
          Limit: Math.max(limit, SCANNED_KEYS),
          FilterExpression: 'begins_with(boxOf, :inbox) AND sortId <= :until',
          ExpressionAttributeValues: { ':inbox': 'inbox#', ':until': `${until}${END}` },
          ...(after !== undefined && { ExclusiveStartKey: JSON.parse(after) }),
        }),
      );
      const keys = page.Items ?? [];
      const notices = (await getMany(keys.slice(0, limit).map(({ noticeId }) => String(noticeId)))).filter(
        (notice) => {
          const { box, sort } = boxOf(notice);
          return box === 'inbox' && sort <= until;
        },
      );
      // Where the page had more than was asked for, the next one starts at the last that was taken.
      const next = keys.length > limit ? keys[limit - 1] : page.LastEvaluatedKey;
      return { notices, ...(next && { next: JSON.stringify(next) }) };
    },
    async scan({ after, limit }) {
      const page = await client.send(
        new ScanCommand({
          TableName,
          Limit: limit,
          ...(after !== undefined && { ExclusiveStartKey: JSON.parse(after) }),
        }),
      );
      return {
        notices: (page.Items ?? []).map(fromItem),
        ...(page.LastEvaluatedKey && { next: JSON.stringify(page.LastEvaluatedKey) }),
      };
    },
  };
}

/** A key of the index may not be empty, which a cursor of somebody else's making could be. */
function startOf({ noticeId, box, division, sort }: UnfinishedCursor): Record<string, string> {
  return {
    noticeId: noticeId || ' ',
    boxOf: `${box}#${division}`,
    sortId: `${sort}#${noticeId}`,
  };
}

function unfinishedCursor(key: Record<string, unknown>): UnfinishedCursor {
  const noticeId = String(key['noticeId']);
  const [box = '', division = ''] = String(key['boxOf']).split('#');
  return { ...cursorOf({ place: String(key['sortId']), noticeId }), box, division };
}

function isEnded(state: Notice['state']): boolean {
  return (terminalStates as readonly string[]).includes(state);
}

async function pageOf(
  keys: readonly { readonly place: string; readonly noticeId: string }[],
  limit: number,
  getMany: NoticeStore['getMany'],
  isListed: (notice: Notice) => boolean,
): Promise<NoticePage> {
  const wanted = keys.slice(0, limit);
  const found = new Map(
    (await getMany(wanted.map(({ noticeId }) => noticeId))).map((notice) => [notice.noticeId, notice]),
  );
  const notices = wanted.flatMap(({ noticeId }) => found.get(noticeId) ?? []).filter(isListed);
  const last = wanted.at(-1);
  return keys.length <= limit || !last ? { notices } : { notices, next: cursorOf(last) };
}

function cursorOf({ place, noticeId }: { readonly place: string; readonly noticeId: string }): NoticeCursor {
  return { sort: place.slice(0, place.length - noticeId.length - 1), noticeId };
}

function fromItem(item: Record<string, unknown>): Notice {
  return Notice.parse(plainNotice(item));
}
