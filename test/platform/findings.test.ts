import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Suspicion } from '../../shared/domain/assessment/suspicion/suspicion.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const HOME = '411525';
const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [HOME] };
const above: Caller = { subject: 'auditor-4115', role: 'auditor', divisions: ['4115'] };
const lake: Caller = { subject: 'auditor-lake', role: 'auditor', divisions: ['330106'] };

let world: World;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => world.close());

const get = (caller: Caller, path: string) => world.call(caller, 'GET', path);
const post = (caller: Caller, path: string, body: object, headers: Record<string, string> = {}) =>
  world.call(caller, 'POST', path, { body, headers });

async function arrival(ordinal: number): Promise<string> {
  const body = inflowBody(WEST_LAKE, '2026-03-01', GUSHI, ordinal);
  const reply = await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
  return reply.body.movement.movement;
}

/** Letters to the township, answered one after another within ten minutes; the notes say which house. */
async function answeredLetters(count: number, note: (i: number) => string): Promise<readonly string[]> {
  const letters: string[] = [];
  for (let i = 1; i <= count; i += 1) {
    const personId = (await arrival(i)).slice(0, 22);
    const raised = await world.call(clerk(WEST_LAKE), 'POST', '/notices', {
      key: `n${i}`,
      body: {
        kind: 'verification-request',
        receiver: GUSHI,
        personId,
        content: { items: ['contact'], urgency: { ground: 'missing-or-rescue' } },
      },
    });
    letters.push(raised.body.notice.noticeId);
  }
  await world.settle();
  for (const [i, letter] of letters.entries()) {
    await post(clerk(GUSHI), `/notices/${letter}/actions`, { action: 'accept' });
    world.clock.moveTo(`2026-03-02T01:0${Math.floor(i / 3)}:${String(10 + (i % 3) * 20)}.000Z`);
    const reply = { code: 'confirmed', items: [{ item: 'contact', confirmed: true }], note: note(i) };
    const answered = await post(clerk(GUSHI), `/notices/${letter}/actions`, { action: 'reply', reply });
    expect(answered.status).toBe(200);
  }
  await world.settle();
  return letters;
}
const suspicionsOf = async (caller = auditor, code = HOME): Promise<readonly Suspicion[]> =>
  (await get(caller, `/divisions/${code}/suspicions`)).body.suspicions;
const judge = (id: string, body: object, caller = auditor, headers: Record<string, string> = {}) =>
  post(caller, `/divisions/${HOME}/suspicions/${encodeURIComponent(id)}/actions`, body, headers);
const found = (caller: Caller, code: string, body: object) =>
  post(caller, `/divisions/${code}/findings`, body);
/** So few records are judged that every line counts: a draft that is tried on the own units. */
const draft = {
  ...AGREEMENT_SCHEME,
  version: 2,
  supersedes: { schemeId: AGREEMENT_SCHEME.schemeId, version: 1 },
  leastApplicable: '1',
  categories: AGREEMENT_SCHEME.categories.map((category) => ({
    ...category,
    indicators: category.indicators.map((indicator) => ({ ...indicator, minimumN: 1 })),
  })),
};
async function assessed(of: Caller, from: string): Promise<string> {
  const body = { draft, period: { kind: 'quarter', from } };
  const { runId } = (await post({ ...of, role: 'manager' }, '/assessments/runs', body)).body.run;
  await world.assess();
  return runId;
}
const result = async (caller: Caller, unit: string, run: string) =>
  (await get(caller, `/assessments/runs/${run}/units/${unit}`)).body.result;

describe('replies in bulk', () => {
  it('are flagged once the month is over, for the auditors above, once', async () => {
    const letters = await answeredLetters(
      20,
      (i) => `已电话核实第${'一二三四五六七八九十'[i % 10]}组${'甲乙'[i > 9 ? 1 : 0]}户`,
    );
    expect(await suspicionsOf()).toEqual([]);
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const [suspicion, ...others] = await suspicionsOf();
    expect(others).toEqual([]);
    expect(suspicion).toMatchObject({
      suspicionId: `bulk-replies.${[...letters].sort()[0]}`,
      state: 'raised',
      office: GUSHI,
      on: '2026-03-02',
      records: [...letters].sort(),
    });
    // The detectors begin anew, as after a lost disk: they raise nothing twice.
    await world.stores.sweeps.keepPlace('detect-suspicions', undefined);
    await world.assess();
    expect(await suspicionsOf()).toEqual([suspicion]);
    expect(await world.stores.sweeps.placeOf('detect-suspicions')).toBe('2026-03#~');
    expect((await get(clerk(GUSHI), `/divisions/${GUSHI}/suspicions`)).body.type).toBe(
      '/problems/role-not-allowed',
    );
    expect(await suspicionsOf(above)).toEqual([suspicion]);
    expect(world.failures).toEqual([]);
  });

  it('score nothing until an auditor establishes two of them, and the grade is capped for the falsehood', async () => {
    const letters = await answeredLetters(20, () => '已入户核实，情况属实');
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const suspicions = await suspicionsOf();
    expect(suspicions.map(({ kind }) => kind).sort()).toEqual(['bulk-replies', 'copied-replies']);
    const bulk = suspicions.find(({ kind }) => kind === 'bulk-replies');
    const copied = suspicions.find(({ kind }) => kind === 'copied-replies');
    if (!bulk || !copied) throw new Error('nothing raised');
    const before = await assessed(auditor, '2026-01-01');
    expect((await result(auditor, GUSHI, before)).score.cappedBy).toEqual([]);
    const [first = '', second = ''] = letters;
    const establish = {
      action: 'establish',
      reason: '两件未核实即反馈',
      findings: [
        { record: first, kind: 'wrong' },
        { record: second, kind: 'inflated' },
      ],
    };
    const hand = { ...auditor, subject: `clerk-${GUSHI}` };
    expect((await judge(bulk.suspicionId, establish, hand)).body.type).toBe('/problems/auditor-is-concerned');
    expect((await judge(bulk.suspicionId, establish, auditor, { 'if-match': '"2"' })).body.type).toBe(
      '/problems/precondition-failed',
    );
    const judged = await judge(bulk.suspicionId, establish, auditor, { 'if-match': '"1"' });
    expect(judged.body.suspicion).toMatchObject({ state: 'established', version: 2 });
    expect(judged.body.findings).toMatchObject([
      { kind: 'wrong', record: first, office: GUSHI, suspicion: bulk.suspicionId },
      { kind: 'inflated', record: second, ruling: bulk.suspicionId },
    ]);
    expect((await judge(bulk.suspicionId, establish)).body.type).toBe('/problems/transition-not-allowed');
    const dismissed = await judge(copied.suspicionId, { action: 'dismiss', reason: '固定用语，已逐件核实' });
    expect(dismissed.body).toMatchObject({ suspicion: { state: 'dismissed' }, findings: [] });
    const open = await get(auditor, `/divisions/${HOME}/suspicions?state=open`);
    expect(open.body.suspicions).toEqual([]);
    const body = inflowBody(GUSHI, '2026-04-01', '330106', 99);
    await world.call(clerk(GUSHI), 'POST', '/movements', { body, key: 'april' });
    // They were established in April: the second quarter has them.
    const own = await get(clerk(GUSHI), `/divisions/${GUSHI}/findings`);
    expect(own.body.findings).toHaveLength(2);
    expect((await get(above, `/divisions/${HOME}/findings?side=superior`)).body).toEqual(own.body);
    await world.advanceTo('2026-07-01T01:00:00.000Z');
    const run = await assessed(auditor, '2026-04-01');
    const { score } = await result(auditor, GUSHI, run);
    expect(score.cappedBy).toEqual([`${GUSHI}.${second}.inflated`]);
    expect([score.grade, score.gradeByTotal]).toEqual(['qualified', 'excellent']);
    const errors = await get(auditor, `/assessments/runs/${run}/units/${GUSHI}/measures/errors-found`);
    expect(errors.body.records).toMatchObject([{ record: expect.stringContaining(first) }]);
  });
});

describe('a finding', () => {
  it('is established about a record of the office, by a hand that did not enter it, and caps the grade where a ruling proved it', async () => {
    const record = await arrival(1);
    const error = { record, kind: 'wrong', reason: '居住地登记有误' };
    const falsehood = { record, kind: 'inflated', reason: '虚报人数', ruling: '西湖督认〔2026〕3号' };
    expect((await found(lake, WEST_LAKE, { ...falsehood, ruling: undefined })).body.errors).toMatchObject([
      { pointer: '/ruling' },
    ]);
    expect((await found(lake, WEST_LAKE, error)).status).toBe(201);
    const made = await found(lake, WEST_LAKE, falsehood);
    expect(made.body.finding).toMatchObject({
      findingId: `${WEST_LAKE}.${record}.inflated`,
      version: 1,
      ruling: '西湖督认〔2026〕3号',
      withdrawn: null,
    });
    expect((await found(lake, WEST_LAKE, falsehood)).body.type).toBe('/problems/finding-exists');
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const { score } = await result(lake, WEST_LAKE, await assessed(lake, '2026-01-01'));
    expect(score.cappedBy).toEqual([made.body.finding.findingId]);
  });

  it('that is withdrawn stays on file and stops to count from then on: what was computed before stays as it was', async () => {
    const record = await arrival(1);
    const falsehood = { record, kind: 'inflated', reason: '虚报人数', ruling: '西湖督认〔2026〕3号' };
    const { finding } = (await found(lake, WEST_LAKE, falsehood)).body;
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const run = await assessed(lake, '2026-01-01');
    const path = `/divisions/${WEST_LAKE}/findings/${encodeURIComponent(finding.findingId)}/withdraw`;
    const reason = { reason: '证据不足，撤销' };
    expect((await post({ ...lake, subject: `clerk-${WEST_LAKE}` }, path, reason)).body.type).toBe(
      '/problems/auditor-is-concerned',
    );
    const both = await Promise.all([
      post(lake, path, reason),
      post({ ...lake, subject: 'other' }, path, reason),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await post(lake, path, reason)).body.type).toBe('/problems/transition-not-allowed');
    const list = await get(clerk(WEST_LAKE), `/divisions/${WEST_LAKE}/findings`);
    expect(list.body.findings).toMatchObject([{ version: 2, withdrawn: { reason: '证据不足，撤销' } }]);
    expect((await result(lake, WEST_LAKE, run)).score.cappedBy).toEqual([finding.findingId]);
    // Computed again with what is known now, it does not cap any more.
    world.clock.moveTo('2026-04-02T01:00:00.000Z');
    const again = await post(lake, `/assessments/runs/${run}/units/${WEST_LAKE}/revisions`, {
      reason: '认定已撤销，重新计算',
    });
    expect(again.body).toMatchObject({ changed: true, result: { revision: 2, score: { cappedBy: [] } } });
  });

  it('of something left out names what shows it; of an entry, the office that made it', async () => {
    const record = await arrival(1);
    await world.settle();
    const wrong = { record, kind: 'wrong', reason: '登记有误' };
    expect((await found(auditor, GUSHI, wrong)).body.type).toBe('/problems/record-not-theirs');
    expect((await found(auditor, GUSHI, { ...wrong, kind: 'omitted' })).status).toBe(201);
    const notice = { record: `${record}.household`, kind: 'omitted', reason: '未登记外出' };
    expect((await found(auditor, GUSHI, notice)).status).toBe(201);
    const training = { kind: 'training', on: '2026-03-01', unit: 'sessions', amount: 2 };
    const { fact } = (
      await world.call(clerk(GUSHI), 'POST', '/facts', { body: { content: training }, key: 'f' })
    ).body;
    const inflated = { record: fact.factId, kind: 'inflated', reason: '场次不实', ruling: '固始督认1号' };
    expect((await found(auditor, GUSHI, inflated)).status).toBe(201);
    expect((await found(auditor, GUSHI, { ...wrong, record: 'nothing' })).body.type).toBe(
      '/problems/record-unknown',
    );
    // Who stands beside, or is the office itself, establishes nothing.
    expect((await found(lake, GUSHI, wrong)).body.type).toBe('/problems/division-not-yours');
    const inside = { ...auditor, divisions: [GUSHI] };
    expect((await found(inside, GUSHI, { ...wrong, kind: 'concealed', ruling: '1号' })).body.type).toBe(
      '/problems/role-not-allowed',
    );
    expect((await found(lake, GONGSHU, wrong)).body.type).toBe('/problems/division-not-yours');
  });
});
