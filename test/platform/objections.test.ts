import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { router } from '../../local/runtime/router.ts';
import { httpServer } from '../../local/runtime/server.ts';
import { sandboxRoutes } from '../../local/sandbox-routes.ts';
import { handsOfRecord } from '../../shared/assessment/hands-of-record.ts';
import { objectionCase } from '../../shared/domain/assessment/objection/objection-case.ts';
import { settlementCase } from '../../shared/domain/assessment/settlement/settlement-case.ts';
import { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const RUN = 'agreement-hundred.v1.quarter.2026-01-01';
const UNIT = `/assessments/runs/${RUN}/units/${WEST_LAKE}`;
const OBJECTIONS = `${UNIT}/objections`;
const FIRST = `/assessments/objections/${RUN}.${WEST_LAKE}.1`;
/** A Monday; the quarter ends the day after. */
const STARTED = '2026-03-30T01:00:00.000Z';
const MEASURE = 'arrivals-recorded-on-time';
const COUNTY = '330106';
const unit = clerk(WEST_LAKE);
/** A person who was a clerk of the township when the late arrival was recorded, and is an auditor of the county now. */
const formerly: Caller = { subject: 'two-hats', role: 'clerk', divisions: [WEST_LAKE] };
const concerned: Caller = { subject: 'two-hats', role: 'auditor', divisions: [COUNTY] };
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [COUNTY] };
const above: Caller = { subject: 'auditor-above', role: 'auditor', divisions: ['3301'] };

let world: World;
let late: string;
let early: string;
beforeEach(async () => {
  world = await smallWorld(STARTED);
  for (let ordinal = 1; ordinal <= 9; ordinal++) early = await record(unit, '2026-03-29', ordinal);
  late = await record(formerly, '2026-02-03', 10);
  await world.advanceTo('2026-04-01T01:00:00.000Z');
});
afterEach(() => world.close());

async function record(by: Caller, on: string, ordinal: number): Promise<string> {
  const body = inflowBody(WEST_LAKE, on, GUSHI, ordinal);
  const reply = await world.call(by, 'POST', '/movements', { body, key: `k${ordinal}` });
  return reply.body.movement.movement;
}

const filing = (said: object = {}) => ({
  target: { indicator: 'arrivals', record: late },
  ground: 'done-in-time',
  evidence: '2月3日纸质登记表（存根第12页）',
  ...said,
});
const uphold = (said: object = {}) => ({
  action: 'uphold',
  reason: '存根属实',
  corrections: [{ kind: 'movement-recorded', record: late, at: '2026-02-03T08:00:00.000Z' }],
  ...said,
});
const reject = { action: 'reject', reason: '存根日期不符' };

const file = (body: object = filing(), caller = unit, path = OBJECTIONS) =>
  world.call(caller, 'POST', path, { body });
const act = (caller: Caller, body: object, headers: Record<string, string> = {}, path = FIRST) =>
  world.call(caller, 'POST', `${path}/actions`, { body, headers });
const read = async (caller: Caller, path: string) => (await world.call(caller, 'GET', path)).body;
const arrivals = async () => {
  const { result } = await read(unit, UNIT);
  const line = result.score.lines.find(({ measure }: { measure: string }) => measure === MEASURE);
  return { revision: result.revision, numerator: line.numerator, earned: Number(line.earned) };
};
function named({ status, body }: { readonly status: number; readonly body: { readonly type?: string } }) {
  return status < 400 ? status : body.type?.replace('/problems/', '');
}

/** The same platform behind a real server, with the sandbox’s clock. */
async function served() {
  const edge = {
    verify: async (token: string) => Caller.parse(JSON.parse(Buffer.from(token, 'base64url').toString())),
    newId: () => 'id',
    log: () => {},
  };
  const clock = sandboxRoutes({ clock: world.clock, advanceTo: world.advanceTo }, edge);
  const server = httpServer({
    find: router([...world.routes, ...clock]),
    engine: world.engine,
    afterWrite: () => {},
    page: () => undefined,
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const at = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    send: async (caller: Caller, method: string, path: string, body?: object, headers: object = {}) => {
      const token = Buffer.from(JSON.stringify(caller)).toString('base64url');
      const answer = await fetch(at + path, {
        method,
        headers: { authorization: `Bearer ${token}`, ...headers },
        ...(body && { body: JSON.stringify(body) }),
      });
      return {
        status: answer.status,
        etag: answer.headers.get('etag') ?? '',
        // oxlint-disable-next-line typescript/no-explicit-any -- answers of every shape
        body: (await answer.json()) as any,
      };
    },
    close: () => {
      server.close();
      server.closeAllConnections();
    },
  };
}

it('a township gets back the points of one record that was not late, and everybody sees why', async () => {
  const { send, close } = await served();
  try {
    const before = (await send(unit, 'GET', UNIT)).body.result;
    expect(before).toMatchObject({ revision: 1, score: { lines: expect.any(Array) } });
    const filed = await send(unit, 'POST', OBJECTIONS, filing());
    expect([filed.status, filed.body.objection.objectionId]).toEqual([201, `${RUN}.${WEST_LAKE}.1`]);
    // What waits for the county’s auditors is found, with what they need to rule.
    const waits = await send(auditor, 'GET', `/divisions/${COUNTY}/objections?side=superior&open=true`);
    expect(waits.body.objections).toEqual([filed.body.objection]);
    const wrong = await send(concerned, 'POST', `${FIRST}/actions`, uphold());
    expect(named(wrong)).toBe('auditor-is-concerned');
    const stale = await send(auditor, 'POST', `${FIRST}/actions`, uphold(), { 'if-match': '"9"' });
    expect(named(stale)).toBe('precondition-failed');
    const ruled = await send(auditor, 'POST', `${FIRST}/actions`, uphold(), { 'if-match': filed.etag });
    expect(ruled).toMatchObject({
      status: 200,
      etag: '"2"',
      body: {
        objection: { state: 'upheld', version: 2, ruling: { ruledBy: 'auditor', reason: '存根属实' } },
        result: {
          revision: 2,
          // The facts are those of the first result: nothing but the ruling moved it.
          factsUntil: before.factsUntil,
          cause: {
            kind: 'upheld-objection',
            reference: `${RUN}.${WEST_LAKE}.1`,
            office: COUNTY,
            by: 'auditor',
          },
        },
      },
    });
    const lineOf = (result: { score: { lines: { measure: string }[] } }) =>
      result.score.lines.find(({ measure }) => measure === MEASURE);
    expect(lineOf(before)).toMatchObject({ numerator: 9, denominator: 10 });
    expect(lineOf(ruled.body.result)).toMatchObject({ numerator: 10, denominator: 10 });
    const why = (await send(unit, 'GET', `${UNIT}/revisions/2/difference`)).body;
    expect(why.causes).toHaveLength(1);
    expect(why.causes[0]).toMatchObject({ name: 'objection', objection: `${RUN}.${WEST_LAKE}.1` });
    expect(why.causes[0].zh).toContain(
      `异议成立（${RUN}.${WEST_LAKE}.1），更正1条记录：“流入登记及时率”由9/10改为10/10`,
    );
    // The record itself is as it was recorded: the correction lies with the objection.
    const [personId = '', seq] = late.split('.');
    const log = await world.stores.movements.log(personId);
    expect(log.find((one) => String(one.seq) === seq)?.recordedAt).toBe(STARTED);
    const again = await send(unit, 'POST', OBJECTIONS, filing({ evidence: '另有证人' }));
    expect(named(again)).toBe('objection-exists');
    await send({ subject: 'o', role: 'operator', divisions: [] }, 'POST', '/sandbox/clock', {
      to: '2026-04-30T01:00:00.000Z',
    });
    const closed = await send(unit, 'POST', OBJECTIONS, filing({ target: { indicator: 'arrivals' } }));
    expect(['results-locked', 'objection-window-closed']).toContain(named(closed));
  } finally {
    close();
  }
});

describe('an objection', () => {
  it('is filed once, however often it is sent', async () => {
    const both = await Promise.all([file(), file()]);
    expect(both.map(({ body }) => body.repeated).sort()).toEqual([false, true]);
    expect(both[0]?.body.objection).toEqual(both[1]?.body.objection);
    expect((await file()).body.repeated).toBe(true);
    const list = await read(auditor, OBJECTIONS);
    expect(list).toMatchObject({ locked: false, objections: [{ version: 1, state: 'filed' }] });
    expect(list.window).toMatchObject({ days: 5, unit: 'working' });
    expect(named(await file(filing(), { ...unit, subject: 'colleague' }))).toBe('objection-exists');
  });

  it('takes the next number where others are filed in the same moment, and all are listed page by page', async () => {
    const targets = [late, early, undefined];
    const filed = await Promise.all(
      targets.map((one) => file(filing({ target: { indicator: 'arrivals', ...(one && { record: one }) } }))),
    );
    const ids = filed.map(({ body }) => body.objection.objectionId).sort();
    expect(ids).toEqual([1, 2, 3].map((n) => `${RUN}.${WEST_LAKE}.${n}`));
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await read(unit, `${OBJECTIONS}?limit=2${cursor}`);
      seen.push(...page.objections.map((one: { objectionId: string }) => one.objectionId));
      cursor = page.next === undefined ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(seen).toEqual(ids);
    const own = await read(unit, `/divisions/${WEST_LAKE}/objections?side=office&run=${RUN}&limit=2`);
    expect([own.objections.length, typeof own.next]).toEqual([2, 'string']);
  });

  it('is about a line of the result or a record behind it, and is filed by the unit', async () => {
    const of = async (target: object) => named(await file(filing({ target })));
    expect(await of({ indicator: 'nothing' })).toBe('indicator-not-scored');
    expect(await of({ indicator: 'arrivals', record: 'x.1' })).toBe('record-not-counted');
    const elsewhere = `/assessments/runs/${RUN}/units/${GONGSHU}/objections`;
    expect(named(await file(filing(), unit, elsewhere))).toBe('division-not-yours');
    const county: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
    expect(named(await file(filing(), county))).toBe('division-not-yours');
    expect(named(await file(filing(), auditor))).toBe('role-not-allowed');
    expect(named(await file(filing({ evidence: '电话13800138000' })))).toBe('invalid-request');
    expect((await read(unit, OBJECTIONS)).objections).toEqual([]);
  });

  it('is seen by its unit and those above it, and by nobody else', async () => {
    await file();
    for (const caller of [unit, auditor, above])
      expect((await read(caller, FIRST)).objection.version).toBe(1);
    for (const path of [FIRST, `${FIRST}0`])
      expect(named(await world.call(clerk(GONGSHU), 'GET', path))).toBe('objection-unknown');
    expect(named(await act(clerk(GONGSHU), { action: 'withdraw' }))).toBe('objection-unknown');
    const list = `/divisions/${COUNTY}/objections?side=superior`;
    expect(named(await world.call(unit, 'GET', list))).toBe('division-not-yours');
    expect(named(await world.call(auditor, 'GET', `${list}&cursor=x`))).toBe('invalid-request');
    expect(named(await world.call(unit, 'GET', `${OBJECTIONS}?cursor=x`))).toBe('invalid-request');
  });

  it('is filed again where the unit took it back, and not where it was rejected', async () => {
    await file();
    expect((await act(unit, { action: 'withdraw' })).body).toMatchObject({
      objection: { state: 'withdrawn' },
      result: null,
    });
    const second = await file();
    expect(second.body).toMatchObject({ repeated: false, objection: { state: 'filed' } });
    const before = await arrivals();
    const path = second.headers['location'] ?? '';
    expect((await act(auditor, reject, {}, path)).body.objection.state).toBe('rejected');
    expect(await arrivals()).toEqual(before);
    expect(named(await file())).toBe('objection-exists');
    expect(await read(auditor, `/divisions/${COUNTY}/objections?side=superior&open=true`)).toEqual({
      objections: [],
    });
  });

  it('waits for the evidence that the auditor asks for, and no longer than its limit', async () => {
    await file();
    const asked = await act(auditor, { action: 'ask-evidence', question: '请附存根照片' });
    expect(asked.body.objection).toMatchObject({ state: 'evidence-asked', limit: { days: 3 } });
    expect(named(await act(auditor, reject))).toBe('transition-not-allowed');
    const sent = await act(unit, { action: 'supply-evidence', evidence: '存根照片两张' });
    expect(sent.body.objection).toMatchObject({
      state: 'filed',
      evidence: { length: 2 },
      limit: { days: 5 },
    });
    expect(named(await act(unit, uphold()))).toBe('role-not-allowed');
    expect(named(await act(above, uphold()))).toBe(200);
  });
});

describe('a ruling', () => {
  it('is one of two in the same moment', async () => {
    await file();
    const other: Caller = { ...auditor, subject: 'another' };
    const both = await Promise.all([act(auditor, reject), act(other, reject)]);
    expect(both.map(named).sort()).toEqual([200, 'objection-changed-meanwhile']);
  });

  it('corrects what is in question, and something of it', async () => {
    await file();
    const [correction] = uphold().corrections;
    const off = uphold({ corrections: [{ ...correction, record: early }] });
    expect(named(await act(auditor, off))).toBe('correction-off-target');
    const none = uphold({ corrections: [{ kind: 'task-done', record: late, on: '2026-02-03' }] });
    expect(named(await act(auditor, none))).toBe('correction-without-effect');
    expect((await arrivals()).revision).toBe(1);
  });

  it('sent again leaves one revision, and one after another takes what was upheld before with it', async () => {
    await file();
    await act(auditor, uphold());
    const again = await act(auditor, uphold());
    expect(again.body).toMatchObject({ objection: { version: 2 }, result: { revision: 2 } });
    expect(named(await act(auditor, uphold({ reason: '另有理由' })))).toBe('transition-not-allowed');
    // The whole line, of which another record is struck: it was not the township’s.
    await file(filing({ target: { indicator: 'arrivals' }, ground: 'not-ours' }));
    const strike = uphold({ corrections: [{ kind: 'strike', list: 'movements', record: early }] });
    const struck = await act(auditor, strike, {}, FIRST.replace(/1$/, '2'));
    expect(struck.body.result).toMatchObject({ revision: 3 });
    expect(await arrivals()).toMatchObject({ revision: 3, numerator: 9 });
    const input = await world.stores.assessments.inputOf(RUN, WEST_LAKE, 3);
    expect(input?.rulings?.map(({ objectionId }) => objectionId)).toEqual(
      [1, 2].map((n) => `${RUN}.${WEST_LAKE}.${n}`),
    );
    // Whoever has it computed again for another reason keeps the rulings.
    const reason = '逢例行复算';
    const recomputed = await world.call(auditor, 'POST', `${UNIT}/revisions`, { body: { reason } });
    expect(recomputed.body).toMatchObject({ changed: false, result: { revision: 3 } });
  });

  it('on two records at once leaves a revision that has taken both', async () => {
    await file();
    await file(filing({ target: { indicator: 'arrivals', record: early }, ground: 'not-ours' }));
    const strike = uphold({ corrections: [{ kind: 'strike', list: 'movements', record: early }] });
    const both = await Promise.all([
      act(auditor, uphold()),
      act(above, strike, {}, FIRST.replace(/1$/, '2')),
    ]);
    expect(both.map(named)).toEqual([200, 200]);
    const { revision } = await arrivals();
    const input = await world.stores.assessments.inputOf(RUN, WEST_LAKE, revision);
    expect(input?.rulings).toHaveLength(2);
    expect(await arrivals()).toMatchObject({ numerator: 9 });
  });

  it('is not made after the lock, and objections are not filed after the window', async () => {
    await file();
    await world.advanceTo('2026-04-20T01:00:00.000Z');
    // Nobody has ruled: it holds up the lock, and others come too late.
    const settlement = await world.stores.cases.one(settlementCase, `${RUN}.${COUNTY}`);
    expect(settlement).toMatchObject({ lockedAt: null, heldUpBy: { name: 'objections-open' } });
    expect(named(await file(filing({ target: { indicator: 'arrivals' } })))).toBe('objection-window-closed');
    expect(named(await act(auditor, reject))).toBe(200);
    await world.advanceTo('2026-04-22T01:00:00.000Z');
    expect((await world.stores.cases.one(settlementCase, `${RUN}.${COUNTY}`))?.lockedAt).toEqual(
      expect.any(String),
    );
    expect(named(await file(filing({ target: { indicator: 'arrivals' } })))).toBe('results-locked');
    expect(named(await act(unit, { action: 'withdraw' }))).toBe('results-locked');
    expect(await read(unit, OBJECTIONS)).toMatchObject({ locked: true });
  });

  it('that a failure cut off before the calculation is finished by the same ruling sent again', async () => {
    await file();
    const { assessments } = world.stores;
    const add = assessments.addResult.bind(assessments);
    Object.assign(assessments, { addResult: async () => await Promise.reject(new Error('disk full')) });
    expect((await act(auditor, uphold())).status).toBe(503);
    Object.assign(assessments, { addResult: add });
    expect((await world.stores.cases.one(objectionCase, `${RUN}.${WEST_LAKE}.1`))?.state).toBe('upheld');
    expect(await arrivals()).toMatchObject({ revision: 1, numerator: 9 });
    expect((await act(auditor, uphold())).body.result).toMatchObject({ revision: 2 });
    expect(await arrivals()).toMatchObject({ revision: 2, numerator: 10 });
  });
});

describe('hands', () => {
  it('are known of movements, of notices and their duties, and of reported facts with their corrections', async () => {
    expect(await handsOfRecord(late, world.stores)).toEqual(['two-hats']);
    const notice = `${late}.household`;
    await world.call(clerk(GUSHI), 'POST', `/notices/${notice}/actions`, { body: { action: 'accept' } });
    for (const name of [notice, `${notice}#acceptance`])
      expect((await handsOfRecord(name, world.stores)).toSorted()).toEqual([`clerk-${GUSHI}`, 'two-hats']);
    const content = { kind: 'training', on: '2026-03-20', unit: 'sessions', amount: 2 };
    const fact = await world.call(unit, 'POST', '/facts', { body: { content }, key: 'f' });
    const { factId } = fact.body.fact;
    const next = { corrects: factId, content: { ...content, amount: 3 } };
    const corrected = await world.call({ ...unit, subject: 'colleague' }, 'POST', '/facts', {
      body: next,
      key: 'g',
    });
    expect(await handsOfRecord(corrected.body.fact.factId, world.stores)).toEqual([
      unit.subject,
      'colleague',
    ]);
    for (const nothing of ['', 'nothing', `${late}9`, `${notice}x#reply.1`.slice(24)])
      expect(await handsOfRecord(nothing, world.stores)).toEqual([]);
  });
});
