import { type DynamoDBDocumentClient, QueryCommand, type QueryCommandInput } from '@aws-sdk/lib-dynamodb';

/** The least that is read at a time where a filter drops part of what was read. */
const FILTERED_PAGE = 100;

/**
 * Items of a query, page after page, until `limit` are there (or all). It never reads more than it may need: without a
 * `Limit` DynamoDB reads, and charges for, a whole megabyte of a large partition to fill one page of a list.
 */
export async function queryUpTo(
  client: DynamoDBDocumentClient,
  input: QueryCommandInput,
  limit = Number.POSITIVE_INFINITY,
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  let from: Record<string, unknown> | undefined;
  do {
    const missing = limit - items.length;
    const Limit = input.FilterExpression ? Math.max(missing, FILTERED_PAGE) : missing;
    const page = await client.send(
      new QueryCommand({
        ...input,
        ...(Number.isFinite(Limit) && { Limit }),
        ...(from && { ExclusiveStartKey: from }),
      }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from && items.length < limit);
  return items.slice(0, limit);
}
