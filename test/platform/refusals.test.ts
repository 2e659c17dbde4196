import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import {
  filedSettlement,
  settlementCase,
} from '../../shared/domain/assessment/settlement/settlement-case.ts';
import {
  settledAgain,
  touchedSettlement,
} from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { drafted } from '../bulletin/demo-bulletin.ts';
import { operations } from '../../shared/api/operations.ts';
import { refusalsOf } from '../../shared/api/refusals-of.ts';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { limitOnDay } from '../../shared/domain/assessment/running-limit.ts';
import { openedSettlement } from '../../shared/domain/assessment/settlement/settlement-record.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import { flowHeadCase, flowPartCase } from '../../shared/domain/flow/flow-record.ts';
import { sampleCase } from '../../shared/domain/assessment/sampling/sample.ts';
import { suspicionCase } from '../../shared/domain/assessment/suspicion/suspicion-case.ts';
import { filedReturn } from '../../shared/domain/assessment/monthly-return/return-case.ts';
import { prefillReturn } from '../../shared/domain/assessment/monthly-return/prefill-return.ts';
import { DEFAULT_SETTLEMENT_RULES } from '../../shared/domain/assessment/settlement/settlement-rule.ts';
import { filedTask } from '../../shared/domain/assessment/unit-task/task-case.ts';
import type { UnitTask } from '../../shared/domain/assessment/unit-task/unit-task.ts';
import { officialCalendar } from '../../shared/calendar/official-calendar.ts';
import type { Suspicion } from '../../shared/domain/assessment/suspicion/suspicion.ts';
import { type Caller, Role } from '../../shared/domain/caller/caller.ts';
import type { Division } from '../../shared/domain/division/division.ts';
import {
  clerk,
  GONGSHU,
  GUSHI,
  inflowBody,
  NOT_JOINED,
  smallWorld,
  syntheticPerson,
  WEST_LAKE,
  type World,
} from './small-world.ts';

/** Whatever an operation says that it may refuse is provoked here, and nothing else may come (see `documented.ts`). */
const met = new Set<string>();
const here = clerk(WEST_LAKE);
const home = clerk(GUSHI);
const PERSON = 'p'.repeat(22);
/** Failures of the machine: `bad-input.test.ts` and the engine's own tests cause them. */
const MACHINE = ['try-again-later', 'storage-full'];
let world: World;

beforeEach(async () => {
  world = await smallWorld();
});
afterEach(async () => {
  for (const one of world.refusals) met.add(one);
  await world.close();
});
describe.each(operations.map((operation) => [operation.id, operation] as const))('%s', (_, operation) => {
  const path = operation.path
    .replace('{code}', /villages|areas|returns\/\{month/.test(operation.path) ? GUSHI : '411525')
    .replace('{flowPeriod}', 'month.2026-02-01')
    .replace('{village}', `${GUSHI}001`)
    .replace('{area}', 'G-01')
    .replace('{personId}', PERSON)
    .replace('{fact}', PERSON)
    .replace('{noticeId}', 'n')
    .replace('{sampleId}', 'sample.411525.month.2026-02-01')
    .replace('{check}', `check.${'0'.repeat(32)}`)
    .replace('{suspicion}', 's')
    .replace('{finding}', 'f')
    .replace('{taskId}', 'work.411525.none.0')
    .replace('{month}', '2026-02')
    .replace('{box}', 'inbox')
    .replace('{runId}', 'agreement-hundred.v1.month.2026-02-01')
    .replace('{unitId}', '411525')
    .replace('{measure}', 'arrivals-recorded-on-time')
    .replace('{revision}', '1')
    .replace('{ledger}', 'living-here')
    .replace('{bulletinId}', 'run.411525.bulletin')
    .replace('{agreementId}', `agreement-hundred.${GUSHI}.2026-04-01`)
    .replace('{schemeId}', 'agreement-hundred')
    .replace('{version}', '1')
    .replace('{department}', 'D-EDU');
  const [role = 'clerk'] = operation.roles;
  const caller: Caller = { subject: 'x', role, divisions: role === 'operator' ? [] : ['411525'] };
  const send = (who: Caller | null, options: Parameters<World['call']>[3] = {}) =>
    world.call(who, operation.method, path, options);

  it('is for those who are signed in and have the role', async () => {
    expect((await send(null)).body.type).toBe('/problems/not-signed-in');
    const forged = await send(null, { headers: { authorization: 'Bearer nonsense' } });
    expect(forged.body.type).toBe('/problems/token-invalid');
    for (const other of Role.options.filter((one) => !(operation.roles as readonly string[]).includes(one)))
      expect((await send({ ...caller, role: other })).body.type).toBe('/problems/role-not-allowed');
  });

  if ('query' in operation)
    it('takes no field that it does not know', async () => {
      const { body } = await world.call(caller, operation.method, `${path}?colour=red`);
      expect(body.type).toBe('/problems/invalid-request');
      expect(JSON.stringify(body.errors)).toContain('/colour');
    });

  if ('params' in operation)
    it('takes no address that cannot be', async () => {
      const odd = operation.path.replaceAll(/\{\w+\}/g, encodeURIComponent('?? ??'));
      const asked = await world.call(caller, operation.method, odd, { body: {}, key: 'k' });
      expect(asked.body.type).toBe('/problems/invalid-request');
    });

  if ('body' in operation)
    it('takes no body that is none', async () => {
      const key = 'k';
      const types = [
        await send(caller, { key, body: '{' }),
        await send(caller, { key, body: `${'['.repeat(50)}${']'.repeat(50)}` }),
        await send(caller, { key, body: `"${'x'.repeat(1_000_000)}"` }),
        await send(caller, { key, bytes: Uint8Array.of(0x22, 0xc3, 0x28, 0x22) }),
        await send(caller, { key, body: { colour: 'red' } }),
      ].map(({ body }) => body.type.replace('/problems/', ''));
      expect(types).toEqual([
        'malformed-json',
        'body-too-deep',
        'body-too-large',
        'malformed-utf8',
        'invalid-request',
      ]);
    });

  if ('idempotent' in operation)
    it('wants an Idempotency-Key', async () => {
      for (const key of ['', 'two words', 'x'.repeat(65)]) {
        const { body } = await send(caller, { body: {}, headers: { 'idempotency-key': key } });
        expect(body.type).toBe('/problems/idempotency-key-missing');
      }
    });
});

describe('recording', () => {
  const body = inflowBody(WEST_LAKE, '2026-03-01');
  const { person } = body;
  let keys = 0;
  const record = async (sent: object, caller = here, key = `k${++keys}`) =>
    (await world.call(caller, 'POST', '/movements', { body: sent, key })).body;
  const withNumber = (number: string, kind = 'resident-id') => ({
    ...body,
    person: { ...person, document: { kind, number } },
  });

  it.each<[string, object]>([
    ['id-number-length', withNumber('12345')],
    ['id-number-characters', withNumber('10000019000101001A')],
    ['id-number-check-digit', withNumber('100000190001010011')],
    ['id-number-birth-date', withNumber('100000190013010018')],
    ['document-number-invalid', withNumber('AB', 'passport')],
    ['name-invalid', { ...body, person: { ...person, name: '测<试' } }],
    ['phone-invalid', { ...body, person: { ...person, phone: '12' } }],
    ['household-missing', { ...body, household: null }],
    ['household-not-applicable', withNumber('H12345678', 'hkm-travel-permit')],
    ['date-in-future', { ...body, happenedOn: '2026-03-03' }],
    ['division-unknown', { ...body, household: { division: '999999' } }],
    ['division-not-yet-valid', { ...body, happenedOn: '2021-04-08', household: { division: '330113' } }],
    ['division-abolished', { ...body, residence: { division: '330104001', dwelling: 'rented' } }],
    ['residence-outside-office', { ...body, residence: { division: GONGSHU, dwelling: 'rented' } }],
    ['same-person-twice', { ...body, together: [person] }],
    ['division-not-yours', { ...body, office: GONGSHU }],
    ['no-open-residence-here', { kind: 'outflow', side: 'residence', happenedOn: '2026-03-01', person }],
    [
      'household-outside-office',
      { kind: 'return', side: 'household', happenedOn: '2026-03-01', person, household: { division: GUSHI } },
    ],
    [
      'movement-unknown',
      { kind: 'correction', happenedOn: '2026-03-01', person, corrects: 7, right: { reason: 'business' } },
    ],
  ])('%s', async (name, sent) => {
    expect((await record(sent)).type).toBe(`/problems/${name}`);
  });

  it('what the person’s log does not allow', async () => {
    expect((await record(body, here, 'same')).type).toBeUndefined();
    expect((await record({ ...body, reason: 'business' }, here, 'same')).type).toBe(
      '/problems/idempotency-key-reused',
    );
    expect((await record(body)).type).toBe('/problems/already-open-here');
    const moved = { kind: 'change-of-address', happenedOn: '2026-03-01', person };
    const elsewhere = { ...moved, residence: { division: GONGSHU, dwelling: 'rented' } };
    expect((await record(elsewhere, clerk(GONGSHU))).type).toBe('/problems/residence-outside-county');
    const empty = { kind: 'correction', happenedOn: '2026-03-01', person, corrects: 1, right: {} };
    expect((await record(empty)).type).toBe('/problems/correction-empty');
    const both: Caller = { ...here, divisions: [WEST_LAKE, GONGSHU] };
    expect((await record(body, both)).type).toBe('/problems/office-ambiguous');
  });

  it('another office in the same instant', async () => {
    const answers = await Promise.all([
      record(body),
      record(inflowBody(GONGSHU, '2026-03-01'), clerk(GONGSHU)),
    ]);
    expect(answers.map(({ type }) => type)).toContain('/problems/person-changed-meanwhile');
  });
});

describe('people and lists', () => {
  it('who is no side of a person sees nobody', async () => {
    const purpose = { body: { purpose: '核对户籍信息' } };
    expect((await world.call(here, 'POST', `/people/${PERSON}/unmask`, purpose)).status).toBe(404);
    expect((await world.call(here, 'GET', `/people/${PERSON}/movements`)).status).toBe(404);
    const find = async (number: string, kind = 'resident-id') =>
      (await world.call(here, 'POST', '/people/find', { body: { document: { kind, number } } })).body.type;
    const numbers = ['12345', '10000019000101001A', '100000190001010011', '100000190013010018'];
    expect(await Promise.all(numbers.map((number) => find(number)))).toEqual(
      ['length', 'characters', 'check-digit', 'birth-date'].map((what) => `/problems/id-number-${what}`),
    );
    expect(await find('AB', 'passport')).toBe('/problems/document-number-invalid');
    expect(await find(syntheticPerson().document.number)).toBe('/problems/person-unknown');
  });

  it('lists are for one’s own divisions, and for so many that they can be read', async () => {
    const nation: Caller = { subject: 'm', role: 'manager', divisions: ['33'] };
    const { stores } = world;
    const crowd = Array.from({ length: 401 }, (_, i) => ({ code: `33${String(i + 10)}` }));
    const directory = { ...stores.directory };
    for (const list of [
      'inbox?below=true',
      'paper-letters?below=true',
      'ledgers/living-here',
      'movements?from=2026-01-01&to=2026-03-01',
      'facts?from=2026-01-01&to=2026-03-01',
      'reconciliation?with=411525',
    ]) {
      const foreign = await world.call(nation, 'GET', `/divisions/41/${list}`);
      expect(foreign.body.type).toBe('/problems/division-not-yours');
      Object.assign(stores.directory, { childrenOn: async () => crowd });
      const wide = await world.call(nation, 'GET', `/divisions/33/${list}`);
      expect(wide.body.type).toBe('/problems/too-many-divisions');
      Object.assign(stores.directory, directory);
    }
  });

  it('divisions are as they were on the day', async () => {
    const read = async (path: string) => (await world.call(here, 'GET', `/divisions/${path}`)).body.type;
    expect(await read('999999')).toBe('/problems/division-unknown');
    expect(await read('330113?on=2021-04-08')).toBe('/problems/division-not-yet-valid');
    expect(await read('330104')).toBe('/problems/division-abolished');
  });

  it('operators hear which source, letter or division is none of theirs', async () => {
    const operator: Caller = { subject: 'o', role: 'operator', divisions: [] };
    const provincial: Caller = { ...operator, divisions: ['33'] };
    const letters = (caller: Caller, query = '') =>
      world.call(caller, 'GET', `/operations/dead-letters${query}`);
    const redrive = (caller: Caller, body: object) =>
      world.call(caller, 'POST', '/operations/dead-letters/redrive', { body });
    expect((await letters(provincial)).status).toBe(403);
    expect((await letters(operator, '?source=queue:none')).status).toBe(422);
    expect((await redrive(provincial, { source: 'queue:delivery' })).status).toBe(403);
    expect((await redrive(operator, { source: 'queue:none' })).status).toBe(422);
    expect((await redrive(operator, { source: 'queue:delivery', id: '1' })).status).toBe(404);
    expect((await world.call(provincial, 'GET', '/operations/stuck?division=41')).status).toBe(403);
  });
});

describe('notices', () => {
  let personId: string;
  let movement: string;
  const raised = { kind: 'verification-request', receiver: GUSHI, content: { items: ['contact'] } };
  let keys = 0;
  const raise = async (changes: object = {}, caller = here, key = `n${++keys}`) =>
    (await world.call(caller, 'POST', '/notices', { body: { ...raised, personId, ...changes }, key })).body;
  const act = async (id: string, body: object, caller = home, headers: Record<string, string> = {}) =>
    (await world.call(caller, 'POST', `/notices/${id}/actions`, { body, headers })).body;

  beforeEach(async () => {
    const { body } = await world.call(here, 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, '2026-03-01'),
      key: 'm',
    });
    ({ personId, movement } = body.movement);
    await world.settle();
  });

  it('are not raised where nobody could answer', async () => {
    const statutory = { ground: 'other-statutory-limit' };
    const cases: [string, object, Caller?][] = [
      ['office-ambiguous', {}, { ...here, divisions: [WEST_LAKE, GONGSHU] }],
      ['division-not-yours', { office: GONGSHU }],
      ['division-unknown', { receiver: '999999' }],
      ['division-abolished', { receiver: '330104' }],
      ['division-not-yet-valid', { receiver: '330199' }],
      ['person-unknown', { personId: PERSON }],
      ['receiver-same-as-sender', { receiver: WEST_LAKE }],
      ['urgency-ground-missing', { content: { items: ['contact'], urgency: statutory } }],
    ];
    for (const [name, changes, caller] of cases)
      expect((await raise(changes, caller)).type).toBe(`/problems/${name}`);
    expect((await raise({}, here, 'same')).notice.state).toBe('queued');
    expect((await raise({ receiver: GONGSHU }, here, 'same')).type).toBe('/problems/idempotency-key-reused');
  });

  it('say when an abolished receiver ended and who carries it on', async () => {
    expect(await raise({ receiver: '330104' })).toMatchObject({
      pointer: '/receiver',
      values: { code: '330104', validTo: '2021-04-09', successors: '–' },
    });
  });

  it('go the way of the table, and no other', async () => {
    const id = `${movement}.household`;
    expect((await world.call(here, 'GET', '/notices/nothing')).status).toBe(404);
    expect((await act('nothing', { action: 'accept' })).type).toBe('/problems/notice-unknown');
    expect((await act(id, { action: 'accept' }, here)).type).toBe('/problems/role-not-allowed');
    expect((await act(id, { action: 'close' }, here)).type).toBe('/problems/transition-not-allowed');
    expect((await act(id, { action: 'accept' }, home, { 'if-match': '"9"' })).type).toBe(
      '/problems/precondition-failed',
    );
    const confirmed = { action: 'reply', reply: { code: 'confirmed' } };
    expect((await act(id, confirmed)).type).toBe('/problems/reply-not-expected');
    expect((await act(id, { action: 'hand-down', to: GONGSHU })).type).toBe('/problems/hand-down-outside');
    expect((await act(id, { action: 'misroute', belongsTo: WEST_LAKE })).type).toBe(
      '/problems/already-visited',
    );
    const both = await Promise.all([act(id, { action: 'accept' }), act(id, { action: 'accept' })]);
    expect(both.map(({ type }) => type)).toContain('/problems/notice-changed-meanwhile');
  });

  it('are replied to whole, and extended once', async () => {
    const { noticeId } = (await raise()).notice;
    await world.settle();
    await act(noticeId, { action: 'accept' });
    const extend = (until: string) => act(noticeId, { action: 'extend', reason: '户主外出', until });
    expect((await extend('2027-01-01')).type).toBe('/problems/extension-too-long');
    expect((await extend('2026-04-10')).type).toBeUndefined();
    expect((await extend('2026-04-12')).type).toBe('/problems/extension-used');
    const reply = { code: 'partly-confirmed', items: [] };
    expect((await act(noticeId, { action: 'reply', reply })).type).toBe('/problems/reply-incomplete');
  });

  it('name divisions that exist, wait for a second person, and are pressed once a day', async () => {
    const belongs = async (belongsTo: string) =>
      (await act(`${movement}.household`, { action: 'misroute', belongsTo })).type;
    expect(await belongs('999999')).toBe('/problems/division-unknown');
    expect(await belongs('330104')).toBe('/problems/division-abolished');
    expect(await belongs('330199')).toBe('/problems/division-not-yet-valid');
    const press = () => act(`${movement}.household`, { action: 'remind' }, here);
    expect((await press()).type).toBeUndefined();
    expect((await press()).type).toBe('/problems/pressed-today');
    const { noticeId } = (await raise({ review: true })).notice;
    const author: Caller = { ...here, role: 'reviewer' };
    expect((await act(noticeId, { action: 'approve' }, author)).type).toBe('/problems/reviewer-is-author');
  });
});

describe('outages', () => {
  const operator: Caller = { subject: 'o', role: 'operator', divisions: [] };
  const down = { from: '2026-03-01T01:00:00.000Z', until: '2026-03-01T02:00:00.000Z', cause: '机房断电' };
  const record = async (changes: object) =>
    (await world.call(operator, 'POST', '/operations/outages', { body: { ...down, ...changes } })).body.type;

  it('are over, have a length, and neither overlap nor correct what is not there', async () => {
    expect(await record({ until: down.from })).toBe('/problems/outage-empty');
    expect(await record({ until: '2026-03-02T01:00:00.001Z' })).toBe('/problems/outage-not-over');
    expect(await record({ corrects: 1 })).toBe('/problems/outage-unknown');
    expect(await record({})).toBeUndefined();
    expect(await record({ cause: '断网' })).toBe('/problems/outage-overlaps');
  });
});

describe('participation', () => {
  const operator: Caller = { subject: 'o', role: 'operator', divisions: [] };
  const set = async (code: string, joinedOn: string, leftOn: string | null = null) =>
    (
      await world.call(operator, 'PUT', `/divisions/${code}/participation`, {
        body: { joinedOn, leftOn },
      })
    ).body.type;

  it('is of counties, on days on which they exist, one stretch after another', async () => {
    expect(await set('3401', '2026-01-01')).toBe('/problems/division-level-wrong');
    expect(await set('999999', '2026-01-01')).toBe('/problems/division-unknown');
    expect(await set('330113', '2021-04-08')).toBe('/problems/division-not-yet-valid');
    expect(await set('330104', '2026-01-01')).toBe('/problems/division-abolished');
    expect(await set('340102', '2026-01-01', '2026-01-01')).toBe('/problems/left-before-joined');
    expect(await set('330106', '2025-12-31')).toBe('/problems/participation-overlaps');
    const read = await world.call(operator, 'GET', '/divisions/3401/participation');
    expect(read.body.type).toBe('/problems/division-level-wrong');
  });

  it('of two who set it at once, one is told', async () => {
    const both = await Promise.all([
      set('340102', '2025-01-01', '2025-02-01'),
      set('340102', '2025-03-01', '2025-04-01'),
    ]);
    expect(both.toSorted()).toEqual(['/problems/registry-changed-meanwhile', undefined]);
    expect(await world.stores.directory.participationOf('340102')).toHaveLength(1);
  });
});

describe('villages and responsibility areas', () => {
  /** A township that was merged into another, and one that begins next year. */
  const [MERGED, COMING] = ['411525900', '411525901'];
  const township = (code: string, validFrom: string | null, validTo: string | null): Division => ({
    code,
    name: '测试镇',
    level: 'township',
    validFrom,
    fromPrecision: 'day',
    validTo,
    toPrecision: 'day',
    predecessors: [],
    successors: validTo === null ? [] : [GUSHI],
    partsTo: [],
    initials: '',
  });
  const send = async (path: string, body?: object, caller = home) =>
    (await world.call(caller, body ? 'POST' : 'GET', `/divisions/${path}`, { body })).body.type?.replace(
      '/problems/',
      '',
    );
  const village = (no: string, changes: object = {}) => ({
    code: `${GUSHI}${no}`,
    kind: 'community',
    name: '测试社区',
    validFrom: '2010-01-01',
    ...changes,
  });
  const area = (code: string, changes: object = {}) => ({
    code,
    name: '第一网格',
    villages: [`${GUSHI}001`],
    validFrom: '2024-01-01',
    ...changes,
  });
  const [villages, areas] = [`${GUSHI}/villages`, `${GUSHI}/areas`];
  const end = (successors: string[] = [], on = '2024-06-01') => ({ action: 'end', on, successors });

  beforeEach(async () => {
    await world.close();
    world = await smallWorld(undefined, undefined, {
      divisions: [township(MERGED, null, '2020-01-01'), township(COMING, '2027-01-01', null)],
    });
    for (const no of ['001', '002', '003']) await send(villages, village(no));
    await send(`${villages}/${GUSHI}003/actions`, end([`${GUSHI}001`], '2020-01-01'));
    await send(areas, area('G-01'));
  });

  it('are listed for townships of the day, and areas for their own office and those above', async () => {
    expect(await send('999999999/villages')).toBe('division-unknown');
    expect(await send(`${MERGED}/villages`)).toBe('division-abolished');
    expect(await send(`${COMING}/villages`)).toBe('division-not-yet-valid');
    expect(await send(areas, undefined, here)).toBe('division-not-yours');
  });

  it('are registered by their township, once', async () => {
    expect(await send(villages, village('004'), here)).toBe('division-not-yours');
    const merged = village('001', { code: `${MERGED}001` });
    expect(await send(`${MERGED}/villages`, merged, clerk(MERGED))).toBe('division-abolished');
    const under = (code: string) =>
      send(`${code}/villages`, { ...village('001'), code: `${code}001` }, clerk(code));
    expect(await under('411525777')).toBe('division-unknown');
    expect(await under(COMING)).toBe('division-not-yet-valid');
    expect(await send(villages, merged)).toBe('village-outside-township');
    expect(await send(villages, village('001'))).toBe('village-already-registered');

    expect(await send(areas, area('G-03'), here)).toBe('division-not-yours');
    const over = (...codes: string[]) => send(areas, area('G-03', { villages: codes }));
    expect(await over(`${MERGED}001`)).toBe('village-outside-township');
    expect(await over(`${GUSHI}099`)).toBe('division-unknown');
    expect(await over(`${GUSHI}003`)).toBe('division-abolished');
    expect(await send(areas, area('G-03', { validFrom: '2009-12-31' }))).toBe('division-not-yet-valid');
    expect(await send(areas, area('G-01'))).toBe('area-already-registered');
  });

  it('are changed by their township, from what is there into what is there', async () => {
    const change = (no: string, body: object, caller = home) =>
      send(`${villages}/${GUSHI}${no}/actions`, body, caller);
    expect(await change('001', end(), here)).toBe('division-not-yours');
    expect(await send(`${villages}/${MERGED}001/actions`, end())).toBe('village-outside-township');
    expect(await change('099', end())).toBe('division-unknown');
    expect(await change('003', end())).toBe('division-abolished');
    expect(await change('001', end([], '2010-01-01'))).toBe('division-not-yet-valid');
    expect(await change('001', end([`${GUSHI}001`]))).toBe('successor-is-itself');

    const alter = (code: string, body: object, caller = home) =>
      send(`${areas}/${code}/actions`, body, caller);
    const into = (no: string) => ({ action: 'change', on: '2024-06-01', villages: [`${GUSHI}${no}`] });
    expect(await alter('G-01', into('002'), here)).toBe('division-not-yours');
    expect(await alter('G-09', into('002'))).toBe('area-unknown');
    expect(await alter('G-01', end(['G-01']))).toBe('successor-is-itself');
    expect(await alter('G-01', { ...into('001'), villages: [`${MERGED}001`] })).toBe(
      'village-outside-township',
    );
    expect(await alter('G-01', into('099'))).toBe('division-unknown');
    expect(await alter('G-01', into('003'))).toBe('division-abolished');
    expect(await send(villages, village('005', { validFrom: '2025-01-01' }))).toBeUndefined();
    expect(await alter('G-01', into('005'))).toBe('division-not-yet-valid');
  });

  it('of two who register or change one at once, one is told', async () => {
    const rename = (name: string) => ({ action: 'rename', on: '2024-06-01', name });
    const alter = (name: string) => ({ action: 'change', on: '2024-06-01', name });
    const pairs: [string, object, object][] = [
      [villages, village('006'), village('006', { name: '另一社区' })],
      [`${villages}/${GUSHI}001/actions`, rename('甲社区'), rename('乙社区')],
      [areas, area('G-06'), area('G-06', { name: '第二网格' })],
      [`${areas}/G-01/actions`, alter('甲网格'), alter('乙网格')],
    ];
    for (const [path, one, other] of pairs)
      expect((await Promise.all([send(path, one), send(path, other)])).toSorted(), path).toEqual([
        'registry-changed-meanwhile',
        undefined,
      ]);
  });

  it('are looked for when a record names an area', async () => {
    const body = inflowBody(GUSHI, '2026-03-01', WEST_LAKE);
    const { type } = (
      await world.call(home, 'POST', '/movements', {
        body: { ...body, residence: { ...body.residence, area: 'G-09' } },
        key: 'k',
      })
    ).body;
    expect(type).toBe('/problems/area-unknown');
  });
});

describe('facts reported by hand', () => {
  const training = { kind: 'training', on: '2026-03-01', unit: 'sessions', amount: 2 };
  let keys = 0;
  const send = async (body: object, caller = here, key = `f${++keys}`) =>
    (await world.call(caller, 'POST', '/facts', { body, key })).body;
  const named = async (body: object, caller = here) =>
    (await send(body, caller)).type?.replace('/problems/', '');

  it('count for an own office, and for a place that was there on the day', async () => {
    expect(await named({ office: GONGSHU, content: training })).toBe('division-not-yours');
    expect(await named({ content: training }, { ...here, divisions: [WEST_LAKE, GONGSHU] })).toBe(
      'office-ambiguous',
    );
    expect(await named({ content: training }, clerk('999999999'))).toBe('division-unknown');
    expect(await named({ content: training }, clerk('330199'))).toBe('division-not-yet-valid');
    expect(await named({ content: training }, clerk('330104001'))).toBe('division-abolished');
    expect(await named({ place: `${GONGSHU}001`, content: training })).toBe('village-outside-township');
    expect(await named({ place: `${WEST_LAKE}001`, content: training })).toBe('division-unknown');
    expect(await named({ area: 'G-1', content: training })).toBe('area-unknown');
  });

  it('have happened, and say nothing of people or of what the platform refuses', async () => {
    expect(await named({ content: { ...training, on: '2026-03-03' } })).toBe('date-in-future');
    const note = (evidence: string) => named({ content: training, evidence });
    expect(await note('计划生育服务签到表')).toBe('subject-refused');
    expect(await note('联系人 13800000000')).toBe('evidence-names-number');
    expect(await note('x'.repeat(61))).toBe('invalid-request');
    expect(await note('签到表、照片')).toBeUndefined();
  });

  it('are corrected by their office, as they stand, and keep their place and day', async () => {
    const { fact } = await send({ content: training }, here, 'one');
    const correct = (changes: object, corrects = fact.factId, caller = here) =>
      named({ content: { ...training, ...changes }, corrects }, caller);
    expect(await correct({}, `${'x'.repeat(22)}.1`)).toBe('fact-unknown');
    expect(await correct({ amount: 3 }, fact.factId, home)).toBe('fact-unknown');
    expect(await named({ content: training, withdrawn: true })).toBe('fact-unknown');
    expect(await correct({ on: '2026-02-28' })).toBe('correction-moves-fact');
    expect(await correct({ kind: 'publicity' })).toBe('correction-moves-fact');
    const both = await Promise.all([correct({ amount: 3 }), correct({ amount: 4 })]);
    expect(both.toSorted()).toEqual(['fact-changed-meanwhile', undefined]);
    expect(await correct({ amount: 5 })).toBe('fact-changed-meanwhile');
    expect((await send({ content: { ...training, amount: 9 } }, here, 'one')).type).toBe(
      '/problems/idempotency-key-reused',
    );
    const read = (who: Caller) => world.call(who, 'GET', `/facts/${fact.factId}`);
    expect((await read(home)).body.type).toBe('/problems/fact-unknown');
    expect((await read(here)).body.facts).toHaveLength(2);
  });
});

describe('assessments', () => {
  const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
  const manager: Caller = { subject: 'manager', role: 'manager', divisions: ['330106'] };
  const auditor: Caller = { ...manager, role: 'auditor' };
  const month = { kind: 'month', from: '2026-02-01' };
  const draft = { ...AGREEMENT_SCHEME, version: 2 };
  const RUN = 'agreement-hundred.v1.month.2026-02-01';
  const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
  const start = async (body: object, caller = operator) =>
    named(await world.call(caller, 'POST', '/assessments/runs', { body }));
  const read = async (path: string, caller: Caller = here) =>
    named(await world.call(caller, 'GET', `/assessments/runs/${path}`));

  it('are asked for by operators, drafts by managers for their own units', async () => {
    expect(await start({ scheme: 'agreement-hundred', period: month }, manager)).toBe('role-not-allowed');
    expect(await start({ draft, period: month })).toBe('role-not-allowed');
    expect(await start({ draft, period: month, within: '330105' }, manager)).toBe('division-not-yours');
    const two = { ...manager, divisions: ['330106', '330105'] };
    expect(await start({ draft, period: month }, two)).toBe('office-ambiguous');
    expect(await start({ period: month })).toBe('invalid-request');
    expect(await start({ scheme: 'a', draft, period: month })).toBe('invalid-request');
    expect(await start({ scheme: 'agreement-hundred', period: month, within: '330106' })).toBe(
      'invalid-request',
    );
  });

  it('need a scheme that there is, a draft that adds up, and a period that is over', async () => {
    expect(await start({ scheme: 'no-such-scheme', period: month })).toBe('scheme-unknown');
    const asked = { scheme: 'agreement-hundred' };
    expect(await start({ ...asked, period: { ...month, from: '2026-03-01' } })).toBe('period-not-over');
    expect(await start({ ...asked, period: { ...month, from: '2026-02-02' } })).toBe('period-not-one');
    expect(await start({ draft, period: { kind: 'year', from: '2026-01-01' } }, manager)).toBe(
      'period-not-one',
    );
    expect(await start({ ...asked, period: { kind: 'year', from: '2026-01-01' } })).toBe('period-not-over');
    const body = { draft: { ...draft, total: '99' }, period: month };
    const heavy = await world.call(manager, 'POST', '/assessments/runs', { body });
    expect(named(heavy)).toBe('scheme-not-valid');
    expect(heavy.body.pointer).toMatch(/^\/draft/);
    expect(heavy.body.title).toContain('处问题，第一处：');
    expect(await world.stores.assessments.unfinished()).toEqual([]);
  });

  it('are there once asked for, and have results of units that recorded something', async () => {
    expect(await read(RUN, operator)).toBe('run-unknown');
    expect(await read(`${RUN}/units?within=${WEST_LAKE}`)).toBe('run-unknown');
    const unit = `${RUN}/units/${WEST_LAKE}`;
    const record = 'arrivals-recorded-on-time';
    const all = [unit, `${unit}/measures/${record}`, `${unit}/revisions/1/difference`];
    const again = async (of: string, caller: Caller = auditor) =>
      named(
        await world.call(caller, 'POST', `/assessments/runs/${of}/revisions`, {
          body: { reason: '申诉成立' },
        }),
      );
    for (const path of all) expect(await read(path)).toBe('run-unknown');
    expect(await again(unit)).toBe('run-unknown');
    await world.assess();
    for (const path of all) expect(await read(path)).toBe('result-unknown');
    expect(await again(unit)).toBe('result-unknown');
    for (const path of all) expect(await read(path, clerk(GONGSHU))).toBe('division-not-yours');
    expect(await again(unit, { ...auditor, divisions: ['330105'] })).toBe('division-not-yours');
    expect(await read(`${RUN}/units?within=${GONGSHU}`)).toBe('division-not-yours');
    const nation = { ...manager, divisions: ['33'] };
    expect(await read(`${RUN}/units?within=33`, nation)).toBe('too-many-divisions');
    expect(await read(`${RUN}/units?within=330106&cursor=x`, manager)).toBe('invalid-request');
  });

  it('show the measures that they use, and differences from the second revision on', async () => {
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const unit = `agreement-hundred.v1.quarter.2026-01-01/units/${WEST_LAKE}`;
    expect(await read(unit)).toBeUndefined();
    expect(await read(`${unit}/measures/permits-held`)).toBe('measure-not-scored');
    expect(await read(`${unit}/measures/constructor`)).toBe('measure-not-scored');
    expect(await read(`${unit}/measures/arrivals-recorded-on-time?cursor=x`)).toBe('invalid-request');
    expect(await read(`${unit}/revisions/1/difference`)).toBe('no-earlier-revision');
    expect(await read(`${unit}?revision=2`)).toBe('result-unknown');
  });

  it('change for one at a time', async () => {
    const { assessments } = world.stores;
    const body = { scheme: 'agreement-hundred', period: month };
    const both = await Promise.all([start(body), start(body)]);
    expect(both.toSorted()).toEqual(['run-changed-meanwhile', undefined]);
    expect(await assessments.unfinished()).toHaveLength(1);
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const RUN = 'agreement-hundred.v1.quarter.2026-01-01';
    const [fact] = (
      await world.stores.facts.list({
        offices: [WEST_LAKE],
        quarter: '2026Q1',
        from: '2',
        until: '3',
        limit: 1,
      })
    ).facts;
    if (!fact) throw new Error('nothing was recorded');
    await world.stores.facts.put([{ ...fact, movement: 'lost.1' }]);
    const path = `/assessments/runs/${RUN}/units/${WEST_LAKE}/revisions`;
    const again = () => world.call(auditor, 'POST', path, { body: { reason: '申诉成立' } });
    const answers = (await Promise.all([again(), again()])).map(named);
    // Whoever comes second is told: the settlement knows of one at a time.
    expect(answers.toSorted()).toEqual(['run-changed-meanwhile', undefined]);
    expect((await assessments.latestResult(RUN, WEST_LAKE))?.revision).toBe(2);
  });
});

describe('bulletins, rankings and exports', () => {
  const county = '330106';
  const QUARTER = 'agreement-hundred.v1.quarter.2026-01-01';
  const editor: Caller = { subject: 'editor', role: 'reviewer', divisions: [county] };
  const issuer: Caller = { subject: 'issuer', role: 'manager', divisions: [county] };
  const above: Caller = { subject: 'city', role: 'manager', divisions: ['3301'] };
  const at = '/assessments/bulletins';
  const named = ({ body }: { body: { type?: string } }) => body.type?.replace('/problems/', '');
  const acts = ['edits', 'issue', 'withdrawal', 'redraft'] as const;
  const act = async (
    what: (typeof acts)[number],
    id: string,
    caller: Caller = what === 'edits' ? editor : issuer,
    body: object = what === 'withdrawal' ? { reason: '得分更正' } : {},
    headers = {},
  ) => named(await world.call(caller, 'POST', `${at}/${id}/${what}`, { body, headers }));
  const read = async (path: string, caller: Caller = issuer) =>
    named(await world.call(caller, 'GET', `/assessments/runs/${path}`));
  /** A draft in the store, in this state, of an office. */
  async function kept(runId: string, state: Bulletin['state'], division = county): Promise<string> {
    const office = { division, name: '甲县人民政府', heading: '甲县人民政府文件', mark: '甲政考' };
    const bulletin: Bulletin = { ...drafted({ runId, office }), state };
    await world.stores.cases.save(filed(bulletinCase, bulletin));
    return bulletin.bulletinId;
  }

  it('are not there, not yours, or not in a state for it', async () => {
    const unknown = 'no-such-run.330106.bulletin';
    const paths = [`${at}/${unknown}`, `${at}/${unknown}/document`];
    for (const path of paths) expect(named(await world.call(issuer, 'GET', path))).toBe('bulletin-unknown');
    const list = (of: string, query = '') => world.call(here, 'GET', `/divisions/${of}/bulletins${query}`);
    expect(named(await list('411525'))).toBe('division-not-yours');
    expect(named(await list(county, '?cursor=x'))).toBe('invalid-request');
    const issued = await kept('run-issued', 'issued');
    const draft = await kept('run-draft', 'draft');
    const withdrawn = await kept('run-withdrawn', 'withdrawn');
    const ended = await kept('run-ended', 'edited', '330104');
    for (const what of acts) {
      expect(await act(what, unknown)).toBe('bulletin-unknown');
      expect(await act(what, issued, { ...above, role: 'manager' })).toBe('division-not-yours');
      expect(await act(what, draft, undefined, undefined, { 'if-match': '"9"' })).toBe('precondition-failed');
      const heirs: Caller = { ...issuer, divisions: ['330104'] };
      expect(await act(what, ended, heirs)).toBe('division-abolished');
    }
    expect(await act('edits', issued)).toBe('transition-not-allowed');
    expect(await act('issue', draft)).toBe('transition-not-allowed');
    expect(await act('withdrawal', withdrawn)).toBe('transition-not-allowed');
    expect(await act('edits', draft, editor, { removed: ['nowhere'] })).toBe('block-unknown');
    expect(await act('edits', draft, editor, { removed: ['overview-grades'] })).toBe('block-fixed');
    expect(await act('edits', draft, issuer)).toBeUndefined();
    expect(await act('issue', draft)).toBe('issuer-is-editor');
    expect(await act('redraft', draft)).toBe('settlement-unknown');
    for (const [what, id] of [
      ['edits', await kept('run-a', 'draft')],
      ['issue', await kept('run-b', 'edited')],
      ['withdrawal', await kept('run-c', 'issued')],
    ] as const) {
      const both = await Promise.all([act(what, id), act(what, id, { ...issuer, subject: 'other' })]);
      expect(both).toContain('bulletin-changed-meanwhile');
    }
  });

  it('wait for the lock, and are of the results as they are', async () => {
    const share = `${QUARTER}/units/${WEST_LAKE}/export`;
    const list = `${QUARTER}/units/export?within=`;
    const ranked = `${QUARTER}/ranking?within=`;
    for (const path of [share, `${list}${county}`, `${ranked}${county}`])
      expect(await read(path)).toBe('run-unknown');
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.settle();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    expect(await read(`${share}?revision=9`)).toBe('result-unknown');
    expect(await read(`${QUARTER}/units/${GONGSHU}/export`)).toBe('division-not-yours');
    expect(await read(`${list}330105`)).toBe('division-not-yours');
    expect(await read(`${list}3301`, above)).toBe('too-many-divisions');
    expect(await read(`${ranked}${county}`, home)).toBe('division-not-yours');
    expect(await read(`${ranked}${WEST_LAKE}`, here)).toBe('settlement-unknown');
    expect(await read(`${ranked}${county}`, here)).toBe('results-not-locked');
    expect(named(await world.call(issuer, 'GET', '/assessments/runs?cursor=x'))).toBe('invalid-request');
    await world.advanceTo('2026-04-14T01:00:00.000Z');
    const { cases } = world.stores;
    const id = `${QUARTER}.${county}.bulletin`;
    expect(await act('edits', id)).toBeUndefined();
    const settlement = await cases.one(settlementCase, `${QUARTER}.${county}`);
    if (!settlement) throw new Error('it was not settled');
    const touched = touchedSettlement(settlement, world.clock.now());
    await cases.save(filedSettlement(touched));
    expect(await act('redraft', id)).toBe('run-changed-meanwhile');
    const revised = { ...settledAgain(touched), digest: 'of other results' };
    await cases.save(filedSettlement(revised));
    expect(await act('issue', id)).toBe('bulletin-outdated');
    const both = await Promise.all([act('redraft', id), act('redraft', id, { ...issuer, subject: 'other' })]);
    expect(both.toSorted()).toEqual(['bulletin-changed-meanwhile', undefined]);
    await cases.save(
      filed(bulletinCase, {
        ...drafted({ runId: QUARTER }),
        bulletinId: `${id}.x`,
        state: 'issued' as const,
      }),
    );
    expect(await act('redraft', `${id}.x`)).toBe('transition-not-allowed');
  });

  it('are no larger than an answer may be', async () => {
    const { assessments } = world.stores;
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.settle();
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const result = await assessments.latestResult(QUARTER, WEST_LAKE);
    const input = await assessments.inputOf(QUARTER, WEST_LAKE, 1);
    const [line] = result?.score.lines ?? [];
    if (!result || !input || !line) throw new Error('it was not scored');
    // What no township has: records, and lines, for tens of megabytes.
    const records = Array.from(
      { length: 60_000 },
      (_, i) => `${String(i).padStart(8, '0')}${'x'.repeat(80)}`,
    );
    const measured = { numerator: 0, denominator: 60_000, numeratorRecords: [], denominatorRecords: records };
    const large = { ...input, measured: { ...input.measured, [line.measure]: measured } };
    const lines = Array.from({ length: 20_000 }, () => line);
    const second = { ...result, revision: 2, score: { ...result.score, lines } };
    await assessments.addResult({ result: second, input: large });
    expect(await read(`${QUARTER}/units/${WEST_LAKE}/export?format=csv&sheet=records`)).toBe(
      'export-too-large',
    );
    expect(await read(`${QUARTER}/units/export?within=${county}&format=csv&sheet=lines`)).toBe(
      'export-too-large',
    );
  });
});

describe('by what units are scored', () => {
  const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
  const COUNTY = '330106';
  /** Ended in 2021. */
  const ENDED = '330104';
  const manager = (subject = 'm', ...divisions: string[]): Caller => ({
    subject,
    role: 'manager',
    divisions: divisions.length > 0 ? divisions : [COUNTY],
  });
  const post = async (caller: Caller, path: string, body: object) =>
    (await world.call(caller, 'POST', path, { body })).body.type?.replace('/problems/', '');
  const get = async (caller: Caller, path: string) =>
    (await world.call(caller, 'GET', path)).body.type?.replace('/problems/', '');
  const twice = async (ask: () => Promise<string | undefined>) =>
    (await Promise.all([ask(), ask()])).toSorted();

  it('schemes: whole, the next, from a quarter to come', async () => {
    const scheme = { ...AGREEMENT_SCHEME, version: 2, effectiveFrom: '2026-04-01' };
    const publish = (changes: object = {}) =>
      post(operator, '/assessments/schemes', { scheme: { ...scheme, ...changes } });
    expect(await publish({ total: '7' })).toBe('scheme-not-valid');
    expect(await publish({ version: 5 })).toBe('scheme-version-not-next');
    expect(await publish({ effectiveFrom: '2026-03-01' })).toBe('scheme-begins-too-early');
    expect(await twice(publish)).toEqual(['registry-changed-meanwhile', undefined]);
    expect(await get(here, '/assessments/schemes/agreement-hundred/versions/3')).toBe(
      'scheme-version-unknown',
    );
  });

  it('overrides: of a county, for what a scheme has, from a quarter to come', async () => {
    const lines = [{ indicator: 'arrivals', target: '90' }];
    const body = { scheme: 'agreement-hundred', from: '2026-04-01', source: '示范文号第7号', lines };
    const publish = (changes: object = {}, code = COUNTY, caller = manager()) =>
      post(caller, `/divisions/${code}/overrides`, { ...body, ...changes });
    expect(await publish({}, '330105')).toBe('division-not-yours');
    expect(await publish({}, ENDED, manager('m', ENDED))).toBe('division-abolished');
    expect(await publish({}, WEST_LAKE, manager('m', WEST_LAKE))).toBe('division-level-wrong');
    expect(await publish({ scheme: 'no-such-scheme' })).toBe('scheme-unknown');
    expect(await publish({ from: '2026-03-02' })).toBe('overrides-begin-too-early');
    expect(await publish({ lines: [{ indicator: 'arrivals' }] })).toBe('overrides-not-valid');
    expect(await twice(publish)).toEqual(['registry-changed-meanwhile', undefined]);
    expect(await get(here, '/divisions/330105/overrides')).toBe('division-not-yours');
  });

  it('agreements: of own units, in time, by a second and a third person', async () => {
    const targets = [{ indicator: 'arrivals', target: '90' }];
    const body = { unitId: WEST_LAKE, scheme: 'agreement-hundred', from: '2026-04-01', targets };
    const draft = (changes: object = {}, code = COUNTY, caller = manager()) =>
      post(caller, `/divisions/${code}/agreements`, { ...body, ...changes });
    const id = `agreement-hundred.${WEST_LAKE}.2026-04-01`;
    const act = (action: object, caller = manager()) => post(caller, `/agreements/${id}/actions`, action);
    const unit = manager('u', WEST_LAKE);
    expect(await draft({}, '330105')).toBe('division-not-yours');
    expect(await draft({ unitId: GONGSHU })).toBe('division-not-yours');
    expect(await draft({}, ENDED, manager('m', ENDED))).toBe('division-abolished');
    expect(await draft({ scheme: 'no-such-scheme' })).toBe('scheme-unknown');
    expect(await draft({ unitId: `${WEST_LAKE}.G-01` }, WEST_LAKE, manager('m', WEST_LAKE))).toBe(
      'unit-not-in-scheme',
    );
    expect(await draft({ from: '2026-05-01' })).toBe('period-not-one');
    expect(await draft({ from: '2026-01-01' })).toBe('agreement-too-late');
    expect(await draft({ targets: [{ indicator: 'luck', target: '1' }] })).toBe('agreement-not-valid');
    expect(await act({ action: 'sign' }, unit)).toBe('agreement-unknown');
    expect(await get(here, `/agreements/${id}`)).toBe('agreement-unknown');
    expect(await get(here, `/agreements/${id}/document`)).toBe('agreement-unknown');
    expect(await draft()).toBeUndefined();
    expect(await draft()).toBe('agreement-exists');
    expect(await act({ action: 'sign' })).toBe('division-not-yours');
    expect(await act({ action: 'countersign' })).toBe('transition-not-allowed');
    expect(await act({ action: 'sign' }, manager('m', WEST_LAKE))).toBe('reviewer-is-author');
    expect(await act({ action: 'redraft', targets: [{ indicator: 'luck', target: '1' }] })).toBe(
      'agreement-not-valid',
    );
    expect(await twice(() => act({ action: 'sign' }, unit))).toEqual([
      'registry-changed-meanwhile',
      undefined,
    ]);
    await world.advanceTo('2026-05-01T01:00:00.000Z');
    expect(await act({ action: 'countersign' }, manager('n'))).toBe('agreement-too-late');
    expect(await get(here, '/divisions/330105/agreements')).toBe('division-not-yours');
    expect(await get(here, `/divisions/${WEST_LAKE}/agreements?cursor=x`)).toBe('invalid-request');
  });

  it('departments: of a county, one of each code, while they are there', async () => {
    const office = { code: 'D-EDU', name: '区教育局', validFrom: '2026-01-01' };
    const register = (changes: object = {}, code = COUNTY, caller = manager()) =>
      post(caller, `/divisions/${code}/departments`, { ...office, ...changes });
    const change = (on: string, of = 'D-EDU', code = COUNTY, caller = manager()) =>
      post(caller, `/divisions/${code}/departments/${of}/actions`, { action: 'end', on });
    expect(await register({}, '330105')).toBe('division-not-yours');
    expect(await register({}, ENDED, manager('m', ENDED))).toBe('division-abolished');
    expect(await register({}, WEST_LAKE, manager('m', WEST_LAKE))).toBe('division-level-wrong');
    // A name or a post is nobody's office.
    for (const name of ['张三丰', '教育局长', '结扎办公室', '局'])
      expect(await register({ name })).toBe('invalid-request');
    expect(await twice(register)).toEqual(['registry-changed-meanwhile', undefined]);
    expect(await register()).toBe('department-already-registered');
    expect(await change('2026-04-01', 'D-EDU', '330105')).toBe('division-not-yours');
    expect(await change('2026-04-01', 'D-EDU', ENDED, manager('m', ENDED))).toBe('division-abolished');
    expect(await change('2026-04-01', 'D-NONE')).toBe('department-unknown');
    expect(await change('2026-01-01')).toBe('department-unknown');
    expect(await twice(() => change('2026-04-01'))).toEqual(['registry-changed-meanwhile', undefined]);
    expect(await get(here, '/divisions/330105/departments')).toBe('division-not-yours');
    const content = { kind: 'training', on: '2026-03-01', unit: 'sessions', amount: 2 };
    const fact = { department: 'D-NONE', content };
    const asked = await world.call(clerk(COUNTY), 'POST', '/facts', { body: fact, key: 'd' });
    expect(asked.body.type).toBe('/problems/department-unknown');
  });

  it('year-end checks: of own units, in time, signed by a second person, until the year is locked', async () => {
    const points = [{ unitId: WEST_LAKE, points: '96.5' }];
    const which = { scheme: 'agreement-hundred', from: '2026-01-01' };
    const check = { action: 'enter', ...which, points, note: '现场核对' };
    const enter = (changes: object = {}, code = COUNTY, caller = manager()) =>
      post(caller, `/divisions/${code}/year-end-checks`, { ...check, ...changes });
    const sign = (version: number, caller = manager()) =>
      post(caller, `/divisions/${COUNTY}/year-end-checks`, { action: 'sign', ...which, version });
    expect(await enter()).toBe('year-end-too-early');
    await world.advanceTo('2026-10-01T01:00:00.000Z');
    expect(await enter({}, '330105')).toBe('division-not-yours');
    expect(await enter({}, ENDED, manager('m', ENDED))).toBe('division-abolished');
    expect(await enter({ scheme: 'no-such-scheme' })).toBe('scheme-unknown');
    expect(await enter({ from: '2026-04-01' })).toBe('period-not-one');
    expect(await enter({ points: [{ unitId: GONGSHU, points: '1' }] })).toBe('division-not-yours');
    expect(
      await enter(
        { points: [{ unitId: `${WEST_LAKE}001`, points: '1' }] },
        WEST_LAKE,
        manager('m', WEST_LAKE),
      ),
    ).toBe('unit-not-in-scheme');
    expect(await enter({ points: [...points, ...points] })).toBe('unit-named-twice');
    expect(await enter({ points: [{ unitId: WEST_LAKE, points: '100.01' }] })).toBe('points-above-total');
    expect(await sign(1)).toBe('year-end-not-entered');
    expect(await twice(enter)).toEqual(['registry-changed-meanwhile', undefined]);
    expect(await sign(1)).toBe('reviewer-is-author');
    expect(await sign(1, { ...manager('r'), role: 'reviewer' })).toBe('role-not-allowed');
    const about = { runId: 'agreement-hundred.v1.year.2026-01-01', schemeId: 'agreement-hundred' };
    const period = { kind: 'year', from: '2026-01-01', to: '2026-12-31' } as const;
    const window = limitOnDay('r', '2027-01-02', '2027-01-09');
    const opened = openedSettlement(
      { ...about, period, superior: COUNTY, units: 1, window },
      '2027-01-02T00:00:00.000Z',
    );
    const lockedAt = '2027-01-10T00:00:00.000Z';
    await world.stores.cases.save(filedSettlement({ ...opened, state: 'settled', lockedAt }));
    expect(await enter()).toBe('results-locked');
    expect(await get(here, '/divisions/330105/year-end-checks')).toBe('division-not-yours');
  });
});

describe('settlements and letters', () => {
  const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: ['330106'] };
  const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
  const RUN = 'agreement-hundred.v1.quarter.2026-01-01';
  const letters = `/divisions/${WEST_LAKE}/letters`;
  beforeEach(async () => {
    await world.call(here, 'POST', '/movements', { body: inflowBody(WEST_LAKE, '2026-03-01'), key: 'k' });
    await world.advanceTo('2026-04-01T01:00:00.000Z');
  });
  const get = async (caller: Caller, path: string) => named(await world.call(caller, 'GET', path));

  it('are there for their offices and those above, and look like nothing to others', async () => {
    const of = (division: string) => `/assessments/runs/${RUN}/settlements/${division}`;
    expect(await get(here, of('330106'))).toBeUndefined();
    for (const path of [
      of('330105'),
      of('411525'),
      of('330107'),
      `/assessments/runs/no-such-run/settlements/330106`,
    ])
      expect(await get(here, path)).toBe('settlement-unknown');
    expect(await get(clerk(GONGSHU), letters)).toBe('division-not-yours');
    expect(await get(here, `${letters}?cursor=x`)).toBe('invalid-request');
    const own = `/assessments/letters/${RUN}.${WEST_LAKE}.provisional.1`;
    expect(await get(here, own)).toBeUndefined();
    const sign = async (caller: Caller, path: string) =>
      named(await world.call(caller, 'POST', `${path}/actions`, { body: { action: 'acknowledge' } }));
    for (const path of [own, own.replace('.1', '.2')]) {
      expect(await get(clerk(GONGSHU), path)).toBe('letter-unknown');
      expect(await sign(clerk(GONGSHU), path)).toBe('letter-unknown');
    }
    expect(await sign({ ...here, subject: 'manager', role: 'manager', divisions: ['330106'] }, own)).toBe(
      'division-not-yours',
    );
  });

  it('once locked ask for a cause of every revision', async () => {
    await world.advanceTo('2026-04-13T01:00:00.000Z');
    const path = `/assessments/runs/${RUN}/units/${WEST_LAKE}/revisions`;
    const again = async (body: object) => named(await world.call(auditor, 'POST', path, { body }));
    expect(await again({ reason: '数据有误' })).toBe('results-locked');
    expect(await again({ reason: '数据有误', cause: 'records-corrected' })).toBe('invalid-request');
    expect(await again({ reason: '数据有误', cause: 'upheld-objection', reference: 'x' })).toBe(
      'invalid-request',
    );
    expect(
      await again({ reason: '数据有误', cause: 'records-corrected', reference: '更正单1号' }),
    ).toBeUndefined();
  });
});

describe('objections', () => {
  const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: ['330106'] };
  const manager: Caller = { subject: 'manager', role: 'manager', divisions: ['330106'] };
  const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
  const RUN = 'agreement-hundred.v1.quarter.2026-01-01';
  const of = (unit: string, run = RUN) => `/assessments/runs/${run}/units/${unit}/objections`;
  const one = (number: number) => `/assessments/objections/${RUN}.${WEST_LAKE}.${number}`;
  const filing = { target: { indicator: 'arrivals' }, ground: 'not-ours', evidence: '租房合同' };
  const file = async (said: object = {}, path = of(WEST_LAKE), caller = here) =>
    named(await world.call(caller, 'POST', path, { body: { ...filing, ...said } }));
  const act = async (caller: Caller, number: number, body: object, headers: Record<string, string> = {}) =>
    named(await world.call(caller, 'POST', `${one(number)}/actions`, { body, headers }));
  const get = async (path: string, caller = here) => named(await world.call(caller, 'GET', path));
  const reject = { action: 'reject', reason: '证据不足' };
  const strike = (record: string) => ({
    action: 'uphold',
    reason: '合同属实',
    corrections: [{ kind: 'strike', list: 'movements', record }],
  });
  let movement = '';
  beforeEach(async () => {
    const body = inflowBody(WEST_LAKE, '2026-03-01');
    const recorded = await world.call(here, 'POST', '/movements', { body, key: 'k' });
    ({ movement } = recorded.body.movement);
    await world.advanceTo('2026-04-01T01:00:00.000Z');
  });

  it('are filed by the unit against what stands in its result', async () => {
    for (const ask of [file, async (_: object, path: string) => await get(path)]) {
      expect(await ask({}, of(WEST_LAKE, 'no-such-run'))).toBe('run-unknown');
      expect(await ask({}, of(`${WEST_LAKE}001`))).toBe('result-unknown');
      expect(await ask({}, of(GONGSHU))).toBe('division-not-yours');
    }
    expect(await get(`${of(WEST_LAKE)}?cursor=x`)).toBe('invalid-request');
    expect(await file({}, of(WEST_LAKE), { ...here, role: 'operator', divisions: [] })).toBe(
      'role-not-allowed',
    );
    expect(await file({ target: { indicator: 'none' } })).toBe('indicator-not-scored');
    expect(await file({ target: { indicator: 'arrivals', record: 'none' } })).toBe('record-not-counted');
    expect(await file()).toBeUndefined();
    expect(await file({ evidence: '另一份合同' })).toBe('objection-exists');
    const draft = { ...AGREEMENT_SCHEME, version: 2 };
    const body = { draft, period: { kind: 'quarter', from: '2026-01-01' }, within: '330106' };
    const tried = await world.call(manager, 'POST', '/assessments/runs', { body });
    await world.assess();
    expect(await file({}, of(WEST_LAKE, tried.body.run.runId), manager)).toBe('what-if-publishes-nothing');
  });

  it('look like nothing to others, and are listed for their offices', async () => {
    expect(await get(one(1))).toBe('objection-unknown');
    expect(await act(here, 1, { action: 'withdraw' })).toBe('objection-unknown');
    const list = '/divisions/330106/objections?side=superior';
    expect(await get(list)).toBe('division-not-yours');
    expect(await get(`${list}&cursor=x`, auditor)).toBe('invalid-request');
    expect(await get('/divisions/330106/objections', auditor)).toBe('invalid-request');
  });

  it('are ruled on by another hand, with corrections that put something right', async () => {
    expect(await file({ target: { indicator: 'arrivals', record: movement } })).toBeUndefined();
    expect(await act(here, 1, strike(movement))).toBe('role-not-allowed');
    expect(await act(auditor, 1, reject, { 'if-match': '"2"' })).toBe('precondition-failed');
    expect(await act({ ...auditor, subject: here.subject }, 1, reject)).toBe('auditor-is-concerned');
    expect(await act(auditor, 1, strike('another'))).toBe('correction-off-target');
    const nothing = { kind: 'task-done', record: movement, on: '2026-03-02' };
    expect(await act(auditor, 1, { ...strike(movement), corrections: [nothing] })).toBe(
      'correction-without-effect',
    );
    expect(await act(here, 1, { action: 'supply-evidence', evidence: '合同' })).toBe(
      'transition-not-allowed',
    );
    const both = await Promise.all([act(auditor, 1, reject), act(auditor, 1, reject)]);
    expect(both.toSorted()).toEqual(['objection-changed-meanwhile', undefined]);
  });

  it('come too late after the window, and change nothing after the lock', async () => {
    expect(await file()).toBeUndefined();
    expect(await act(here, 1, { action: 'withdraw' })).toBeUndefined();
    await world.advanceTo('2026-04-09T16:05:00.000Z');
    expect(await file()).toBe('objection-window-closed');
    await world.advanceTo('2026-04-13T01:00:00.000Z');
    expect(await file()).toBe('results-locked');
    expect(await act(auditor, 1, reject)).toBe('results-locked');
  });
});

describe('samples, checks, suspicions and findings', () => {
  const county = '330106';
  const manager: Caller = { subject: 'manager', role: 'manager', divisions: [county] };
  const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [county] };
  const stranger: Caller = { ...auditor, divisions: ['411525'] };
  const order = { within: county, period: { kind: 'month', from: '2026-03-01' } };
  const SAMPLE = `/assessments/samples/sample.${county}.month.2026-03-01`;
  const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
  const get = async (path: string, caller: Caller = auditor) => named(await world.call(caller, 'GET', path));
  const post = async (path: string, body: object, caller: Caller = auditor, tag?: string) =>
    named(await world.call(caller, 'POST', path, { body, ...(tag && { headers: { 'if-match': tag } }) }));
  const seal = (body: object = order, caller = manager) => post('/assessments/samples', body, caller);
  const draw = (caller = manager) => post(`${SAMPLE}/draw`, {}, caller);
  const arrival = async (): Promise<string> => {
    const body = inflowBody(WEST_LAKE, '2026-03-01');
    return (await world.call(here, 'POST', '/movements', { body, key: 'k' })).body.movement.movement;
  };
  const drawn = async (): Promise<string> => {
    await arrival();
    await world.settle();
    world.clock.moveTo('2026-03-03T03:00:00.000Z');
    await world.reconcile();
    await seal();
    world.clock.moveTo('2026-03-03T04:00:00.000Z');
    await draw();
    return (await world.call(manager, 'GET', `/divisions/${county}/checks`)).body.checks[0].checkId;
  };

  it('samples are sealed for an own county, a period, and facts that are whole', async () => {
    expect(await seal({ ...order, within: '411525' })).toBe('division-not-yours');
    expect(await seal({ ...order, within: '999999' }, { ...manager, divisions: ['99'] })).toBe(
      'division-unknown',
    );
    const early = { ...manager, divisions: ['330199'] };
    expect(await seal({ ...order, within: '330199' }, early)).toBe('division-not-yet-valid');
    const ended = { ...manager, divisions: ['330104'] };
    expect(await seal({ ...order, within: '330104' }, ended)).toBe('division-abolished');
    expect(await seal({ ...order, period: { kind: 'month', from: '2026-03-02' } })).toBe('period-not-one');
    expect(await seal()).toBe('facts-not-whole');
  });

  it('samples are read in their county and drawn by it, once their seed is out, from the sealed frame', async () => {
    for (const path of [SAMPLE, `${SAMPLE}/frame?unit=${WEST_LAKE}`])
      expect(await get(path, stranger)).toBe('sample-unknown');
    expect(await draw()).toBe('sample-unknown');
    await arrival();
    await world.settle();
    world.clock.moveTo('2026-03-03T03:00:00.000Z');
    await world.reconcile();
    expect(await seal()).toBeUndefined();
    expect(await get(`${SAMPLE}/frame?unit=${GUSHI}`)).toBe('division-not-yours');
    expect(await get(`${SAMPLE}/frame?unit=${WEST_LAKE}&cursor=x`)).toBe('invalid-request');
    expect(await draw({ ...manager, divisions: [WEST_LAKE] })).toBe('division-not-yours');
    expect(await draw()).toBe('seed-not-published');
    world.clock.moveTo('2026-03-03T04:00:00.000Z');
    const [fact] = (
      await world.stores.facts.list({
        offices: [WEST_LAKE],
        quarter: '2026Q1',
        from: '2',
        until: '3',
        limit: 1,
      })
    ).facts;
    if (!fact) throw new Error('nothing was recorded');
    const both = await Promise.all([draw(), draw()]);
    expect(both.toSorted()).toEqual(['case-changed-meanwhile', undefined]);
    await world.stores.facts.put([{ ...fact, movement: 'slipped-in.1' }]);
    const { cases } = world.stores;
    const id = SAMPLE.slice('/assessments/samples/'.length);
    const sample = await cases.one(sampleCase, id);
    if (!sample) throw new Error('no sample');
    const again = { ...sample, version: sample.version + 1, state: 'published' as const };
    await cases.save(filed(sampleCase, again));
    expect(await draw()).toBe('frame-changed');
  });

  it('checks are settled by whoever has them to check, once, by a hand that did not enter the record', async () => {
    const check = `/divisions/${county}/checks/${await drawn()}`;
    expect(await get(`/divisions/${county}/checks`, stranger)).toBe('division-not-yours');
    expect(await get(`/divisions/${county}/checks?cursor=x`)).toBe('invalid-request');
    expect(await get(check, stranger)).toBe('division-not-yours');
    const unknown = `/divisions/${county}/checks/check.${'0'.repeat(32)}`;
    expect(await get(unknown)).toBe('check-unknown');
    const outcome = { wrong: [], by: 'visit' };
    expect(await post(`${unknown}/settle`, outcome, manager)).toBe('check-unknown');
    expect(await post(`${check}/settle`, outcome, here)).toBe('division-not-yours');
    const gone = check.replace(county, '330104001');
    expect(await post(`${gone}/settle`, outcome, clerk('330104001'))).toBe('division-abolished');
    expect(await post(`${check}/settle`, outcome, { ...manager, subject: here.subject })).toBe(
      'auditor-is-concerned',
    );
    expect(await post(`${check}/settle`, outcome, manager, '"9"')).toBe('precondition-failed');
    expect(await post(`${check}/settle`, { wrong: ['health'], by: 'visit' }, manager)).toBe(
      'invalid-request',
    );
    const both = await Promise.all([
      post(`${check}/settle`, outcome, manager),
      post(`${check}/settle`, { ...outcome, wrong: ['date'] }, auditor),
    ]);
    expect(both.toSorted()).toEqual(['case-changed-meanwhile', undefined]);
    expect(await post(`${check}/settle`, outcome, manager)).toBe('transition-not-allowed');
  });

  it('suspicions are judged once, by an auditor above whose hand gave none of the replies', async () => {
    const record = `${await arrival()}.household`;
    await world.settle();
    const suspicion: Suspicion = {
      suspicionId: `bulk-replies.${record}`,
      version: 1,
      state: 'raised',
      kind: 'bulk-replies',
      office: WEST_LAKE,
      on: '2026-03-02',
      records: [record],
      zh: '请核查',
      en: 'please look',
      judged: null,
    };
    await world.stores.cases.save(filed(suspicionCase, suspicion));
    const list = `/divisions/${county}/suspicions`;
    const act = `${list}/${suspicion.suspicionId}/actions`;
    const dismiss = { action: 'dismiss', reason: '已逐件核实' };
    const establish = (of: string) => ({
      ...dismiss,
      action: 'establish',
      findings: [{ record: of, kind: 'wrong' }],
    });
    expect(await get(list, stranger)).toBe('division-not-yours');
    expect(await get(`${list}?cursor=x`)).toBe('invalid-request');
    expect(await post(act, dismiss, stranger)).toBe('division-not-yours');
    expect(await post(`${list}/nothing/actions`, dismiss)).toBe('suspicion-unknown');
    // The one who stands two levels above names the list of the county all the same.
    expect(await post(act.replace(county, '3301'), dismiss, { ...auditor, divisions: ['3301'] })).toBe(
      'suspicion-unknown',
    );
    await world.call(home, 'POST', `/notices/${record}/actions`, { body: { action: 'accept' } });
    expect(await post(act, dismiss, { ...auditor, subject: home.subject })).toBe('auditor-is-concerned');
    expect(await post(act, establish('other'))).toBe('record-not-counted');
    expect(await post(act, dismiss, auditor, '"9"')).toBe('precondition-failed');
    const both = await Promise.all([post(act, dismiss), post(act, establish(record))]);
    expect(both.toSorted()).toEqual(['case-changed-meanwhile', undefined]);
    expect(await post(act, dismiss)).toBe('transition-not-allowed');
  });

  it('findings are about a record of the office, and are withdrawn once', async () => {
    const record = await arrival();
    const list = `/divisions/${WEST_LAKE}/findings`;
    const wrong = { record, kind: 'wrong', reason: '登记有误' };
    expect(await get(list, stranger)).toBe('division-not-yours');
    expect(await get(`${list}?cursor=x`)).toBe('invalid-request');
    expect(await post(list, wrong, stranger)).toBe('division-not-yours');
    expect(await post(list, { ...wrong, record: 'nothing' })).toBe('record-unknown');
    const nation = { ...auditor, divisions: ['33', '41'] };
    expect(await post(`/divisions/${GUSHI}/findings`, wrong, nation)).toBe('record-not-theirs');
    expect(await post(list, { ...wrong, place: `${GONGSHU}001` })).toBe('village-outside-township');
    expect(await post(list, wrong, { ...auditor, subject: here.subject })).toBe('auditor-is-concerned');
    expect(await post(list, { ...wrong, reason: '罚款未缴' })).toBe('invalid-request');
    expect(await post(list, wrong)).toBeUndefined();
    expect(await post(list, wrong)).toBe('finding-exists');
    const one = `${list}/${WEST_LAKE}.${record}.wrong/withdraw`;
    const reason = { reason: '误认' };
    expect(await post(one, reason, stranger)).toBe('division-not-yours');
    expect(await post(`${list}/nothing/withdraw`, reason)).toBe('finding-unknown');
    expect(await post(one, reason, { ...auditor, subject: here.subject })).toBe('auditor-is-concerned');
    expect(await post(one, reason, auditor, '"9"')).toBe('precondition-failed');
    const both = await Promise.all([post(one, reason), post(one, { reason: '证据不足' })]);
    expect(both.toSorted()).toEqual(['case-changed-meanwhile', undefined]);
    expect(await post(one, reason)).toBe('transition-not-allowed');
  });
});

describe('tasks and returns', () => {
  const manager: Caller = { subject: 'manager', role: 'manager', divisions: ['330106'] };
  const reviewer: Caller = { ...here, subject: 'reviewer', role: 'reviewer' };
  const stranger = clerk(GONGSHU);
  const ENDED = '330104001';
  const [rule] = DEFAULT_SETTLEMENT_RULES;
  if (!rule) throw new Error('no rule');
  const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
  const get = async (caller: Caller, path: string) => named(await world.call(caller, 'GET', path));
  const post = async (caller: Caller, path: string, body: object, ifMatch?: string) =>
    named(
      await world.call(caller, 'POST', path, {
        body,
        ...(ifMatch !== undefined && { headers: { 'if-match': ifMatch } }),
      }),
    );

  it('are set for units that are there, by whoever assesses them', async () => {
    const list = '/divisions/330106/tasks';
    const order = { kind: 'survey', unitIds: [WEST_LAKE], opinion: '摸底排查', dueOn: '2026-03-20' };
    const set = async (body: object, key: string | undefined, caller = manager, path = list) =>
      named(await world.call(caller, 'POST', path, { body, ...(key !== undefined && { key }) }));
    expect(await set(order, undefined)).toBe('idempotency-key-missing');
    expect(await set(order, 'k')).toBeUndefined();
    expect(await set({ ...order, dueOn: '2026-03-21' }, 'k')).toBe('idempotency-key-reused');
    expect(await set({ ...order, unitIds: [GONGSHU] }, 'a')).toBe('division-not-yours');
    expect(await set({ ...order, unitIds: ['330106999'] }, 'b')).toBe('unit-unknown');
    expect(await set({ ...order, dueOn: '2026-03-02' }, 'c')).toBe('day-not-ahead');
    const gone = { ...manager, divisions: ['330104'] };
    expect(await set(order, 'd', gone, '/divisions/330104/tasks')).toBe('division-abolished');
    expect(await get(stranger, list)).toBe('division-not-yours');
    expect(await get(manager, `${list}?cursor=x`)).toBe('invalid-request');
  });

  it('are done in their order, each by its side', async () => {
    const set = await world.call(manager, 'POST', '/divisions/330106/tasks', {
      body: { kind: 'survey', unitIds: [WEST_LAKE], opinion: '摸底排查', dueOn: '2026-03-20' },
      key: 'k',
    });
    const { zh: _zh, en: _en, ...task } = set.body.tasks[0];
    const path = `/assessments/tasks/${task.taskId}`;
    const act = (caller: Caller, body: object, ifMatch?: string) =>
      post(caller, `${path}/actions`, body, ifMatch);
    const report = { action: 'report', doneOn: '2026-03-02', evidence: '排查台账' };
    expect(await get(stranger, path)).toBe('task-unknown');
    expect(await act(stranger, report)).toBe('task-unknown');
    expect(await act(here, report, '"9"')).toBe('precondition-failed');
    expect(await act(manager, report)).toBe('division-not-yours');
    expect(await act({ ...manager, role: 'clerk' }, { action: 'cancel', reason: '撤销' })).toBe(
      'role-not-allowed',
    );
    expect(await act(manager, { action: 'accept' })).toBe('transition-not-allowed');
    expect(await act(here, { ...report, doneOn: '2026-03-03' })).toBe('date-in-future');
    expect(await act(here, { ...report, doneOn: '2026-03-01' })).toBe('done-before-it-was-set');
    const support = { unitId: WEST_LAKE, name: '北山街道' };
    expect(await act(manager, { action: 'assign-support', supportedBy: support })).toBe('supporter-is-unit');
    const extend = { action: 'extend', until: '2026-03-25', reason: '材料补充' };
    expect(await act(manager, { ...extend, until: '2026-09-25' })).toBe('extension-too-long');
    expect(await act(manager, extend)).toBeUndefined();
    expect(await act(manager, extend)).toBe('extension-used');
    const both = await Promise.all([act(here, report), act(here, { action: 'acknowledge' })]);
    expect(both).toContain('case-changed-meanwhile');
    // Of one that needs support, and of an office that has ended.
    const kept = async (changes: Partial<UnitTask>): Promise<string> => {
      const one = { ...(task as UnitTask), version: 1, ...changes };
      await world.stores.cases.save(filedTask(one, rule));
      return `/assessments/tasks/${one.taskId}/actions`;
    };
    const reported = { at: task.setAt, by: 'manager', doneOn: '2026-03-02', evidence: '台账' };
    const given = { state: 'reported', report: reported } as const;
    const needing = await kept({ taskId: 'work.needing', supportNeeded: true, ...given });
    expect(await post(manager, needing, { action: 'accept' })).toBe('supporting-unit-missing');
    const own = await kept({ taskId: 'work.own', ...given });
    expect(await post(manager, own, { action: 'accept' })).toBe('reviewer-is-author');
    const ended = await kept({ taskId: 'work.ended', office: ENDED, unitId: ENDED, superior: '330104' });
    expect(await post(clerk(ENDED), ended, report)).toBe('division-abolished');
  });

  it('of a month are filed and confirmed by two hands, one month after the other', async () => {
    const returns = `/divisions/${WEST_LAKE}/returns`;
    const file = { action: 'file', zero: true, adjustments: [] };
    const save = async (office: string, month: string) => {
      const facts = { office, month, opening: {}, changes: [], ledger: null, rule };
      const calendar = officialCalendar();
      const monthly = prefillReturn({ ...facts, calendar, now: world.clock.now() });
      await world.stores.cases.save(filedReturn(monthly, rule));
    };
    for (const month of ['2026-01', '2026-02']) await save(WEST_LAKE, month);
    await save(ENDED, '2026-02');
    const act = (caller: Caller, month: string, body: object, ifMatch?: string) =>
      post(caller, `${returns}/${month}/actions`, body, ifMatch);
    expect(await get(stranger, returns)).toBe('division-not-yours');
    expect(await get(here, `${returns}?cursor=x`)).toBe('invalid-request');
    expect(await get(stranger, `${returns}/2026-01`)).toBe('division-not-yours');
    expect(await get(here, `${returns}/2025-12`)).toBe('return-unknown');
    expect(await act(stranger, '2026-01', file)).toBe('division-not-yours');
    expect(await act(here, '2025-12', file)).toBe('return-unknown');
    expect(await act(here, '2026-01', file, '"9"')).toBe('precondition-failed');
    expect(await act(here, '2026-02', file)).toBe('earlier-return-open');
    expect(await act(here, '2026-01', { ...file, zero: false })).toBe('return-not-zero');
    const adjustments = [{ category: 'migrant', change: -1, note: '多报' }];
    expect(await act(here, '2026-01', { ...file, adjustments })).toBe('return-below-zero');
    expect(await act(reviewer, '2026-01', { action: 'confirm' })).toBe('transition-not-allowed');
    const both = await Promise.all([act(reviewer, '2026-01', file), act(reviewer, '2026-01', file)]);
    expect(both.toSorted()).toEqual(['case-changed-meanwhile', undefined]);
    expect(await act(here, '2026-01', { action: 'confirm' })).toBe('role-not-allowed');
    expect(await act(reviewer, '2026-01', { action: 'confirm' })).toBe('reviewer-is-author');
    expect(await post(clerk(ENDED), `/divisions/${ENDED}/returns/2026-02/actions`, file)).toBe(
      'division-abolished',
    );
    expect(await get(here, '/divisions/330106/dispatch-list')).toBe('division-not-yours');
  });
});

describe('flows', () => {
  it('are of periods that were counted, of one’s own division, and no larger than an answer may be', async () => {
    const managerOf = (division: string): Caller => ({
      subject: 'm',
      role: 'manager',
      divisions: [division],
    });
    const read = async (caller: Caller, path: string) => {
      const { body } = await world.call(caller, 'GET', `/divisions/${path}`);
      return body.type?.replace('/problems/', '');
    };
    const county = managerOf('330106');
    expect(await read(county, '330105/flows')).toBe('division-not-yours');
    for (const end of ['', '/export']) {
      const at = (code: string) => `${code}/flows/month.2026-01-01${end}`;
      expect(await read(county, at('330105'))).toBe('division-not-yours');
      expect(await read(county, at('330106'))).toBe('flows-unknown');
      expect(await read(county, `${at('330106')}?level=province`)).toBe('division-level-wrong');
      expect(await read(managerOf('33'), `${at('33')}?level=township`)).toBe('too-many-divisions');
    }
    const countedUntil = '2026-02-01T00:00:00.000Z';
    const differences = { recordsAdded: null, cellsChanged: 0, cellsAppeared: 0, cellsDisappeared: 0 };
    const head = {
      province: '33',
      period: { kind: 'month' as const, from: '2026-01-01', to: '2026-01-31' },
      version: 1,
      records: 9,
      smallest: 5,
      versions: [{ version: 1, countedUntil, total: null, ...differences }],
    };
    const part = {
      version: 1,
      province: '33',
      periodId: 'month.2026-01-01',
      countedUntil,
      level: 'county',
      place: '330106',
      number: 0,
      // More than any county has.
      lines: '411525>330106=17\n'.repeat(120_000).trim(),
    } as const;
    await world.stores.cases.save(filed(flowHeadCase, head), filed(flowPartCase, part));
    expect(await read(county, '330106/flows/month.2026-01-01')).toBeUndefined();
    expect(await read(county, '330106/flows/month.2026-01-01/export?format=csv')).toBe('export-too-large');
  });
});

describe('channels of the morning digest', () => {
  const GONE = '330104001';
  const boss: Caller = { ...clerk(WEST_LAKE), role: 'manager' };
  const url = 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=12345678';
  const wecom = { kind: 'wecom', url };
  const named = ({ body }: { body: { type?: string } }) => body.type?.replace('/problems/', '');
  const set = async (body: object, { code = WEST_LAKE, name = 'main', who = boss } = {}) =>
    named(await world.call(who, 'PUT', `/divisions/${code}/digest-channels/${name}`, { body }));
  const test = async (code: string, name = 'main', who = boss) =>
    named(await world.call(who, 'POST', `/divisions/${code}/digest-channels/${name}/test`));

  it('are set by their own office, lead to hosts of the list, and are five at most', async () => {
    const gone = { code: GONE, who: { ...clerk(GONE), role: 'manager' as const } };
    expect(await set(wecom, { code: GUSHI })).toBe('division-not-yours');
    expect(await set(wecom, gone)).toBe('division-abolished');
    expect(await set({ kind: 'wecom' })).toBe('digest-target-invalid');
    for (const bad of ['http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=12345678', `${url}#a`, 'nowhere'])
      expect(await set({ kind: 'wecom', url: bad })).toBe('digest-target-invalid');
    expect(await set({ kind: 'wecom', url: url.replace('qyapi.weixin.qq.com', '127.0.0.1') })).toBe(
      'digest-host-not-allowed',
    );
    expect(await set({ kind: 'email', to: ['office@example.gov.cn'] })).toBe('digest-mail-off');
    const both = await Promise.all([set(wecom), set(wecom)]);
    expect(both.toSorted()).toEqual(['registry-changed-meanwhile', undefined]);
    for (const name of ['a', 'b', 'c', 'd']) expect(await set(wecom, { name })).toBeUndefined();
    expect(await set(wecom, { name: 'e' })).toBe('digest-channels-too-many');
    expect(named(await world.call(boss, 'GET', `/divisions/${GUSHI}/digest-channels`))).toBe(
      'division-not-yours',
    );
    expect(await test(GUSHI)).toBe('division-not-yours');
    expect(await test(GONE, 'main', gone.who)).toBe('division-abolished');
    expect(await test(WEST_LAKE, 'z')).toBe('digest-channel-unknown');
    const tests = await Promise.all([test(WEST_LAKE), test(WEST_LAKE)]);
    expect(tests.toSorted()).toEqual(['registry-changed-meanwhile', undefined]);
  });
});

describe('letters on paper', () => {
  const GONE = '330104001';
  const letterhead = { telephone: '0571-87654321', address: '西湖区保俶路1号', postcode: '310007' };
  const printing = { purpose: '寄送纸质联系函', handler: '王经办' };
  const reply = { action: 'enter-paper-reply', reply: { code: 'confirmed' } };
  const named = ({ body }: { body: { type?: string } }) => body.type?.replace('/problems/', '');
  const set = async (code = WEST_LAKE, body: object = letterhead, who = here) =>
    named(await world.call(who, 'PUT', `/divisions/${code}/letterhead`, { body }));
  const print = async (id: string, body: object = printing, who = here) =>
    named(await world.call(who, 'POST', `/notices/${id}/letter`, { body }));
  const act = async (id: string, body: object, who = here, headers = {}) =>
    named(await world.call(who, 'POST', `/notices/${id}/letter/actions`, { body, headers }));
  const answer = (id: string) => world.call(here, 'POST', `/notices/${id}/actions`, { body: reply });
  const read = async (path: string, who: Caller = here) => named(await world.call(who, 'GET', path));

  /** A notice on paper for each of three people, and one whose office has ended. */
  async function onPaper() {
    const ids: string[] = [];
    for (const n of [1, 2, 3]) {
      const body = inflowBody(WEST_LAKE, '2026-03-01', NOT_JOINED, n);
      const recorded = await world.call(here, 'POST', '/movements', { body, key: `k${n}` });
      ids.push(`${recorded.body.movement.movement}.household`);
    }
    await world.settle();
    const [first = '', second = '', third = ''] = ids;
    const notice = await world.stores.notices.get(first);
    if (!notice) throw new Error('no notice');
    await world.stores.notices.create({ ...notice, noticeId: 'of-gone', sender: GONE });
    await world.stores.notices.create({ ...notice, noticeId: 'of-nobody', personId: PERSON });
    return [first, second, third] as const;
  }

  it('bear a letterhead that their office has set', async () => {
    expect(await read(`/divisions/${WEST_LAKE}/letterhead`)).toBe('letterhead-missing');
    expect(await read(`/divisions/${GUSHI}/letterhead`)).toBe('division-not-yours');
    expect(await set(GUSHI)).toBe('division-not-yours');
    expect(await set(GONE, letterhead, clerk(GONE))).toBe('division-abolished');
    expect(await set(WEST_LAKE, { ...letterhead, telephone: '12345' })).toBe('phone-invalid');
    const both = await Promise.all([set(), set(WEST_LAKE, { ...letterhead, postcode: '310008' })]);
    expect(both.toSorted()).toEqual(['registry-changed-meanwhile', undefined]);
  });

  it('are printed by their office while they wait', async () => {
    const [id, other] = await onPaper();
    expect(await print(id)).toBe('letterhead-missing');
    await set();
    expect(await print('n')).toBe('notice-unknown');
    expect(await print('of-gone', printing, clerk(GONE))).toBe('division-abolished');
    expect(await print('of-nobody')).toBe('person-unknown');
    expect(await print(id, { ...printing, handler: '王1' })).toBe('name-invalid');
    const [printed] = await Promise.all([print(other), answer(other)]);
    expect(printed).toBe('notice-changed-meanwhile');
    expect(await print(other)).toBe('letter-not-on-paper');
  });

  it('are followed up in their order', async () => {
    const [id, other] = await onPaper();
    await set();
    const send = { action: 'send', by: 'post' };
    const remind = { action: 'remind', by: 'telephone' };
    expect(await act('n', send)).toBe('notice-unknown');
    expect(await act('of-gone', send, clerk(GONE))).toBe('division-abolished');
    expect(await act(id, send)).toBe('letter-not-printed');
    await print(id);
    expect(await act(id, send, here, { 'if-match': '"9"' })).toBe('precondition-failed');
    expect(await act(id, remind)).toBe('letter-not-sent');
    expect(await act(id, { ...send, on: '2026-03-09' })).toBe('date-in-future');
    expect(await act(id, { ...send, on: '2026-01-02' })).toBe('letter-sent-too-long-ago');
    const both = await Promise.all([act(id, send), act(id, { ...send, by: 'fax' })]);
    expect(both.toSorted()).toEqual(['notice-changed-meanwhile', undefined]);
    const [again, fax] = [await act(id, send), await act(id, { ...send, by: 'fax' })];
    expect([again, fax]).toContain('letter-already-sent');
    expect(await act(id, remind)).toBeUndefined();
    expect(await act(id, remind)).toBe('pressed-today');
    await answer(other);
    expect(await act(other, send)).toBe('letter-not-on-paper');
  });

  it('are listed for their office', async () => {
    expect(await read(`/divisions/${GUSHI}/paper-letters`)).toBe('division-not-yours');
    expect(await read(`/divisions/${GUSHI}/letter-register?year=2026`)).toBe('division-not-yours');
  });
});

it('a county that has not joined is no mistake of the sender', async () => {
  const { status } = await world.call(here, 'POST', '/movements', {
    body: inflowBody(WEST_LAKE, '2026-03-01', NOT_JOINED),
    key: 'k',
  });
  expect(status).toBe(201);
});

it('nothing is listed that was not met here', () => {
  const listed = operations.flatMap((operation) =>
    refusalsOf(operation)
      .filter((name) => !MACHINE.includes(name))
      .map((name) => `${operation.id} ${name}`),
  );
  expect(listed.filter((one) => !met.has(one))).toEqual([]);
});
