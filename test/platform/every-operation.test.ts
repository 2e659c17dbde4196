import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { operations } from '../../shared/api/operations.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { bodyExamples } from '../../shared/openapi/body-examples.ts';
import { drafted } from '../bulletin/demo-bulletin.ts';
import { schemeBodies } from '../../shared/openapi/scheme-examples.ts';
import { servedSandbox } from './served-sandbox.ts';
import { clerk, inflowBody } from './small-world.ts';

const OFFICE = '330106009';
const HOUSEHOLD = '411525001';
const manager: Caller = { subject: 'manager', role: 'manager', divisions: ['330106', OFFICE] };
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: ['330106'] };

let served: Awaited<ReturnType<typeof servedSandbox>>;
let token = '';
let clerkToken = '';
let operatorToken = '';
let auditorToken = '';
let managerToken = '';
let personId = '';
let movement = '';
let factId = '';
let bulletinId = '';

beforeAll(async () => {
  served = await servedSandbox();
  clerkToken = await served.sandbox.issuer.mint(clerk(OFFICE));
  managerToken = await served.sandbox.issuer.mint(manager);
  auditorToken = await served.sandbox.issuer.mint(auditor);
  operatorToken = await served.sandbox.issuer.mint({ subject: 'op', role: 'operator', divisions: [] });
  token = clerkToken;
  const { status, body } = await send('POST', '/movements', inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 900));
  if (status !== 201) throw new Error(JSON.stringify(body));
  ({ personId, movement } = (body as { movement: { personId: string; movement: string } }).movement);
  const reported = await send('POST', '/facts', goodBodies['reportFact']?.());
  factId = (reported.body as { fact: { factId: string } }).fact.factId;
  const draft = drafted();
  await served.sandbox.stores.cases.save(filed(bulletinCase, draft));
  bulletinId = draft.bulletinId;
  await served.sandbox.pumps.settle();
  // From here on only requests write.
  await served.sandbox.pumps.stop();
});
afterAll(async () => await served.close());

let key = 0;
async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const response = await fetch(served.at + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'idempotency-key': `op-${++key}`, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    type: response.headers.get('content-type') ?? '',
    language: response.headers.get('content-language'),
    // A file is not looked into here.
    body: (response.headers.get('content-type')?.includes('json') ? JSON.parse(text) : undefined) as
      | Record<string, unknown>
      | undefined,
  };
}

/** What is kept, by table; the audit apart, where an attempt may be written down. */
function kept(): unknown {
  const tables = [
    'movements',
    'vault',
    'residents',
    'facts',
    'notices',
    'duties',
    'reported',
    'changes',
    'messages',
    'dead_letters',
    'assessment_runs',
    'assessment_frozen',
    'assessment_results',
    'assessment_inputs',
    'cases',
  ];
  return tables.map((table) =>
    Number(served.sandbox.engine.db.prepare(`SELECT count(*) AS n FROM ${table}`).get()?.['n']),
  );
}

/** A good value for every `{name}` of a path. */
const goodParams: Readonly<Record<string, () => string>> = {
  personId: () => personId,
  noticeId: () => `${movement}.household`,
  code: () => OFFICE,
  name: () => 'main',
  box: () => 'inbox',
  ledger: () => 'living-here',
  village: () => '330106009001',
  area: () => 'G-01',
  runId: () => 'agreement-hundred.v1.month.2026-02-01',
  unitId: () => OFFICE,
  measure: () => 'arrivals-recorded-on-time',
  revision: () => '1',
  fact: () => factId,
  bulletinId: () => bulletinId,
  agreementId: () => `agreement-hundred.${OFFICE}.2027-01-01`,
  schemeId: () => 'agreement-hundred',
  version: () => '1',
  department: () => 'D-EDU',
  objectionId: () => `agreement-hundred.v1.month.2026-02-01.${OFFICE}.1`,
  superior: () => OFFICE.slice(0, 6),
  letterId: () => `agreement-hundred.v1.month.2026-02-01.${OFFICE}.provisional.1`,
  month: () => '2026-02',
  flowPeriod: () => 'month.2026-02-01',
  taskId: () => `work.${OFFICE}.none.0`,
  sampleId: () => 'sample.330106.month.2026-02-01',
  check: () => `check.${'0'.repeat(32)}`,
  suspicion: () => `bulk-replies.${movement}.household`,
  finding: () => `${OFFICE}.${movement}.wrong`,
};
/** Operations of a county: the township's code would only ever be refused. */
const ofCounties = ['draftAgreement', 'publishOverrides', 'actOnYearEnd'];
const goodQueries: Readonly<Record<string, Record<string, string>>> = {
  searchDivisions: { text: '西湖' },
  listLetterRegister: { year: '2026' },
  listMovements: { from: '2026-03-01', to: '2026-03-31' },
  listResults: { within: OFFICE },
  listObjectionsOfDivision: { side: 'office', open: 'true' },
  listFacts: { from: '2026-03-01', to: '2026-03-31' },
  exportResults: { within: OFFICE },
  readRanking: { within: '330106' },
  readFrame: { unit: OFFICE },
};
/** A good body for every operation that takes one. */
const goodBodies: Readonly<Record<string, () => object>> = {
  recordMovement: () => ({
    ...inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1 + (key % 800)),
    together: [inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1 + ((key + 400) % 800)).person],
  }),
  recordBatch: () => ({ rows: [inflowBody(OFFICE, '2026-03-01', HOUSEHOLD, 1 + (key % 800))] }),
  unmaskPerson: () => ({ purpose: '核对户籍信息' }),
  raiseNotice: () => ({
    kind: 'verification-request',
    receiver: HOUSEHOLD,
    personId,
    content: { items: ['contact'], urgency: { ground: 'missing-or-rescue' } },
  }),
  actOnNotice: () => ({ action: 'withdraw', reason: '已核实' }),
  printLetter: () => ({ purpose: '寄送联系函', handler: '王经办' }),
  actOnPaperLetter: () => ({ action: 'send', by: 'post' }),
  establishFinding: () => ({ record: movement, kind: 'late', reason: '逾期登记' }),
  ...Object.fromEntries(
    [
      'findPerson',
      'setLetterhead',
      'setDigestChannel',
      'recordOutage',
      'redrive',
      'setParticipation',
      'registerVillage',
      'changeVillage',
      'registerArea',
      'changeArea',
      'reportFact',
      'startRun',
      'recomputeResult',
      'editBulletin',
      'withdrawBulletin',
      ...Object.keys(schemeBodies),
      'fileObjection',
      'actOnObjection',
      'actOnLetter',
      'sealSample',
      'settleCheck',
      'judgeSuspicion',
      'withdrawFinding',
      'actOnLetter',
      'setTasks',
      'actOnTask',
      'actOnReturn',
    ].map((id) => [id, () => Object.values(bodyExamples[id] ?? {})[0]?.value as object]),
  ),
};

const nasty = fc.constantFrom<unknown>(
  '2026-02-30',
  '2026/1/1',
  '民国115年3月1日',
  '２０２６-０３-０１',
  '0115-03-01',
  '9999-99-99',
  '\ud800',
  '测\u0000试',
  '',
  ' ',
  '9'.repeat(400),
  '330106009',
  '１１０１０５',
  '99',
  2 ** 53 + 2,
  -1,
  1e308,
  0.5,
  null,
  true,
  [],
  {},
  [[[]]],
  Array.from({ length: 300 }, () => 'x'),
);
const value = fc.oneof({ weight: 3, arbitrary: nasty }, { weight: 1, arbitrary: fc.jsonValue() });
const oddKey = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '',
  'a/b~c',
  'pregnant',
  '姓名',
);
const oddSegment = fc.oneof(
  fc.constantFrom('%00', '..%2f..', '%', '%E0%A4%A', '%252e', '..;', '%F0%28%8C%28', '*', '0', '000000', '~'),
  fc
    .string({ unit: 'binary', maxLength: 20 })
    // `fetch` takes dots out of a path before it sends it; bad-http.test.ts sends them raw.
    .filter((text) => text.isWellFormed() && text !== '.' && text !== '..')
    .map(encodeURIComponent),
);

const oddQuery = fc.oneof(
  fc.constantFrom(
    '2026-02-30',
    '2026-13-01',
    '0000-00-00',
    '9999-12-31',
    '1899-12-31',
    '２０２６-０３-０１',
    '2026-3-1',
  ),
  fc.constantFrom(
    'bnVsbA',
    'W10',
    'eyJzb3J0IjoxfQ',
    'eyJzb3J0IjoifiIsIm5vdGljZUlkIjoifiJ9',
    'eyJkaXZpc2lvbiI6IiIsInBlcnNvbklkIjoiIn0',
    '%%',
  ),
  nasty.map(String),
);

type Path = readonly (string | number)[];
function pathsOf(json: unknown, at: Path = []): Path[] {
  const below =
    typeof json === 'object' && json !== null
      ? Object.entries(json).flatMap(([name, part]) => pathsOf(part, [...at, name]))
      : [];
  return [at, ...below];
}

/** A copy with one place replaced, taken out, or given a field that it does not have. */
function changed(json: unknown, [name, ...rest]: Path, how: (place: unknown) => unknown): unknown {
  if (name === undefined) return how(json);
  const copy = (Array.isArray(json) ? [...(json as unknown[])] : { ...(json as object) }) as Record<
    string,
    unknown
  >;
  const next = changed(copy[name], rest, how);
  if (next === undefined) delete copy[name];
  else copy[name] = next;
  return copy;
}

const mutation = fc.record({
  place: fc.nat(),
  how: fc.oneof(
    value.map((v) => (): unknown => v),
    fc.constant((): unknown => undefined),
    fc.tuple(oddKey, value).map(([name, v]) => (at: unknown) => {
      if (typeof at !== 'object' || at === null) return v;
      const copy: object = Array.isArray(at) ? [...(at as unknown[])] : { ...at };
      return Object.defineProperty(copy, name, {
        value: v,
        enumerable: true,
        configurable: true,
        writable: true,
      });
    }),
  ),
});
const headers = fc.record(
  {
    'if-match': fc.constantFrom('"0"', 'W/"1"', '*', '"', '1', '"999999999999999999999"'),
    'idempotency-key': fc.constantFrom('', ' ', 'ключ'.replace(/./g, 'é'), 'a b', 'x'.repeat(65), 'ok-key'),
    'accept-language': fc.constantFrom('en', 'zh-CN', 'fr, en;q=0.1', '*', ';;;', 'x'.repeat(500)),
    'x-request-id': fc.constantFrom('é', 'x'.repeat(300), '{"a":1}', ' '),
    authorization: fc.constantFrom('Bearer', 'Bearer x', 'Basic eDp5', 'bearer a.b.c', ''),
  },
  { requiredKeys: [] },
);

describe('whatever is sent to', () => {
  it.each(operations.map((operation) => [operation.id, operation] as const))(
    '%s is answered by name, and a refusal leaves nothing',
    async (id, operation) => {
      const isClerks = (operation.roles as readonly string[]).includes('clerk');
      const isManagers = (operation.roles as readonly string[]).includes('manager');
      const isAuditors = !(operation.roles as readonly string[]).includes('operator');
      token = isClerks ? clerkToken : isManagers ? managerToken : isAuditors ? auditorToken : operatorToken;
      const body = goodBodies[id];
      if ('body' in operation !== (body !== undefined)) throw new Error(`${id}: give it a good body here`);
      const queryNames = 'query' in operation ? Object.keys(operation.query.shape) : [];
      const statuses = new Set<number>();
      const sample = fc.record({
        segment: fc.option(oddSegment, { freq: 3 }),
        query: fc.option(
          fc.record({ name: fc.constantFrom(...queryNames, 'unknown', '__proto__'), value: oddQuery }),
          { freq: 2 },
        ),
        mutations: fc.array(mutation, { maxLength: 2 }),
        headers: fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: headers }),
      });
      await fc.assert(
        fc.asyncProperty(sample, async ({ segment, query, mutations, headers: odd }) => {
          const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
          let path: string = operation.path;
          for (const [i, name] of names.entries()) {
            const good = goodParams[name];
            if (!good) throw new Error(`${id}: give ${name} a good value here`);
            const right = name === 'code' && ofCounties.includes(id) ? '330106' : good();
            path = path.replace(
              `{${name}}`,
              i === 0 && segment !== null ? segment : encodeURIComponent(right),
            );
          }
          const asked = new URLSearchParams(goodQueries[id]);
          if (query) asked.set(query.name, query.value.toWellFormed());
          let sent: unknown = body?.();
          for (const { place, how } of mutations) {
            const paths = pathsOf(sent);
            sent = changed(sent, paths[place % paths.length] ?? [], how);
          }
          const before = kept();
          const wire = asked.size > 0 ? `${path}?${asked.toString()}` : path;
          const answer = await send(operation.method, wire, body ? (sent ?? null) : undefined, odd);
          statuses.add(answer.status);
          const seen = JSON.stringify({ wire, sent, odd, answer });
          expect(answer.status, seen).toBeLessThan(500);
          if (answer.status < 400) return;
          expect(answer.type, seen).toBe('application/problem+json; charset=utf-8');
          expect(answer.body, seen).toMatchObject({ status: answer.status });
          expect(String(answer.body?.['type']), seen).toMatch(/^\/problems\/[a-z0-9-]+$/);
          expect(String(answer.body?.['title']).length, seen).toBeGreaterThan(5);
          expect(kept(), seen).toEqual(before);
        }),
        { numRuns: 80 },
      );
      // A test that only ever saw one kind of answer has tried nothing.
      expect(statuses.size).toBeGreaterThan(1);
      expect(served.logged.filter((line) => line.startsWith('request-failed'))).toEqual([]);
    },
  );

  it('a role that may not is refused by name, everywhere', async () => {
    token = await served.sandbox.issuer.mint(auditor);
    for (const operation of operations.filter(
      ({ roles }) => !(roles as readonly string[]).includes('auditor'),
    )) {
      const path = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => goodParams[name]?.() ?? '');
      const answer = await send(operation.method, path, goodBodies[operation.id]?.());
      expect([operation.id, answer.status, answer.body?.['type']]).toEqual([
        operation.id,
        403,
        '/problems/role-not-allowed',
      ]);
    }
    token = clerkToken;
  });
});
