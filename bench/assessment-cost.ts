import { AsyncLocalStorage } from 'node:async_hooks';
import type { ConsumedCapacity, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { S3Client } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { assessmentFunctions, assessmentMachine } from '../local/assessment-workflow.ts';
import type { Stores } from '../local/runtime/stores.ts';
import { runWorkflow } from '../local/workflow/run-workflow.ts';
import { documentsOver } from '../shared/aws/clients.ts';
import { dynamoDirectory } from '../shared/aws/dynamo-directory.ts';
import { dynamoStores } from '../shared/aws/dynamo-stores.ts';
import { fewAtATime } from '../shared/aws/few-at-a-time.ts';
import type { InputsBucket } from '../shared/aws/inputs-bucket.ts';
import { s3Inputs } from '../shared/aws/s3-inputs.ts';
import { officialCalendar } from '../shared/calendar/official-calendar.ts';
import { loadDirectory } from '../shared/divisions/load.ts';
import { filed } from '../shared/domain/assessment/case/case-kind.ts';
import { findingCase } from '../shared/domain/assessment/finding/finding.ts';
import { keptCheckCase } from '../shared/domain/assessment/sampling/check-case.ts';
import { DEFAULT_DEADLINE_RULES } from '../shared/domain/deadline/default-rules.ts';
import { DEFAULT_OUTAGE_RULES } from '../shared/domain/outage/outage-rule.ts';
import { tables } from '../shared/tables.ts';
import { startDynamoDbLocal } from '../test/contract/dynamodb-local.ts';
import { PRICES } from './assessment/prices.ts';
import { askedRun } from './assessment/scored-store.ts';
import { seeded } from './assessment/seeded.ts';
import { CUT_OFF, townshipQuarter } from './assessment/township-quarter.ts';
import type { Row } from './row.ts';

/** What a quarter of the country has: 180 million movements of 40,000 townships in 2,850 counties. */
const NATION = { movements: 180_000_000, townships: 40_000, counties: 2_850 };
/** One county with some of its townships, each with as many records as the country's have on average. */
const COUNTY = '330106';
const TOWNSHIPS = 2;
/** An audit draws some records of a township, however many it has: so many checks, and now and then an error found. */
const CHECKS = 30;
const FINDINGS = 5;
/** A request to DynamoDB from a function in the same region, with the network, when many are on their way. */
const REQUEST_MS = 8;
/** One that keeps some 200 KB in a bucket. */
const OBJECT_MS = 60;
/** `infra/constructs/fn.ts`: 1,024 MB, and some 0.58 of a core that goes with them. */
const FUNCTION_GB = 1;
const FUNCTION_CORES = 0.58;
/** A child of the workflow is charged in chunks of 64 MB. */
const CHILD_GB = 64 / 1024;

interface Spent {
  reads: number;
  writes: number;
  requests: number;
}

/**
 * For whom a call is made: once for the run, once for a county, or for the records of townships, the county's own part among
 * them. Nobody's are the county's other townships: here they are empty, and the country has none that are.
 */
type Often = 'run' | 'county' | 'townships' | 'nobody';
type Bill = Readonly<Record<Often, Spent>>;

const whose = new AsyncLocalStorage<Often>();
const OFTEN_OF: Readonly<Record<string, Often>> = {
  OpenRun: 'run',
  CloseRun: 'run',
  ListParts: 'county',
  NoteCounty: 'county',
};

/** What was kept in the bucket, and what its write would have cost as items of at most 380 KB of the table: the way before. */
interface Kept {
  objects: number;
  asWriteUnits: number;
}

const PART_BYTES = 380_000;
/** Keys and names of an item beside its bytes. */
const ITEM_BYTES = 200;

/** Capacity as DynamoDB Local reports it for the calls that the adapters really make. */
function counting(client: DynamoDBClient): Bill {
  const none = (): Spent => ({ reads: 0, writes: 0, requests: 0 });
  const bill = { run: none(), county: none(), townships: none(), nobody: none() };
  const READS = new Set(['QueryCommand', 'GetItemCommand', 'BatchGetItemCommand']);
  client.middlewareStack.add(
    (next, context) => async (args) => {
      Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
      const result = await next(args);
      const { ConsumedCapacity: said } = result.output as {
        ConsumedCapacity?: ConsumedCapacity | ConsumedCapacity[];
      };
      const units = [said ?? []].flat().reduce((sum, { CapacityUnits = 0 }) => sum + CapacityUnits, 0);
      const spent = bill[whose.getStore() ?? 'nobody'];
      spent.requests += 1;
      if (READS.has(String(context.commandName))) spent.reads += units;
      else spent.writes += units;
      return result;
    },
    { step: 'initialize' },
  );
  return bill;
}

/**
 * Dollars of a national quarter, from one county of a few townships that the workflow scores over DynamoDB Local and a local S3: units and
 * states as they are counted there, for the run, per county and per township, times the country's.
 */
export async function assessmentCost(): Promise<readonly Row[]> {
  const scale = Number(process.env['ASSESSMENT_SCALE'] ?? 1);
  const local = await startDynamoDbLocal(18_998);
  const bucket = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
  bucket.createBucket('inputs');
  const s3 = new S3Client({
    endpoint: `http://127.0.0.1:${bucket.port}`,
    region: 'local',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    forcePathStyle: true,
  });
  const kept: Kept = { objects: 0, asWriteUnits: 0 };
  const inputs = s3Inputs(s3, 'inputs');
  const counted: typeof inputs = {
    ...inputs,
    async put(name, bytes) {
      kept.objects += 1;
      for (let left = bytes.length; left > 0; left -= PART_BYTES)
        kept.asWriteUnits += Math.ceil((Math.min(left, PART_BYTES) + ITEM_BYTES) / 1024);
      await inputs.put(name, bytes);
    },
  };
  try {
    const { stores, townships } = await countyWithQuarter(local.client, counted, scale);
    const runId = await askedRun(stores);
    const bill = counting(local.client);
    const cpu = process.cpuUsage();
    await runWorkflow(
      assessmentMachine(),
      {},
      {
        functions: told(new Set([COUNTY, ...townships]), {
          stores,
          calendar: officialCalendar(),
          rules: DEFAULT_DEADLINE_RULES,
          outageRules: DEFAULT_OUTAGE_RULES,
          clock: { now: () => CUT_OFF },
          log: (code, fields) => console.log(code, JSON.stringify(fields)),
          wholeUntil: async () => CUT_OFF,
          schemes: [],
        }),
        entering: () => undefined,
        sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
        random: Math.random,
      },
    );
    const { user, system } = process.cpuUsage(cpu);
    const run = await stores.assessments.run(runId);
    if (run?.state !== 'scored' || run.scored !== 1) throw new Error('the county was not scored');
    const cpuSeconds = (user + system) / 1e6;
    return priced({ bill, kept, cpuSeconds, townships: townships.length, scale });
  } finally {
    local.stop();
    s3.destroy();
    await bucket.stop();
  }
}

/** The workflow's functions, each of which knows how often the country calls it. */
function told(full: ReadonlySet<string>, settings: Parameters<typeof assessmentFunctions>[0]) {
  const often = (name: string, payload: unknown): Often => {
    const { part = '' } = payload as { readonly part?: string };
    return OFTEN_OF[name] ?? (full.has(part) ? 'townships' : 'nobody');
  };
  const functions = Object.entries(assessmentFunctions(settings)).map(
    ([name, call]) => [name, (payload: unknown) => whose.run(often(name, payload), call, payload)] as const,
  );
  return Object.fromEntries(functions);
}

/** The stores of the functions on AWS, with one county's quarter in them. */
async function countyWithQuarter(client: DynamoDBClient, inputs: InputsBucket, scale: number) {
  const divisions = loadDirectory();
  const directory = dynamoDirectory(documentsOver(client), tables.directory.name, () => divisions);
  // The queue alone is missing, which no step of the assessment asks for anything.
  const stores = { ...dynamoStores(client, tables, inputs), directory } as unknown as Stores;
  const townships = (await directory.childrenOn(COUNTY, '2026-03-31'))
    .map(({ code }) => code)
    .slice(0, TOWNSHIPS);
  await directory.setParticipation(COUNTY, '2020-01-01', null);
  const random = seeded(20_260_101);
  let movements = 0;
  let lines = 0;
  for (const code of townships) {
    const wanted = (NATION.movements / NATION.townships) * scale;
    const all = townshipQuarter({ code }, Math.round(wanted / MOVEMENTS_OF_LINES), random);
    const made = { ...all, checks: all.checks.slice(0, CHECKS), findings: all.findings.slice(0, FINDINGS) };
    await fewAtATime(made.movements, (fact) => stores.facts.put([fact]));
    await fewAtATime(made.lines, (line) => stores.duties.put([line]));
    await fewAtATime(made.waiting, (notice) => stores.notices.create(notice));
    await fewAtATime(made.reported, (fact) => stores.reported.append(fact));
    await fewAtATime(made.checks, (check) => stores.cases.save(filed(keptCheckCase, check)));
    await fewAtATime(made.findings, (finding) => stores.cases.save(filed(findingCase, finding)));
    movements += made.movements.length;
    lines += Object.values(made).reduce((sum, list: readonly unknown[]) => sum + list.length, 0);
  }
  console.log(`${townships.length} townships with ${movements} movements, ${lines} lines in all`);
  return { stores, townships };
}

/** Of the generator's records so many are movements. */
const MOVEMENTS_OF_LINES = 0.41;

function priced(counted: {
  readonly bill: Bill;
  readonly kept: Kept;
  readonly cpuSeconds: number;
  readonly townships: number;
  readonly scale: number;
}): readonly Row[] {
  const { bill, kept, cpuSeconds, townships, scale } = counted;
  // Whatever hangs on the records is that of full townships; a smaller trial is blown up.
  const times = NATION.townships / townships / scale;
  const totalOf = (what: keyof Spent): number =>
    bill.run[what] + bill.county[what] * NATION.counties + bill.townships[what] * times;
  // One for each unit, however many records it has.
  const objects = NATION.townships + NATION.counties;
  if (kept.objects !== townships + 1) throw new Error('not every unit has its input in the bucket');
  const children = NATION.counties;
  // Each unit's part; and listing the parts, noting the county, each once more.
  const lambdaCalls = NATION.townships + 3 * children;
  const waitedSeconds = (totalOf('requests') * REQUEST_MS + objects * OBJECT_MS) / 1000;
  const lambdaSeconds = (cpuSeconds * times) / FUNCTION_CORES + waitedSeconds;
  const lines = [
    ['read units', totalOf('reads'), PRICES.readUnit],
    ['write units', totalOf('writes'), PRICES.writeUnit],
    ['objects kept in the bucket', objects, PRICES.objectPut],
    ['calls of functions', lambdaCalls, PRICES.lambdaRequest],
    ['GB-seconds of functions', lambdaSeconds * FUNCTION_GB, PRICES.lambdaGigabyteSecond],
    [
      'transitions of the run (its states, and one for each county’s start)',
      8 + children,
      PRICES.standardTransition,
    ],
    ['children of the run', children, PRICES.expressRequest],
    // Four parts of a county at a time: a child lives a quarter as long as its functions work.
    ['GB-seconds of children', (lambdaSeconds / 4) * CHILD_GB, PRICES.expressGigabyteSecond],
  ] as const;
  let dollars = 0;
  for (const [name, amount, price] of lines) {
    dollars += amount * price;
    console.log(
      `${name.padEnd(70)} ${Math.round(amount).toLocaleString('en').padStart(14)}  $ ${(amount * price).toFixed(2)}`,
    );
  }
  const before = dollars - objects * PRICES.objectPut + kept.asWriteUnits * times * PRICES.writeUnit;
  console.log(`with all that results were made from in the table, as before: $ ${before.toFixed(2)}`);
  return [
    {
      metric: 'read units for each scored township, its county’s share among them',
      value: Math.round(totalOf('reads') / NATION.townships),
      unit: 'RRU',
      target: 400,
      better: 'lower',
    },
    {
      metric: 'write units for each scored township, its county’s share among them',
      value: Math.round(totalOf('writes') / NATION.townships),
      unit: 'WRU',
      target: 200,
      better: 'lower',
      baseline: Math.round((totalOf('writes') + kept.asWriteUnits * times) / NATION.townships),
    },
    {
      metric: 'a national quarter of 180 million movements',
      value: Math.round(dollars * 100) / 100,
      unit: 'USD',
      target: 5,
      better: 'lower',
      baseline: Math.round(before * 100) / 100,
    },
  ];
}
