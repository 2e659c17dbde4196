import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type * as z from 'zod/mini';
import { type Bundle, bundle, functionEntries, ROOT } from '../../infra/bundling.ts';
import { bodyExamples } from '../../shared/openapi/body-examples.ts';
import { operations } from '../../shared/api/operations.ts';
import { referenceFiles } from '../../shared/api/public-pages.ts';
import { actionsFor } from '../../shared/aws/actions.ts';
import { documentsOver } from '../../shared/aws/clients.ts';
import { dynamoDirectory } from '../../shared/aws/dynamo-directory.ts';
import { dynamoStores } from '../../shared/aws/dynamo-stores.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { addDays } from '../../shared/domain/calendar/date.ts';
import { shanghaiDateOf } from '../../shared/domain/calendar/instant.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { DEFAULT_DEADLINE_RULES } from '../../shared/domain/deadline/default-rules.ts';
import { ruleBookWith } from '../../shared/domain/deadline/rule-book.ts';
import { directoryOf } from '../../shared/domain/division/directory.ts';
import { step } from '../../shared/domain/notice/step.ts';
import { makeIdNumber } from '../../shared/domain/person/id-number.ts';
import { tables } from '../../shared/tables.ts';
import type { Uses } from '../../shared/uses.ts';
import { type DynamoDbLocal, hasJava, startDynamoDbLocal } from '../contract/dynamodb-local.ts';
import { noticeOf } from '../contract/engine-contract.ts';
import { freePort } from './free-port.ts';
import { type AwsFront, startAwsFront } from './aws-front.ts';
import { startIssuer } from './test-issuer.ts';

const LIVES_IN = '330106002';
const OF = '411525001';
const REGION = 'local';
const SECRETS = {
  pseudonym: 'p'.repeat(64),
  data: JSON.stringify({ k1: 'a'.repeat(64), k2: 'b'.repeat(64) }),
};

/** An installation's own rules: a county takes longer to accept, and reviews what it asks others. */
const OWN_RULES = {
  deadlines: [
    {
      ...DEFAULT_DEADLINE_RULES.find(({ noticeKind }) => noticeKind === 'movement-notice'),
      ruleId: 'movement-gushi',
      jurisdiction: '411525',
      accept: { days: 9, unit: 'working' },
    },
  ],
  reviews: [
    {
      ruleId: 'review-gushi',
      jurisdiction: '411525',
      effectiveFrom: '2020-01-01',
      noticeKinds: ['verification-request'],
      source: '[test]',
    },
  ],
};

/** The bundles as Lambda would run them, each in a process of its own, on DynamoDB Local and a local SQS. */
describe.skipIf(!hasJava)('bundles of functions (DynamoDB Local: needs Java 17)', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-bundles-'));
  const processes = new Map<string, Promise<ChildProcess>>();
  let dynamo: DynamoDbLocal;
  let sqs: FauxqsServer;
  let front: AwsFront;
  let issuer: Awaited<ReturnType<typeof startIssuer>>;
  let bundles: readonly Bundle[];
  let variables: Readonly<Record<string, string>>;

  beforeAll(async () => {
    const checked = ruleBookWith(OWN_RULES);
    if (checked.kind === 'invalid') throw new Error(checked.problems.join());
    const rules = checked.book;
    const dynamoPort = await freePort();
    sqs = await startFauxqs({ port: 0, host: '127.0.0.1', logger: false });
    [dynamo, issuer, bundles] = await Promise.all([
      startDynamoDbLocal(dynamoPort),
      startIssuer(folder),
      bundle(functionEntries(), folder, rules),
    ]);
    front = await startAwsFront({ dynamoPort, sqsPort: sqs.port, secrets: SECRETS });
    for (const name of ['delivery', 'delivery-dead', 'changes']) sqs.createQueue(name, { region: REGION });
    for (const name of ['failures', 'inputs']) sqs.createBucket(name);
    const queueUrl = (name: string): string => `${front.url}/000000000000/${name}`;
    variables = {
      ISSUER: issuer.issuer,
      AUDIENCE: issuer.audience,
      JWKS_URI: issuer.jwksUri,
      PSEUDONYM_KEY_SECRET: 'pseudonym',
      DATA_KEYS_SECRET: 'data',
      DIGEST_HOSTS: 'qyapi.weixin.qq.com',
      DIGEST_LINK: 'none',
      DELIVERY_QUEUE_URL: queueUrl('delivery'),
      DELIVERY_DEAD_LETTERS_URL: queueUrl('delivery-dead'),
      INPUTS_BUCKET: 'inputs',
      // An installation has one or the other; here both are tried.
      FAILED_CHANGES: `derive-movement=s3://failures/aws/lambda/m1/ changes=${queueUrl('changes')}`,
    };
    const directory = dynamoDirectory(documentsOver(dynamo.client), 'directory', () => directoryOf([]));
    await directory.setParticipation('330106', '2020-01-01', null);
    await directory.setParticipation('411525', '2020-01-01', null);
  }, 300_000);
  afterAll(async () => {
    for (const child of await Promise.all(processes.values())) child.kill('SIGKILL');
    front?.stop();
    issuer?.stop();
    dynamo?.stop();
    await sqs?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts a function with exactly the variables that its `Env` names. */
  async function started(name: string): Promise<ChildProcess> {
    const { Env } = await moduleOf(name);
    const names = Object.keys(Env.shape);
    const values = names.map((variable) => [
      variable,
      variables[variable] ?? variable.replace('_TABLE', '').toLowerCase(),
    ]);
    const found = bundles.find(({ entry }) => entry === `functions/${name}.lambda.ts`);
    const child = fork(join(import.meta.dirname, 'lambda-process.ts'), [found?.folder ?? ''], {
      execArgv: [],
      env: {
        ...Object.fromEntries(values),
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: name.replaceAll('/', '-'),
        AWS_SECRET_ACCESS_KEY: 'local',
        AWS_ENDPOINT_URL: front.url,
        NODE_EXTRA_CA_CERTS: issuer.certificate,
        // Less than a sweep keeps in reserve, so that it ends its run after a page.
        ...(name === 'schedule/hand-over' && { REMAINING_MS: '1000' }),
      },
    });
    await once(child, 'message');
    return child;
  }

  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of every shape
  async function invoke(name: string, event: unknown): Promise<any> {
    const process = processes.get(name) ?? started(name);
    processes.set(name, process);
    const child = await process;
    const replied = once(child, 'message');
    child.send(event as object);
    const [{ answer, failure }] = (await replied) as [{ answer?: unknown; failure?: string }];
    if (failure !== undefined) throw new Error(failure);
    return answer;
  }

  async function call(
    name: string,
    caller: Caller,
    request: { params?: object; query?: object; body?: object; key?: string },
  ) {
    const answer = await invoke(`http/${name}`, {
      headers: {
        authorization: `Bearer ${await issuer.mint(caller)}`,
        ...(request.key && { 'idempotency-key': request.key }),
        'accept-language': 'en',
      },
      pathParameters: request.params,
      queryStringParameters: request.query,
      body: JSON.stringify(request.body),
      isBase64Encoded: false,
    });
    return { status: answer.statusCode, body: JSON.parse(answer.body) };
  }

  /** Every item of a table as its stream would bring it new. */
  async function streamOf(TableName: string) {
    const { Items = [] } = await dynamo.client.send(new ScanCommand({ TableName }));
    return { Records: Items.map((NewImage, i) => ({ dynamodb: { NewImage, SequenceNumber: String(i) } })) };
  }

  const clerkOf = (division: string): Caller => ({
    subject: `clerk-${division}`,
    role: 'clerk',
    divisions: [division],
  });
  const operator: Caller = { subject: 'o', role: 'operator', divisions: [] };
  const today = shanghaiDateOf(new Date().toISOString());
  const inflow = (ordinal: number) => ({
    kind: 'inflow',
    happenedOn: today,
    person: {
      name: '测试甲',
      document: { kind: 'resident-id', number: makeIdNumber('100000', '1900-01-01', ordinal) },
    },
    household: { division: OF },
    residence: { division: LIVES_IN, dwelling: 'rented', address: '测试路1号' },
    reason: 'work',
  });
  let personId = '';
  let noticeId = '';

  it('records a movement; a failed read of the keys is tried again by the next request', async () => {
    front.failSecrets(2);
    const asked = { body: inflow(1), key: 'k1' };
    expect((await call('record-movement', clerkOf(LIVES_IN), asked)).status).toBe(503);
    const { status, body } = await call('record-movement', clerkOf(LIVES_IN), asked);
    expect([status, body]).toEqual([201, expect.objectContaining({ repeated: false })]);
    personId = body.movement.personId;
    noticeId = `${body.movement.movement}.household`;
    const batch = { body: { rows: [inflow(2), { kind: 'inflow' }, inflow(1)] }, key: 'k2' };
    const rows = (await call('record-batch', clerkOf(LIVES_IN), batch)).body.rows;
    expect(rows.map((row: { status: number }) => row.status)).toEqual([201, 422, 409]);
  });

  it('derives, dispatches and delivers it, each step twice', async () => {
    for (let i = 0; i < 2; i++) {
      expect(await invoke('stream/derive-movement', await streamOf('movements'))).toEqual({
        batchItemFailures: [],
      });
      const notices = await streamOf('notices');
      expect(notices.Records).toHaveLength(2);
      expect(await invoke('stream/spawn-notices', notices)).toEqual({ batchItemFailures: [] });
      if (i === 0) expect(await invoke('stream/dispatch-notice', notices)).toEqual({ batchItemFailures: [] });
    }
    const messages = sqs.inspectQueue('delivery')?.messages.ready ?? [];
    expect(messages.map(({ body }) => JSON.parse(body).noticeId)).toContain(noticeId);
    const event = { Records: messages.map(({ body }, i) => ({ messageId: String(i), body })) };
    expect(await invoke('queue/deliver-notice', event)).toEqual({ batchItemFailures: [] });
    expect(await invoke('queue/deliver-notice', event)).toEqual({ batchItemFailures: [] });
  });

  it('shows it in the inbox of the other side, and in every list where it belongs', async () => {
    const inbox = await call('list-box', clerkOf(OF), { params: { code: OF, box: 'inbox' } });
    expect(inbox.status).toBe(200);
    expect(
      inbox.body.notices.map((line: { notice: { noticeId: string } }) => line.notice.noticeId),
    ).toContain(noticeId);
    const sent = await call('list-box', clerkOf(LIVES_IN), { params: { code: LIVES_IN, box: 'sent' } });
    expect(sent.body.notices).toHaveLength(2);
    const ledger = await call('list-ledger', clerkOf(LIVES_IN), {
      params: { code: LIVES_IN, ledger: 'living-here' },
    });
    expect(ledger.body.residents.map(({ name }: { name: string }) => name)).toEqual(['测**', '测**']);
    const movements = { params: { code: LIVES_IN }, query: { from: today, to: addDays(today, 1) } };
    expect((await call('list-movements', clerkOf(LIVES_IN), movements)).body.movements).toHaveLength(2);
    const history = await call('read-history', clerkOf(OF), { params: { personId } });
    expect(history.body.movements).toHaveLength(1);
    const unmask = { params: { personId }, body: { purpose: '核实身份信息' } };
    expect((await call('unmask-person', clerkOf(OF), unmask)).body.person.name).toBe('测试甲');
  });

  it('can be read, acted on and answered with another', async () => {
    const read = await call('read-notice', clerkOf(OF), { params: { noticeId } });
    expect(read.body.notice).toMatchObject({ state: 'delivered', limit: { rule: 'movement-gushi' } });
    const act = { params: { noticeId }, body: { action: 'accept' } };
    expect((await call('act-on-notice', clerkOf(OF), act)).body.notice.state).toBe('closed');
    const forged = { ...clerkOf(OF), divisions: ['330106003'] };
    expect((await call('act-on-notice', forged, act)).body.type).toBe('/problems/notice-unknown');
    const content = { items: ['contact'] };
    const raise = {
      body: { kind: 'verification-request', personId, receiver: LIVES_IN, content },
      key: 'r1',
    };
    const raised = await call('raise-notice', clerkOf(OF), raise);
    expect([raised.status, raised.body.notice.state]).toEqual([201, 'in-review']);
  });

  it('goes on to where it belongs when it came to the wrong place', async () => {
    const { notices } = (await call('list-box', clerkOf(OF), { params: { code: OF, box: 'inbox' } })).body;
    const [{ notice }] = notices;
    const misroute = { action: 'misroute', belongsTo: '411525002' };
    const acted = await call('act-on-notice', clerkOf(OF), {
      params: { noticeId: notice.noticeId },
      body: misroute,
    });
    expect(acted.body.notice.state).toBe('misrouted');
    for (let i = 0; i < 2; i++) {
      expect(await invoke('stream/spawn-notices', await streamOf('notices'))).toEqual({
        batchItemFailures: [],
      });
    }
    // Of the one that was accepted, and of the one that was sent on.
    const { Items: lines = [] } = await dynamo.client.send(new ScanCommand({ TableName: 'duties' }));
    expect(lines.map(({ officeKind }) => officeKind?.S?.split('#')[1])).toEqual(['acceptance', 'acceptance']);
    const sent = await call('list-box', clerkOf(LIVES_IN), { params: { code: LIVES_IN, box: 'sent' } });
    const receivers = sent.body.notices.map((line: { notice: { receiver: string } }) => line.notice.receiver);
    expect(receivers.sort()).toEqual([OF, OF, '411525002']);
  });

  it('keeps what is reported by hand, once, with its correction', async () => {
    const here = clerkOf(LIVES_IN);
    const content = { kind: 'training', on: today, unit: 'sessions', amount: 20 };
    const first = await call('report-fact', here, { body: { content }, key: 'f1' });
    expect([first.status, first.body.repeated]).toEqual([201, false]);
    const again = await call('report-fact', here, { body: { content }, key: 'f1' });
    expect(again.body).toEqual({ ...first.body, repeated: true });
    const { factId } = first.body.fact;
    const right = { content: { ...content, amount: 2 }, corrects: factId };
    expect((await call('report-fact', here, { body: right, key: 'f2' })).status).toBe(201);
    const period = { params: { code: LIVES_IN }, query: { from: today, to: today } };
    expect((await call('list-facts', here, period)).body.facts).toHaveLength(2);
    const read = await call('read-fact', here, { params: { fact: factId } });
    expect(read.body.facts.map((fact: { content: { amount: number } }) => fact.content.amount)).toEqual([
      20, 2,
    ]);
  });

  it('knows the divisions of the country', async () => {
    const division = await call('read-division', clerkOf(OF), { params: { code: LIVES_IN } });
    expect(division.body).toMatchObject({ division: { name: '北山街道' }, joined: true });
    const search = await call('search-divisions', clerkOf(OF), { query: { text: '固始县' } });
    expect(search.body.divisions[0].code).toBe('411525');
  });

  it('keeps the registry of a township: villages and areas, as they were and as they became', async () => {
    const own = clerkOf(LIVES_IN);
    const at = { params: { code: LIVES_IN } };
    const village = { kind: 'community', name: '宝石社区', validFrom: '2010-01-01' };
    for (const no of ['001', '002']) {
      const body = { ...village, code: `${LIVES_IN}${no}` };
      expect((await call('register-village', own, { ...at, body })).status).toBe(201);
    }
    const again = await call('register-village', own, {
      ...at,
      body: { ...village, code: `${LIVES_IN}001` },
    });
    expect(again.body.type).toBe('/problems/village-already-registered');
    const renamed = await call('change-village', own, {
      params: { ...at.params, village: `${LIVES_IN}001` },
      body: { action: 'rename', on: '2020-01-01', name: '宝石山社区' },
    });
    expect(renamed.body.village).toMatchObject({ version: 2, periods: [{ validTo: '2020-01-01' }, {}] });
    const listed = await call('list-villages', clerkOf(OF), { ...at, query: { on: '2019-12-31' } });
    expect(listed.body.villages).toHaveLength(2);

    const area = { name: '第一网格', villages: [`${LIVES_IN}001`], validFrom: '2024-01-01' };
    const registered = await call('register-area', own, { ...at, body: { ...area, code: 'W-1' } });
    expect(registered.status).toBe(201);
    const changed = await call('change-area', own, {
      params: { ...at.params, area: 'W-1' },
      body: { action: 'change', on: '2025-01-01', villages: [`${LIVES_IN}001`, `${LIVES_IN}002`] },
    });
    expect(changed.body.area.version).toBe(2);
    const areas = await call('list-areas', clerkOf('330106'), at);
    expect(areas.body.areas).toEqual([changed.body.area]);
    expect((await call('list-areas', clerkOf(OF), at)).body.type).toBe('/problems/division-not-yours');
  });

  it('finds a person by the document, for a side of the person only', async () => {
    const { document } = inflow(1).person;
    const found = await call('find-person', clerkOf(OF), { body: { document } });
    expect(found.body).toMatchObject({ personId, person: { name: '测**' } });
    const stranger = await call('find-person', clerkOf('330105001'), { body: { document } });
    expect(stranger.body.type).toBe('/problems/person-unknown');
  });

  it('lets a county join and leave, and shows when; what goes to one that has not is on the stuck list', async () => {
    const at = { params: { code: '330105' } };
    const body = { joinedOn: '2020-01-01', leftOn: '2021-07-01' };
    expect((await call('set-participation', operator, { ...at, body })).status).toBe(200);
    const read = await call('read-participation', clerkOf(OF), at);
    expect(read.body.participation).toEqual([body]);

    const elsewhere = { ...inflow(7), household: { division: '340102001' } };
    const { movement } = (await call('record-movement', clerkOf(LIVES_IN), { body: elsewhere, key: 'k7' }))
      .body;
    await invoke('stream/derive-movement', await streamOf('movements'));
    const onPaper = `${movement.movement}.household`;
    const message = { messageId: '1', body: JSON.stringify({ noticeId: onPaper }) };
    expect(await invoke('queue/deliver-notice', { Records: [message] })).toEqual({ batchItemFailures: [] });
    const stuck = await call('list-stuck', operator, { query: { why: 'on-paper' } });
    expect(stuck.body.stuck.map((line: { noticeId: string }) => line.noticeId)).toEqual([onPaper]);
  });

  it('sweeps: nothing is due, and nothing was lost', async () => {
    expect(await invoke('schedule/watch-limits', {})).toEqual({ noted: 0, through: true });
    expect(await invoke('schedule/confirm-limits', {})).toEqual({ changed: 0, through: true });
    expect(await invoke('schedule/reconcile', { everything: true })).toEqual({
      looked: true,
      through: true,
      repaired: 0,
      repairedInPass: 0,
    });
    expect(await invoke('schedule/reconcile', {})).toEqual({ looked: false });
    await expect(invoke('schedule/reconcile', { everything: 'yes' })).rejects.toThrow(
      'the event is not of its schema',
    );
  });

  it('hands what a division held that has ended to whoever carries it on, once', async () => {
    // Of a district until April 2021; 330105014 has its work since, whose county takes part no more: so the city has it.
    const ENDED = '330103001';
    const created = '2021-04-05T01:00:00.000Z';
    const queued = noticeOf('handed-over', { holder: ENDED, receiver: ENDED, createdAt: created });
    const limit = {
      what: 'acceptance',
      on: '2021-04-12',
      at: '2021-04-12T16:00:00.000Z',
      rule: 'r',
    } as const;
    const { notices, sweeps } = dynamoStores(dynamo.client, tables);
    await notices.create(step(queued, 'deliver', { at: created, to: ENDED }, { limit }));
    // Thousands of divisions have ended: an earlier run came as far as this one, and each run here has time for a page.
    const place = { reach: 'all', from: ENDED, box: 'inbox' };
    await sweeps.keepPlace('hand-over', JSON.stringify(place));
    expect(await invoke('schedule/hand-over', {})).toEqual({ handedOver: 1, through: false });
    expect(await notices.get('handed-over')).toMatchObject({ holder: '3301', receiver: ENDED });
    expect(JSON.parse((await sweeps.placeOf('hand-over')) ?? '')).toEqual({ ...place, box: 'review' });
    await sweeps.keepPlace('hand-over', undefined);
    // Nothing has ended lately.
    expect(await invoke('schedule/hand-over', {})).toEqual({ handedOver: 0, through: true });
    await expect(invoke('schedule/hand-over', { reach: 'none' })).rejects.toThrow('not of its schema');
  });

  it('keeps the log of outages, corrections in place of what they correct', async () => {
    const body = { from: '2026-03-02T01:00:00.000Z', until: '2026-03-02T05:00:00.000Z', cause: '机房断电' };
    expect((await call('record-outage', operator, { body })).body.outage.seq).toBe(1);
    const other = { ...body, cause: '断网' };
    const refused = await call('record-outage', operator, { body: other });
    expect(refused.body.type).toBe('/problems/outage-overlaps');
    const shorter = { ...body, until: '2026-03-02T04:00:00.000Z', corrects: 1 };
    expect((await call('record-outage', operator, { body: shorter })).status).toBe(201);
    const { outages } = (await call('list-outages', operator, {})).body;
    expect(outages.map((one: { seq: number; standing: boolean }) => [one.seq, one.standing])).toEqual([
      [1, false],
      [2, true],
    ]);
  });

  it('runs an assessment, step by step, and shows what came out', async () => {
    const opened = await invoke('task/open-run', {});
    expect(opened).toMatchObject({ found: true, counties: ['330106', '411525'] });
    const { runId } = opened;
    // Another start leaves alone what somebody works on, and takes the next.
    expect((await invoke('task/open-run', {})).runId).not.toBe(runId);
    // What was recorded today lies in no period that is over: the counties are quiet.
    expect(await invoke('task/list-parts', { runId, county: '330106' })).toEqual({
      county: '330106',
      parts: [],
    });
    expect(await invoke('task/score-part', { runId, part: LIVES_IN })).toEqual({
      units: 1,
      added: 1,
      waiting: 0,
    });
    expect(await invoke('task/score-part', { runId, part: LIVES_IN })).toEqual({
      units: 1,
      added: 0,
      waiting: 0,
    });
    const note = { runId, county: '330106', units: 1 };
    expect(await invoke('task/note-county', note)).toEqual({
      county: '330106',
      state: 'scored',
      saved: true,
    });
    expect(await invoke('task/close-run', { runId })).toEqual({
      runId,
      state: 'incomplete',
      expected: 2,
      scored: 1,
      failed: 1,
    });
    const manager: Caller = { subject: 'm', role: 'manager', divisions: ['330106'] };
    const read = (name: string, params: object, query?: object) =>
      call(name, manager, { params, ...(query && { query }) });
    expect((await read('read-run', { runId })).body.progress).toEqual({
      expected: 2,
      done: 1,
      failed: 1,
      left: 0,
    });
    const unit = { runId, unitId: LIVES_IN };
    expect((await read('read-result', unit)).body.result).toMatchObject({ revision: 1, unitId: LIVES_IN });
    expect((await read('list-results', { runId }, { within: '330106' })).body.results).toHaveLength(1);
    const measure = 'arrivals-recorded-on-time';
    expect((await read('list-records', { ...unit, measure })).body).toMatchObject({ records: [] });
    const first = await read('read-difference', { ...unit, revision: '1' });
    expect(first.body.type).toBe('/problems/no-earlier-revision');
    const reason = { reason: '申诉成立，重新计算' };
    const auditor: Caller = { ...manager, role: 'auditor' };
    const again = await call('recompute-result', auditor, { params: unit, body: reason });
    expect(again.body.changed).toBe(false);
    await settles(String(runId));
    const month = { kind: 'month', from: '2026-01-01' };
    const asked = { body: { scheme: 'agreement-hundred', period: month } };
    const operator: Caller = { subject: 'o', role: 'operator', divisions: [] };
    expect((await call('start-run', operator, asked)).status).toBe(202);
  });

  /** Its one unit is told, signs, and is settled. */
  async function settles(runId: string): Promise<void> {
    const id = `${runId}.330106`;
    const { cases } = dynamoStores(dynamo.client, tables);
    const nothing = { found: true, round: 1, announcements: [], settlements: [] };
    expect(await invoke('task/find-settling', {})).toEqual({ ...nothing, announcements: [id] });
    expect(await invoke('task/announce-county', { id })).toEqual({ id, letters: 1 });
    expect(await invoke('task/announce-county', { id })).toEqual({ id, letters: 0 });
    expect(await invoke('task/find-settling', {})).toEqual({ ...nothing, found: false });
    const county: Caller = { subject: 'm', role: 'manager', divisions: ['330106'] };
    const params = { runId, superior: '330106' };
    expect((await call('read-settlement', county, { params })).body.settlement.state).toBe('open');
    const opened = await cases.one(settlementCase, id);
    if (!opened) throw new Error('no settlement');
    const window = { ...opened.window, dueAt: '2020-01-10T16:00:00.000Z' };
    await cases.save(filedSettlement({ ...opened, version: 2, window }));
    const failed = { id, of: 'settlement', reason: 'ThrottlingException' };
    expect(await invoke('task/find-settling', {})).toEqual({ ...nothing, settlements: [id] });
    expect(await invoke('task/note-unsettled', failed)).toEqual({ id, of: 'settlement', failed: 1 });
    expect(await invoke('task/find-settling', {})).toEqual({ ...nothing, found: false });
    expect(await invoke('task/settle-office', { id })).toEqual({ id, state: 'settled' });
    const { settlement } = (await call('read-settlement', county, { params })).body;
    expect(settlement).toMatchObject({ state: 'settled', ranking: [{ unitId: LIVES_IN, revision: 1 }] });
    const own = { params: { code: LIVES_IN } };
    const { letters } = (await call('list-letters', clerkOf(LIVES_IN), own)).body;
    expect(letters.map(({ kind }: { kind: string }) => kind).sort()).toEqual(['final', 'provisional']);
    const letter = { params: { letterId: `${runId}.${LIVES_IN}.final.1` } };
    expect((await call('read-letter', clerkOf(LIVES_IN), letter)).status).toBe(200);
    const signed = await call('act-on-letter', clerkOf(LIVES_IN), {
      ...letter,
      body: { action: 'acknowledge' },
    });
    expect(signed.body.letter.acknowledgedBy).toBe(`clerk-${LIVES_IN}`);
  }

  it('sweeps what assessments keep: nothing is due', async () => {
    expect(await invoke('schedule/watch-cases', {})).toEqual({ noted: 0, through: true });
    expect(await invoke('schedule/send-digests', {})).toEqual({ sent: 0, failed: 0, through: true });
    for (const name of ['schedule/open-returns', 'schedule/detect-suspicions', 'schedule/count-flows'])
      expect(await invoke(name, {}), name).toMatchObject({ through: true });
  });

  it('answers by name what nobody has asked it before, over the real client', async () => {
    const county = '330106';
    const runId = 'agreement-hundred.v1.month.2026-02-01';
    const params: Readonly<Record<string, string>> = {
      personId,
      noticeId,
      runId,
      unitId: LIVES_IN,
      name: 'main',
      revision: '1',
      measure: 'arrivals-recorded-on-time',
      bulletinId: `${runId}.${county}.bulletin`,
      agreementId: `agreement-hundred.${LIVES_IN}.2027-01-01`,
      schemeId: 'agreement-hundred',
      version: '1',
      department: 'D-EDU',
      objectionId: `${runId}.${LIVES_IN}.1`,
      superior: county,
      letterId: `${runId}.${LIVES_IN}.final.1`,
      month: '2026-02',
      flowPeriod: 'month.2026-02-01',
      taskId: `work.${LIVES_IN}.none.0`,
      sampleId: `sample.${county}.month.2026-02-01`,
      check: `check.${'0'.repeat(32)}`,
      suspicion: 'bulk-replies.x.household',
      finding: `${LIVES_IN}.x.1.wrong`,
    };
    const queries: Readonly<Record<string, object>> = {
      listResults: { within: county },
      exportResult: { format: 'csv' },
      exportResults: { within: county, format: 'csv' },
      printBulletin: { format: 'html' },
      printAgreement: { format: 'docx' },
      listLetterRegister: { year: '2026' },
      reconcileWith: { with: '411525' },
      readRanking: { within: county },
      readFrame: { unit: LIVES_IN },
      listObjectionsOfDivision: { side: 'superior', open: 'true' },
    };
    const odd: unknown[] = [];
    for (const { id, roles, path } of operations) {
      const name = id.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const [role = 'clerk'] = roles;
      if (front.asked.has(`http-${name}`)) continue;
      const code = role === 'clerk' && !/departments|year-end|dispatch/.test(path) ? LIVES_IN : county;
      const caller: Caller = { subject: `any-${role}`, role, divisions: role === 'operator' ? [] : [code] };
      const body = Object.values(bodyExamples[id] ?? {})[0]?.value as object | undefined;
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, part = '']) => [
        part,
        { ...params, code }[part],
      ]);
      const request = { params: Object.fromEntries(named), query: queries[id] ?? {}, key: `any-${id}` };
      const { status, body: answer } = await call(name, caller, { ...request, ...(body && { body }) });
      const isRefused = ['/problems/invalid-request', '/problems/role-not-allowed'].includes(answer.type);
      if (status >= 500 || isRefused) odd.push([id, status, answer]);
    }
    expect(odd).toEqual([]);
  }, 300_000);

  it('lists dead letters and puts them back, wherever they lie', async () => {
    const endpoint = `http://127.0.0.1:${sqs.port}`;
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    const sending = new SQSClient({ region: REGION, endpoint, credentials });
    const putting = new S3Client({ region: REGION, endpoint, credentials, forcePathStyle: true });
    const send = (queue: string, body: string) =>
      sending.send(
        new SendMessageCommand({ QueueUrl: `${endpoint}/000000000000/${queue}`, MessageBody: body }),
      );
    const gaveUp = (rest: object): string =>
      JSON.stringify({
        timestamp: '2026-03-02T01:00:00.000Z',
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 5 },
        ...rest,
      });
    await send('delivery-dead', JSON.stringify({ noticeId }));
    await send('changes', gaveUp({}));
    const payload = JSON.stringify(await streamOf('movements'));
    await putting.send(
      new PutObjectCommand({
        Bucket: 'failures',
        Key: 'aws/lambda/m1/shard/2026',
        Body: gaveUp({ payload }),
      }),
    );
    const { body } = await call('list-dead-letters', operator, { query: {} });
    const sources = ['queue:delivery', 'feed:derive-movement', 'feed:changes'];
    expect(body.sources).toEqual(sources);
    expect(body.letters.map(({ source }: { source: string }) => source)).toEqual(sources);
    for (const source of sources) {
      const back = await call('redrive', operator, { body: { source } });
      expect(back.body, source).toEqual({ redriven: 1, failed: 0 });
    }
    expect((await call('list-dead-letters', operator, { query: {} })).body.letters).toEqual([]);
    const waiting = sqs.inspectQueue('delivery')?.messages.ready ?? [];
    expect(waiting.map((message) => message.body)).toContain(JSON.stringify({ noticeId }));
    sending.destroy();
    putting.destroy();
  });

  it('has the reference with it, and says that it is well, without a token', async () => {
    const get = (name: string, rawPath: string) => invoke(`http/${name}`, { rawPath, headers: {} });
    for (const [path, { type }] of Object.entries(referenceFiles)) {
      const answer = await get('read-reference', path);
      expect([answer.statusCode, answer.headers['content-type'], answer.isBase64Encoded], path).toEqual([
        200,
        type,
        true,
      ]);
      expect(Buffer.from(answer.body, 'base64').length, path).toBeGreaterThan(100);
    }
    const document = await get('read-reference', '/openapi.json');
    const { paths } = JSON.parse(Buffer.from(document.body, 'base64').toString());
    expect(Object.keys(paths).sort()).toEqual([...new Set(operations.map(({ path }) => path))].sort());
    expect((await get('read-reference', '/docs/../index.mjs')).statusCode).toBe(404);
    const health = await get('read-health', '/health');
    expect(Buffer.from(health.body, 'base64').toString()).toBe('{"status":"ok"}');
  });

  it('asks of AWS what it is granted, and nothing else', async () => {
    const names = functionEntries().map((entry) => entry.slice('functions/'.length, -'.lambda.ts'.length));
    const quiet: string[] = [];
    for (const name of names) {
      const { uses, Env } = await moduleOf(name);
      const granted = [...actionsFor(uses)].flatMap(([port, actions]) =>
        actions.map((action) => `${port}:${action}`),
      );
      if (['DATA_KEYS_SECRET', 'PSEUDONYM_KEY_SECRET'].some((key) => key in Env.shape))
        granted.push('secret:GetSecretValue');
      const asked = [...(front.asked.get(name.replaceAll('/', '-')) ?? [])];
      if (granted.length > 0 && asked.length === 0) quiet.push(name);
      expect(granted, name).toEqual(expect.arrayContaining(asked));
    }
    // A function that never asked anything has not been tried.
    expect(quiet).toEqual([]);
  });
});

async function moduleOf(name: string) {
  const path = join(ROOT, 'functions', `${name}.ts`);
  return (await import(path)) as {
    readonly Env: z.ZodMiniObject;
    readonly uses: Uses;
  };
}
