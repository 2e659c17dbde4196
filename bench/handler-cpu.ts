import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { createListBox } from '../functions/http/list-box.ts';
import { createRecordMovement } from '../functions/http/record-movement.ts';
import { listBoxOperation } from '../shared/api/division-operations.ts';
import type { Caller } from '../shared/domain/caller/caller.ts';
import { checkIdentity } from '../shared/domain/person/check-identity.ts';
import { RecordMovement } from '../shared/domain/movement/record-command.ts';
import { identityKeys } from '../shared/identity/identity-keys.ts';
import type { HttpHandler } from '../shared/lambda/http.ts';
import { dynamoPorts } from './handler-cpu/dynamo-ports.ts';
import { countedPorts, OFFICE, sampleInflow } from './handler-cpu/ports.ts';
import type { Row } from './row.ts';

const REQUESTS = 200;
const ROUNDS = 31;
const TARGET = 1.3;

const TODAY = '2026-03-02';
const NOW = `${TODAY}T01:00:00.000Z`;
const clock = { now: () => NOW };
const caller: Caller = { subject: 'clerk-1', role: 'clerk', divisions: [OFFICE] };
const verify = async () => caller;
const edge = { verify, newId: () => 'request', log: () => undefined };
const keys = identityKeys({
  pseudonymKey: randomBytes(32),
  dataKeys: [{ keyId: 'k1', key: randomBytes(32) }],
});

/**
 * Processor time of a request in our handlers, with edge and domain, against a bare handler that parses the same request
 * with the same schema, asks the same of the same ports, and answers the same. It brings the identity into the form that
 * is kept, as pseudonym, digest and box are of that; all other checks of edge and domain it leaves out. Both make the same calls, which is checked;
 * blocks of both take turns, and the median of their ratios counts. The ports are those of AWS with the SDK's transport
 * answering at once, and ones in memory that cost nothing, against which every check of the domain shows.
 */
export async function handlerCpu(): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const [where, portsOf] of [
    ['over the DynamoDB adapters', dynamoPorts],
    ['over ports that cost nothing', countedPorts],
  ] as const) {
    rows.push(await compared(`POST /movements ${where}`, recording(portsOf())));
    rows.push(await compared(`GET /divisions/{code}/inbox ${where}`, listing(portsOf())));
  }
  return rows;
}

type Ports = ReturnType<typeof countedPorts>;

interface Pair {
  readonly ours: HttpHandler;
  readonly bare: HttpHandler;
  readonly event: APIGatewayProxyEventV2;
  /** The calls to ports since it was last asked. */
  readonly calls: () => Readonly<Record<string, number>>;
}

export function recording({ ports, calls }: Ports): Pair {
  const { directory, movements, vault } = ports;
  const event = eventOf({ body: JSON.stringify(sampleInflow), headers: { 'idempotency-key': 'k-1' } });
  const bare: HttpHandler = async ({ headers, body = '' }) => {
    const { subject } = await verify();
    const command = RecordMovement.parse(JSON.parse(body));
    if (command.kind !== 'inflow') throw new Error('the sample is an inflow');
    const { household, residence } = command;
    const checked = checkIdentity(command.person, TODAY, () => 'current');
    if (checked.kind === 'refused') throw new Error('the sample is good');
    const person = checked.identity;
    await directory.divisionOn(OFFICE, TODAY);
    await directory.formerCodes(OFFICE, TODAY);
    await directory.divisionOn(person.document.number.slice(0, 6), TODAY);
    for (const { division } of household ? [residence, household] : []) {
      await directory.divisionOn(division, TODAY);
    }
    const personId = keys.personIdOf(person.document);
    await Promise.all([movements.log(personId), vault.get(personId)]);
    const requestKey = keys.digest(`${subject}\n${headers['idempotency-key']}`);
    const contentDigest = keys.digest(JSON.stringify({ ...command, person }));
    await vault.put({ personId, version: 1, ...keys.seal(personId, person) });
    const standing = {
      household: household?.division ?? null,
      open: { division: residence.division, since: command.happenedOn, seq: 1 },
      latestOn: command.happenedOn,
    };
    const shown = {
      personId,
      seq: 1,
      kind: command.kind,
      side: 'residence',
      office: OFFICE,
      happenedOn: command.happenedOn,
      recordedAt: NOW,
      recordedBy: subject,
      late: false,
      household,
      residence,
      reason: command.reason,
      category: 'migrant',
      before: null,
      after: standing,
    } as const;
    await movements.append({ ...shown, requestKey, contentDigest });
    const answer = { movement: { ...shown, movement: `${personId}.1` }, repeated: false, warnings: [] };
    return answered(201, answer);
  };
  return { ours: createRecordMovement({ ...ports, keys, clock }, edge), bare, event, calls };
}

export function listing({ ports, calls }: Ports): Pair {
  const { directory, notices } = ports;
  const event = eventOf({
    pathParameters: { code: OFFICE, box: 'inbox' },
    queryStringParameters: { limit: '20' },
  });
  const bare: HttpHandler = async ({ pathParameters, queryStringParameters }) => {
    const { divisions } = await verify();
    const { code } = listBoxOperation.params.parse(pathParameters);
    const { limit } = listBoxOperation.query.parse(queryStringParameters);
    await Promise.all(divisions.map((division) => directory.formerCodes(division, TODAY)));
    const formerly = await directory.formerCodes(code, TODAY);
    const page = await notices.box('inbox', { divisions: [code, ...formerly], limit });
    return answered(200, { notices: page.notices.map((notice) => ({ notice, flag: 'none', daysLeft: 7 })) });
  };
  return { ours: createListBox({ ...ports, clock }, edge), bare, event, calls };
}

function eventOf(part: {
  readonly headers?: object;
  readonly body?: string;
  readonly pathParameters?: object;
  readonly queryStringParameters?: object;
}): APIGatewayProxyEventV2 {
  const headers = { authorization: 'Bearer some.token.here', ...part.headers };
  return { isBase64Encoded: false, ...part, headers } as unknown as APIGatewayProxyEventV2;
}

function answered(statusCode: number, body: object): APIGatewayProxyStructuredResultV2 {
  const headers = { 'content-type': 'application/json; charset=utf-8', 'x-request-id': 'request' };
  return { statusCode, headers, body: JSON.stringify(body) };
}

async function compared(name: string, { ours, bare, event, calls }: Pair): Promise<Row> {
  await mustAgree(name, { ours, bare, event, calls });
  for (let i = 0; i < 60; i++) {
    await cpuOf(ours, event);
    await cpuOf(bare, event);
  }
  const rounds: (readonly [ours: number, bare: number])[] = [];
  for (let i = 0; i < ROUNDS; i++) rounds.push([await cpuOf(ours, event), await cpuOf(bare, event)]);
  const [our, bares] = [median(rounds.map(([us]) => us)), median(rounds.map(([, us]) => us))];
  console.log(`${name}: ${our.toFixed(1)} µs against ${bares.toFixed(1)} µs`);
  const ratio = median(rounds.map(([us, other]) => us / other));
  return {
    metric: `${name}: processor time against a bare handler`,
    value: Number(ratio.toFixed(3)),
    unit: 'times',
    target: TARGET,
    better: 'lower',
  };
}

/** A comparison of handlers that do not do the same would say nothing. */
async function mustAgree(name: string, { ours, bare, event, calls }: Pair): Promise<void> {
  const our = await ours(event);
  const ourCalls = JSON.stringify(calls());
  const other = await bare(event);
  const otherCalls = JSON.stringify(calls());
  if (our.statusCode !== other.statusCode) throw new Error(`${name}: ${our.statusCode}: ${our.body}`);
  if (ourCalls !== otherCalls) throw new Error(`${name}: ${ourCalls}, but the bare handler ${otherCalls}`);
  const [size, otherSize] = [our.body?.length ?? 0, other.body?.length ?? 0];
  if (size !== otherSize)
    throw new Error(`${name}: answers of ${size} and ${otherSize} characters\n${our.body}\n${other.body}`);
}

/** Microseconds of processor time a request. */
async function cpuOf(handler: HttpHandler, event: APIGatewayProxyEventV2): Promise<number> {
  const before = process.cpuUsage();
  for (let i = 0; i < REQUESTS; i++) await handler(event);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / REQUESTS;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
