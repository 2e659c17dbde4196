import { randomBytes } from 'node:crypto';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { router } from '../../local/runtime/router.ts';
import { localPlatform, type PlatformSettings } from '../../local/platform.ts';
import { sandboxClock } from '../../local/runtime/sandbox-clock.ts';
import { advanceTo } from '../../local/sandbox-time.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import { Caller } from '../../shared/domain/caller/caller.ts';
import { directoryOf } from '../../shared/domain/division/directory.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import { levelOf } from '../../shared/domain/division/code.ts';
import { openEngine } from '../../shared/sqlite/engine.ts';
import { assertDocumented } from './documented.ts';

/** Townships of two counties that have joined, one that has not, and what lies above them. */
export const WEST_LAKE = '330106002';
export const GONGSHU = '330105001';
export const GUSHI = '411525100';
export const NOT_JOINED = '340102001';

const rows: readonly Division[] = (
  [
    ['33', '浙江省'],
    ['3301', '杭州市'],
    ['330106', '西湖区'],
    [WEST_LAKE, '北山街道'],
    ['330105', '拱墅区'],
    [GONGSHU, '米市巷街道'],
    ['41', '河南省'],
    ['4115', '信阳市'],
    ['411525', '固始县'],
    [GUSHI, '蓼城街道'],
    ['34', '安徽省'],
    ['3401', '合肥市'],
    ['340102', '瑶海区'],
    [NOT_JOINED, '明光路街道'],
    ['330113', '临平区', '2021-04-09'],
    ['330199', '测试新区', '2027-01-01'],
    ['330104', '江干区', null, '2021-04-09'],
    ['330104001', '凯旋街道', null, '2021-04-09'],
  ] as [string, string, (string | null)?, (string | null)?][]
).map(([code, name, validFrom = null, validTo = null]) => ({
  code,
  name,
  level: levelOf(code),
  validFrom,
  fromPrecision: 'day',
  validTo,
  toPrecision: 'day',
  predecessors: [],
  successors: [],
  partsTo: [],
  initials: '',
}));

export interface Reply {
  readonly status: number;
  readonly body: any; // oxlint-disable-line typescript/no-explicit-any -- tests look into answers of every shape
  readonly headers: Record<string, string>;
}

export type World = Awaited<ReturnType<typeof smallWorld>>;

/** The whole platform in memory, at nine in the morning of a Monday in Shanghai. */
export async function smallWorld(
  start = '2026-03-02T01:00:00.000Z',
  path = ':memory:',
  changes: { readonly divisions?: readonly Division[]; readonly settings?: Partial<PlatformSettings> } = {},
) {
  const engine = openEngine(path);
  let ids = 0;
  const clock = sandboxClock(engine, () => Date.parse(start));
  const failures: string[] = [];
  const refusals = new Set<string>();
  const platform = localPlatform({
    engine,
    directory: directoryOf([...rows, ...(changes.divisions ?? [])]),
    calendar: officialCalendar(),
    keys: { pseudonymKey: randomBytes(32), dataKeys: [{ keyId: 'k1', key: randomBytes(32) }] },
    clock,
    // A token here is the caller in plain JSON; real tokens have a test of their own.
    verify: async (token) => callerIn(Buffer.from(token, 'base64url').toString()),
    newId: () => `id-${++ids}`,
    log: (code, fields) => failures.push(`${code} ${JSON.stringify(fields)}`),
    systemNow: () => Date.parse(start),
    ...changes.settings,
  });
  for (const county of ['330106', '330105', '411525'])
    await platform.stores.directory.setParticipation(county, '2026-01-01', null);
  const find = router(platform.routes);

  const call = async (
    caller: Caller | null,
    method: string,
    path: string,
    options: {
      readonly body?: unknown;
      readonly key?: string;
      readonly headers?: Record<string, string>;
      /** The body as bytes, as a gateway hands on what is no text. */
      readonly bytes?: Uint8Array;
    } = {},
  ): Promise<Reply> => {
    const url = new URL(path, 'http://localhost');
    const match = find(method, url.pathname);
    if (!match) throw new Error(`no route ${method} ${path}`);
    const token = caller ? Buffer.from(JSON.stringify(caller)).toString('base64url') : null;
    const { body, bytes } = options;
    const answer = await match.handler({
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(options.key && { 'idempotency-key': options.key }),
        ...options.headers,
      },
      pathParameters: match.params,
      queryStringParameters: Object.fromEntries(url.searchParams),
      body: bytes
        ? Buffer.from(bytes).toString('base64')
        : typeof body === 'string'
          ? body
          : JSON.stringify(body),
      isBase64Encoded: bytes !== undefined,
    } as unknown as APIGatewayProxyEventV2);
    await engine.settled();
    const { body: sent = '', isBase64Encoded } = answer;
    const reply = {
      status: answer.statusCode ?? 0,
      // A file is bytes, anything else JSON.
      body: isBase64Encoded ? Buffer.from(sent, 'base64') : sent && JSON.parse(sent),
      headers: answer.headers as Record<string, string>,
    };
    if ('answers' in match.operation) assertDocumented(match.operation, reply);
    if (reply.status >= 400)
      refusals.add(`${match.operation.id} ${reply.body.type.replace('/problems/', '')}`);
    return reply;
  };

  return {
    ...platform,
    engine,
    clock,
    failures,
    /** Each operation and refusal met so far. */
    refusals,
    call,
    settle: () => platform.pumps.settle(),
    advanceTo: (instant: string) => advanceTo({ ...platform, clock }, instant),
    async close() {
      await platform.pumps.stop();
      engine.close();
    },
  };
}

function callerIn(token: string): Caller | undefined {
  try {
    return Caller.parse(JSON.parse(token));
  } catch {
    return undefined;
  }
}

export function clerk(division: string): Caller {
  return { subject: `clerk-${division}`, role: 'clerk', divisions: [division] };
}

export function syntheticPerson(ordinal = 1) {
  return {
    name: '测试甲',
    document: { kind: 'resident-id', number: makeIdNumber('100000', '1900-01-01', ordinal) },
    phone: '15400000001',
  };
}

export function inflowBody(
  office: string,
  happenedOn: string,
  household: string | null = GUSHI,
  ordinal = 1,
) {
  return {
    kind: 'inflow',
    happenedOn,
    person: syntheticPerson(ordinal),
    household: household === null ? null : { division: household },
    residence: { division: office, dwelling: 'rented', address: '测试路1号' },
    reason: 'work',
  };
}
