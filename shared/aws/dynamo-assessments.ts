import { zstdCompressSync, zstdDecompressSync } from 'node:zlib';
import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { AssessmentStore } from '../domain/assessment/assessment-store.ts';
import { packInput, unpackInput } from '../domain/assessment/result/packed-input.ts';
import { countyOfUnit, type UnitResult } from '../domain/assessment/result/unit-result.ts';
import { pageOfRuns, placeOfRun } from '../domain/assessment/run/latest-runs.ts';
import { CountyOutcome, Run } from '../domain/assessment/run/run.ts';
import { putIf } from './conditional.ts';
import { type InputsBucket, NO_INPUTS } from './inputs-bucket.ts';
import { queryUpTo } from './query-all.ts';

/**
 * A write of so much to the table costs what one object costs, whatever its size; a township's records are some 200 KB. Smaller inputs
 * stay in the table: nothing else has to be asked for them.
 */
const MOST_IN_TABLE = 8_000;
const RUNS = 'runs';
const IS_NEW = { ConditionExpression: 'attribute_not_exists(entry)' } as const;

type Item = Readonly<Record<string, unknown>>;

/**
 * Runs and results on DynamoDB. All runs stand in one partition: some dozens a year. Results stand in a partition for each
 * county of a run, so that a county's children write apart; what a result was made from stands beside, packed, or in the bucket
 * where it is large, and is written first: a result that is there is whole.
 */
export function dynamoAssessments(
  client: DynamoDBDocumentClient,
  TableName: string,
  inputs: InputsBucket = NO_INPUTS,
): AssessmentStore {
  const get = async (part: string, entry: string): Promise<Item | undefined> => {
    const Key = { part, entry };
    const { Item: found } = await client.send(new GetCommand({ TableName, Key, ConsistentRead: true }));
    return found;
  };
  const put = (part: string, entry: string, rest: Item, condition: Parameters<typeof putIf>[2] | object) =>
    putIf(client, ['part', 'entry'], {
      ...(condition as { readonly ConditionExpression: string }),
      TableName,
      Item: { part, entry, ...rest },
    });
  const query = (part: string, condition: string, values: Item, rest: object = {}, limit?: number) =>
    queryUpTo(
      client,
      {
        TableName,
        KeyConditionExpression: `part = :p${condition}`,
        ExpressionAttributeValues: { ':p': part, ...values },
        ConsistentRead: true,
        ...rest,
      },
      limit,
    );
  const resultsIn = (runId: string, unitId: string): string => `result#${runId}#${countyOfUnit(unitId)}`;
  const inputsIn = (runId: string, unitId: string): string => `input#${runId}#${countyOfUnit(unitId)}`;
  const latestResult = async (runId: string, unitId: string): Promise<UnitResult | undefined> => {
    const [newest] = await query(
      resultsIn(runId, unitId),
      ' AND begins_with(entry, :u)',
      { ':u': `${unitId}#` },
      { ScanIndexForward: false },
      1,
    );
    return newest && resultIn(newest);
  };
  return {
    async run(runId) {
      const item = await get(RUNS, runId);
      return item && Run.parse(docOf(item));
    },
    async unfinished() {
      const all = await query(RUNS, '', {});
      return all.map((item) => Run.parse(docOf(item))).filter(({ state }) => state !== 'scored');
    },
    async runs(asked) {
      const { after } = asked;
      const all = (await query(RUNS, '', {})).map((item) => Run.parse(docOf(item)));
      const before = all.filter((run) => after === undefined || placeOfRun(run) < after);
      return pageOfRuns(
        before.sort((a, b) => (placeOfRun(a) < placeOfRun(b) ? 1 : -1)),
        asked,
      );
    },
    async saveRun(run) {
      const { runId, version } = run;
      const over = {
        ConditionExpression: 'version = :v',
        ExpressionAttributeValues: { ':v': version - 1 },
      };
      const rest = { version, doc: JSON.stringify(run) };
      return (await put(RUNS, runId, rest, version === 1 ? IS_NEW : over)) ? 'saved' : 'changed-meanwhile';
    },
    async keepScheme(runId, scheme) {
      await put(`run#${runId}`, 'scheme', { doc: JSON.stringify(scheme) }, IS_NEW);
    },
    async scheme(runId) {
      const item = await get(`run#${runId}`, 'scheme');
      if (!item) return undefined;
      // Only who scores reads a scheme: the schema of it, and all below, is no part of other starts.
      const { Scheme } = await import('../domain/assessment/scheme/scheme.ts');
      return Scheme.parse(docOf(item));
    },
    async keepCounties(runId, counties) {
      await put(`run#${runId}`, 'counties', { doc: JSON.stringify(counties) }, IS_NEW);
    },
    async counties(runId) {
      const item = await get(`run#${runId}`, 'counties');
      return item && (docOf(item) as readonly string[]);
    },
    async saveOutcome(outcome) {
      const { runId, county, state } = outcome;
      const isSaved = await put(
        `run#${runId}`,
        `county#${county}`,
        { outcome: state, doc: JSON.stringify(outcome) },
        {
          ConditionExpression: 'attribute_not_exists(entry) OR outcome <> :s',
          ExpressionAttributeValues: { ':s': 'scored' },
        },
      );
      return isSaved ? 'saved' : 'already-scored';
    },
    async outcomes(runId) {
      const items = await query(`run#${runId}`, ' AND begins_with(entry, :c)', { ':c': 'county#' });
      return items.map((item) => CountyOutcome.parse(docOf(item)));
    },
    async addResult({ result, input }) {
      const { runId, unitId, revision } = result;
      const entry = `${unitId}#${numbered(revision)}`;
      const box = zstdCompressSync(packInput(input));
      // Of two who write one revision the second may have other facts: each has an input of its own.
      const { inputDigest } = result.score;
      const inBucket = box.length > MOST_IN_TABLE;
      const kept = { part: inputsIn(runId, unitId), entry: `${entry}#${inputDigest}` };
      if (inBucket) await inputs.put(nameOf(kept), box);
      else await client.send(new PutCommand({ TableName, Item: { ...kept, bytes: box } }));
      const rest = { inBucket, inputDigest, doc: JSON.stringify(result) };
      return (await put(resultsIn(runId, unitId), entry, rest, IS_NEW)) ? 'added' : 'taken';
    },
    async result(runId, unitId, revision) {
      const item = await get(resultsIn(runId, unitId), `${unitId}#${numbered(revision)}`);
      return item && resultIn(item);
    },
    latestResult,
    async inputOf(runId, unitId, revision) {
      const entry = `${unitId}#${numbered(revision)}`;
      const item = await get(resultsIn(runId, unitId), entry);
      if (!item) return undefined;
      const kept = { part: inputsIn(runId, unitId), entry: `${entry}#${String(item['inputDigest'])}` };
      const box =
        item['inBucket'] === true
          ? await inputs.get(nameOf(kept))
          : ((await get(kept.part, kept.entry))?.['bytes'] as Uint8Array);
      return unpackInput(zstdDecompressSync(box).toString('utf8'));
    },
    async resultsOf({ runId, county, under = county, limit, after }) {
      const part = `result#${runId}#${county}`;
      const start = after === undefined ? under : `${after}#~`;
      // Revisions of a unit stand together; most have one or two.
      for (let reach = 2 * limit + 2; ; reach *= 2) {
        const items = await query(
          part,
          ' AND entry BETWEEN :from AND :to',
          { ':from': start, ':to': `${under}~` },
          {},
          reach,
        );
        const latest = new Map(items.map((item) => [String(item['entry']).split('#')[0], item]));
        const isAll = items.length < reach;
        // The last unit may have more revisions than were read.
        if (!isAll && latest.size < limit + 2) continue;
        const results = [...latest.values()].slice(0, limit).map(resultIn);
        const last = results.at(-1);
        return latest.size > limit && last ? { results, next: last.unitId } : { results };
      }
    },
  };
}

/** Of an object: folders of run, county and unit. */
function nameOf({ part, entry }: { readonly part: string; readonly entry: string }): string {
  return `${part}#${entry}`.replaceAll('#', '/');
}

/** Sorts as the numbers do. */
function numbered(revision: number): string {
  return String(revision).padStart(6, '0');
}

function docOf(item: Item): unknown {
  return JSON.parse(String(item['doc']));
}

function resultIn(item: Item): UnitResult {
  return docOf(item) as UnitResult;
}
