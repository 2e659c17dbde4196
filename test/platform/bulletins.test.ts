import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { bulletinCase } from '../../shared/domain/assessment/bulletin/bulletin-case.ts';
import { numberingCase } from '../../shared/domain/assessment/bulletin/numbering.ts';
import { filed } from '../../shared/domain/assessment/case/case-kind.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { drafted } from '../bulletin/demo-bulletin.ts';
import { unzipped } from '../bulletin/unzipped.ts';
import { clerk, GONGSHU, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const editor: Caller = { subject: 'editor', role: 'reviewer', divisions: [COUNTY] };
const issuer: Caller = { subject: 'issuer', role: 'manager', divisions: [COUNTY] };
const manager: Caller = { subject: 'manager', role: 'manager', divisions: [COUNTY] };
const township = clerk(WEST_LAKE);
const VILLAGE = `${WEST_LAKE}001`;
const above: Caller = { subject: 'city', role: 'manager', divisions: ['3301'] };

let world: World;
let bulletinId = '';
beforeEach(async () => {
  world = await smallWorld('2026-07-16T02:00:00.000Z');
  bulletinId = await draft('run-2026Q2');
});
afterEach(() => world.close());

/** A draft of the worked example's county, as the workflow leaves it. */
async function draft(runId: string, said: Parameters<typeof drafted>[0] = {}): Promise<string> {
  const bulletin = drafted({ runId, ...said });
  expect(await world.stores.cases.save(filed(bulletinCase, bulletin))).toBe('saved');
  return bulletin.bulletinId;
}

const at = (id = bulletinId) => `/assessments/bulletins/${id}`;
const read = (caller: Caller, id = bulletinId) => world.call(caller, 'GET', at(id));
const edit = (caller: Caller, body: object = {}, id = bulletinId, headers = {}) =>
  world.call(caller, 'POST', `${at(id)}/edits`, { body, headers });
const issue = (caller: Caller, id = bulletinId, headers = {}) =>
  world.call(caller, 'POST', `${at(id)}/issue`, { headers });
const withdraw = (caller: Caller, id = bulletinId) =>
  world.call(caller, 'POST', `${at(id)}/withdrawal`, { body: { reason: '丙镇得分更正' } });
const print = (caller: Caller, query = '', headers = {}) =>
  world.call(caller, 'GET', `${at()}/document${query}`, { headers });
const list = (caller: Caller, query = '') =>
  world.call(caller, 'GET', `/divisions/${COUNTY}/bulletins${query}`);
const typeOf = async (reply: ReturnType<World['call']>) => (await reply).body.type;

describe('a bulletin', () => {
  it('is the office’s own until it is issued, and then everybody’s below and above it', async () => {
    const strangers = [township, above, clerk(GONGSHU), clerk(GUSHI)];
    for (const caller of strangers) {
      expect(await typeOf(read(caller))).toBe('/problems/bulletin-unknown');
      expect(await typeOf(print(caller))).toBe('/problems/bulletin-unknown');
    }
    expect((await list(township)).body.bulletins).toEqual([]);
    expect((await list(editor)).body.bulletins).toMatchObject([{ bulletinId, state: 'draft', number: null }]);
    await edit(editor);
    await issue(issuer);
    for (const caller of [township, above]) {
      const { body, headers } = await read(caller);
      expect(body.bulletin).toMatchObject({ state: 'issued', document: { number: { number: 1 } } });
      // Whose hands it went through is the office's own affair.
      expect([body.bulletin.timeline, JSON.stringify(body).includes('editor')]).toEqual([undefined, false]);
      expect(headers['etag']).toBe('"3"');
      expect((await list(caller)).body.bulletins).toMatchObject([{ bulletinId, state: 'issued' }]);
    }
    expect((await read(issuer)).body.bulletin.timeline).toHaveLength(3);
    for (const caller of [clerk(GONGSHU), clerk(GUSHI)]) {
      expect(await typeOf(read(caller))).toBe('/problems/bulletin-unknown');
      expect(await typeOf(list(caller))).toBe('/problems/division-not-yours');
    }
  });

  it('is issued under the office and the mark that its editor gave it, numbered in the division’s one series', async () => {
    const office = { name: '甲县流动人口服务中心', heading: '甲县流动人口服务中心文件', mark: '甲流服' };
    expect((await edit(editor, { office })).body.bulletin.document.office).toEqual({
      division: COUNTY,
      ...office,
    });
    const { document } = (await issue(issuer)).body.bulletin;
    expect(document.number).toEqual({ mark: '甲流服', year: 2026, number: 1 });
    const page = String((await print(township)).body);
    for (const words of ['甲县流动人口服务中心文件', '甲流服〔2026〕1号', '<p>甲县流动人口服务中心</p>'])
      expect(page).toContain(words);
    // The number that another heading takes is the next of the same division.
    const next = await draft('run-2026Q3');
    await edit(editor, {}, next);
    expect((await issue(issuer, next)).body.bulletin.document.number).toEqual({
      mark: '甲政办考',
      year: 2026,
      number: 2,
    });
    // It keeps its division: nobody edits a bulletin to somebody else.
    const moved = { office: { ...office, division: '330105' } };
    expect((await edit(editor, moved, next)).status).toBe(422);
  });

  it('is edited in its words, not in what is made from results, over the version that was seen', async () => {
    const first = (await read(editor)).headers['etag'] ?? '';
    const fixed = { rewritten: [{ block: 'overview-grades', text: '全部优秀。' }] };
    expect(await typeOf(edit(editor, fixed))).toBe('/problems/block-fixed');
    const { document } = (await read(editor)).body.bulletin;
    const blocks = document.sections.flatMap((one: { blocks: { kind: string; id: string }[] }) => one.blocks);
    const table = blocks.find(({ kind }: { kind: string }) => kind === 'table').id;
    expect(await typeOf(edit(editor, { removed: [table] }))).toBe('/problems/block-fixed');
    expect(await typeOf(edit(editor, { removed: ['nowhere'] }))).toBe('/problems/block-unknown');
    expect(await typeOf(edit(editor, { rows: [] }))).toBe('/problems/invalid-request');
    const words = { rewritten: [{ block: 'demand-all', text: '各单位要如实登记。' }], title: '考核通报' };
    const { body, headers } = await edit(editor, words, bulletinId, { 'if-match': first });
    expect(body.bulletin).toMatchObject({ state: 'edited', version: 2, document: { title: '考核通报' } });
    expect(headers['etag']).toBe('"2"');
    expect(JSON.stringify(body)).toContain('各单位要如实登记。');
    expect(await typeOf(edit(editor, words, bulletinId, { 'if-match': first }))).toBe(
      '/problems/precondition-failed',
    );
    expect((await read(editor)).body).toEqual(body);
  });

  it('is issued by a manager who did not edit it last, and only after somebody read it', async () => {
    expect(await typeOf(issue(issuer))).toBe('/problems/transition-not-allowed');
    const both: Caller = { ...issuer, subject: 'both' };
    await edit(both);
    expect(await typeOf(issue(both))).toBe('/problems/issuer-is-editor');
    expect(await typeOf(issue({ ...editor, subject: 'other' }))).toBe('/problems/role-not-allowed');
    const stale = { 'if-match': '"1"' };
    expect(await typeOf(issue(issuer, bulletinId, stale))).toBe('/problems/precondition-failed');
    const { status, body } = await issue(issuer);
    expect([status, body.bulletin.document.issuedOn]).toEqual([200, '2026-07-16']);
    expect(body.bulletin.document.number).toEqual({ mark: '甲政办考', year: 2026, number: 1 });
    for (const again of [issue(issuer), edit(editor)])
      expect(await typeOf(again)).toBe('/problems/transition-not-allowed');
  });

  it('withdrawn, stays readable as what it was, and what comes next has the next number', async () => {
    expect(await typeOf(withdraw(issuer))).toBe('/problems/transition-not-allowed');
    await edit(editor);
    await issue(issuer);
    expect(await typeOf(withdraw(above))).toBe('/problems/division-not-yours');
    expect((await withdraw(issuer)).body.bulletin).toMatchObject({
      state: 'withdrawn',
      withdrawn: { reason: '丙镇得分更正' },
      document: { number: { number: 1 } },
    });
    expect((await read(township)).body.bulletin.state).toBe('withdrawn');
    expect(String((await print(township)).body)).toContain('已撤回：丙镇得分更正');
    const next = await draft('run-2026Q2', { replaces: { mark: '甲政办考', year: 2026, number: 1 } });
    await edit(editor, {}, next);
    expect((await issue(issuer, next)).body.bulletin.document.number.number).toBe(2);
    const { bulletins } = (await list(township)).body;
    expect(bulletins.map(({ state }: { state: string }) => state).sort()).toEqual(['issued', 'withdrawn']);
  });

  it('of the next year begins with 1 again', async () => {
    await edit(editor);
    await issue(issuer);
    // Half past midnight of New Year's Day in Shanghai.
    world.clock.moveTo('2026-12-31T16:30:00.000Z');
    const next = await draft('run-2026Q4');
    await edit(editor, {}, next);
    const { number, issuedOn } = (await issue(issuer, next)).body.bulletin.document;
    expect([number.year, number.number, issuedOn]).toEqual([2027, 1, '2027-01-01']);
  });
});

describe('twenty that are issued at once', () => {
  it('have twenty numbers without a gap, one each', async () => {
    const ids = await Promise.all(Array.from({ length: 20 }, (_, i) => draft(`run-${i}`)));
    for (const id of ids) await edit(editor, {}, id);
    const replies = await Promise.all(ids.map((id) => issue(issuer, id)));
    expect(replies.map(({ status }) => status)).toEqual(ids.map(() => 200));
    const numbers = replies.map(({ body }) => body.bulletin.document.number.number as number);
    expect(numbers.toSorted((a, b) => a - b)).toEqual(ids.map((_, i) => i + 1));
    expect((await world.stores.cases.one(numberingCase, `${COUNTY}.2026`))?.version).toBe(20);
  });

  it('and one that twenty issue at once takes one number', async () => {
    await edit(editor);
    const managers = Array.from({ length: 20 }, (_, i): Caller => ({ ...issuer, subject: `m${i}` }));
    const replies = await Promise.all(managers.map((manager) => issue(manager)));
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1);
    for (const { status, body } of replies.filter((reply) => reply.status !== 200))
      expect([status, body.type]).toEqual([409, expect.stringMatching(/changed-meanwhile|not-allowed/)]);
    expect((await world.stores.cases.one(numberingCase, `${COUNTY}.2026`))?.version).toBe(1);
  });

  it('are listed page by page, the newest period first, others’ drafts passed over', async () => {
    const ids: string[] = [];
    for (const [i, month] of ['01', '02', '03', '04', '05'].entries()) {
      const period = { kind: 'month', from: `2026-${month}-01`, to: `2026-${month}-28` } as const;
      ids.push(await draft(`run-2026-${month}`, { period }));
      if (i % 2 === 0) await edit(editor, {}, ids[i]);
      if (i % 2 === 0) await issue(issuer, ids[i]);
    }
    const paged = async (caller: Caller, limit: number): Promise<string[]> => {
      const seen: string[] = [];
      let query = `?limit=${limit}`;
      for (;;) {
        const { bulletins, next } = (await list(caller, query)).body;
        expect(bulletins.length).toBeLessThanOrEqual(limit);
        seen.push(...bulletins.map((one: { bulletinId: string }) => one.bulletinId));
        if (next === undefined) return seen;
        query = `?limit=${limit}&cursor=${next}`;
      }
    };
    for (const limit of [1, 2, 50]) {
      expect(await paged(editor, limit)).toEqual([bulletinId, ...ids.toReversed()]);
      expect(await paged(township, limit)).toEqual([ids[4], ids[2], ids[0]]);
    }
    expect(await typeOf(list(editor, '?cursor=xx'))).toBe('/problems/invalid-request');
  });
});

describe('the document of a bulletin', () => {
  beforeEach(async () => {
    await edit(editor);
    await issue(issuer);
  });

  it.each([
    ['html', 'text/html; charset=utf-8', 'html'],
    ['docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'docx'],
    ['markdown', 'text/markdown; charset=utf-8', 'md'],
    ['json', 'application/json; charset=utf-8', 'json'],
  ])('comes as %s, by name or by what the client accepts', async (format, type, ending) => {
    const named = await print(township, `?format=${format}`);
    expect([named.status, named.headers['content-type']]).toEqual([200, type]);
    const name = encodeURIComponent(`甲政办考〔2026〕1号.${ending}`);
    expect(named.headers['content-disposition']).toBe(
      `${format === 'html' ? 'inline' : 'attachment'}; filename="2026-1.${ending}"; filename*=UTF-8''${name}`,
    );
    expect(named.headers['content-security-policy']).toContain("default-src 'none'");
    const accept = `application/pdf, text/*;q=0.2, ${type.split(';')[0]};q=0.9`;
    const accepted = await print(township, '', { accept });
    expect(accepted.headers['content-type']).toBe(type);
    expect(accepted.body.length).toBeGreaterThan(1_000);
  });

  it('is the page where nothing is said that there is', async () => {
    for (const accept of ['', '*/*', 'image/png', 'text/html,application/xhtml+xml,*/*;q=0.8'])
      expect((await print(township, '', { accept })).headers['content-type']).toContain('text/html');
    expect(await typeOf(print(township, '?format=pdf'))).toBe('/problems/invalid-request');
  });

  it('says the same in each: a page for A4, a Word file, a text, and data without hands', async () => {
    const page = String((await print(township, '?format=html')).body);
    expect(page).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm;');
    const word = unzipped((await print(township, '?format=docx')).body, 'word/document.xml');
    const text = String((await print(township, '?format=markdown')).body);
    const data = String((await print(township, '?format=json')).body);
    for (const one of [page, word, text, data]) {
      for (const words of ['甲政办考', '甲县人民政府办公室', '己街道', '流入登记及时率'])
        expect(one).toContain(words);
      expect(one).not.toMatch(/editor|issuer/);
    }
    expect(JSON.parse(data)).toMatchObject({ bulletinId, state: 'issued' });
  });
});

describe('after the lock of a quarter', () => {
  const RUN = 'agreement-hundred.v1.quarter.2026-01-01';
  const auditor: Caller = { subject: 'auditor', role: 'auditor', divisions: [COUNTY] };
  const ranking = (caller: Caller, within = COUNTY, runId = RUN) =>
    world.call(caller, 'GET', `/assessments/runs/${runId}/ranking?within=${within}`);
  const redraft = (caller: Caller, id: string) => world.call(caller, 'POST', `${at(id)}/redraft`);

  beforeEach(async () => {
    await world.close();
    world = await smallWorld();
    for (const ordinal of Array.from({ length: 12 }, (_, i) => i + 1)) {
      const body = inflowBody(WEST_LAKE, ordinal === 1 ? '2026-02-03' : '2026-03-01', GUSHI, ordinal);
      await world.call(clerk(WEST_LAKE), 'POST', '/movements', { body, key: `k${ordinal}` });
    }
    const village = { code: VILLAGE, kind: 'village', name: '测试村', validFrom: '2026-01-01' };
    await world.call(township, 'POST', `/divisions/${WEST_LAKE}/villages`, { body: village });
    const area = { code: 'G-01', name: '第一网格', villages: [VILLAGE], validFrom: '2026-01-01' };
    await world.call(township, 'POST', `/divisions/${WEST_LAKE}/areas`, { body: area });
    await world.settle();
    await world.advanceTo('2026-04-14T01:00:00.000Z');
    bulletinId = `${RUN}.${COUNTY}.bulletin`;
  });

  /** A record that was lost and is found again changes the township’s result. */
  async function revise(): Promise<void> {
    const query = { offices: [WEST_LAKE], quarter: '2026Q1', from: '2026', until: '2027', limit: 1 };
    const [fact] = (await world.stores.facts.list(query)).facts;
    if (!fact) throw new Error('no fact');
    await world.stores.facts.put([{ ...fact, movement: 'zz.1', happenedOn: '2026-01-04' }]);
    const body = { reason: '漏记一条登记', cause: 'records-corrected', reference: '数据更正单第1号' };
    const path = `/assessments/runs/${RUN}/units/${WEST_LAKE}/revisions`;
    expect((await world.call(auditor, 'POST', path, { body })).body.changed).toBe(true);
  }

  it('the ranking is published to all below the office, and to nobody else', async () => {
    const { body } = await ranking(manager);
    expect(body).toMatchObject({
      within: COUNTY,
      scheme: { schemeId: 'agreement-hundred', version: 1 },
      lockedAt: expect.any(String),
      revisedAt: null,
      groups: [{ units: [{ unitId: WEST_LAKE, name: '北山街道', kind: 'township' }] }],
    });
    const { result } = (await world.call(manager, 'GET', `/assessments/runs/${RUN}/units/${WEST_LAKE}`)).body;
    expect(body.groups[0].units[0].total).toBe(result.score.total);
    for (const caller of [township, above]) expect((await ranking(caller)).body).toEqual(body);
    // An area is one person's: only the office that assesses it, and those above, see how it stands.
    const areas = 'area-hundred.v1.month.2026-03-01';
    for (const caller of [township, manager])
      expect((await ranking(caller, WEST_LAKE, areas)).body.groups).toMatchObject([
        { units: [{ unitId: `${WEST_LAKE}.G-01`, name: '第一网格', kind: 'area' }] },
      ]);
    expect(await typeOf(ranking(clerk('330106009'), WEST_LAKE, areas))).toBe('/problems/division-not-yours');
    expect(await typeOf(ranking(clerk(GONGSHU)))).toBe('/problems/division-not-yours');
    expect(await typeOf(ranking(manager, '3301', 'no-such-run.v1.month'))).toBe('/problems/run-unknown');
  });

  it('a draft whose results changed cannot be issued until it is drafted anew', async () => {
    expect((await read(editor)).body.bulletin).toMatchObject({ state: 'draft', runId: RUN });
    await edit(editor, { title: '考核通报' });
    await revise();
    expect(await typeOf(redraft(editor, bulletinId))).toBe('/problems/run-changed-meanwhile');
    await world.advanceTo('2026-04-15T01:00:00.000Z');
    expect(await typeOf(issue(issuer))).toBe('/problems/bulletin-outdated');
    const again = (await redraft(editor, bulletinId)).body.bulletin;
    expect(again).toMatchObject({ bulletinId, state: 'draft', version: 3 });
    expect(again.timeline.map(({ event }: { event: string }) => event)).toEqual(['draft', 'edit', 'redraft']);
    // Made from the new results, as the platform would; the office’s own words are gone with the old text.
    expect(again.document.title).not.toBe('考核通报');
    const settled = await world.call(manager, 'GET', `/assessments/runs/${RUN}/settlements/${COUNTY}`);
    expect(again.resultsDigest).toBe(settled.body.settlement.digest);
    await edit(editor);
    expect((await issue(issuer)).body.bulletin.state).toBe('issued');
  });

  it('what replaces a withdrawn one is drafted once from the results as they are, and says what it replaces', async () => {
    await edit(editor);
    await issue(issuer);
    expect(await typeOf(redraft(editor, bulletinId))).toBe('/problems/transition-not-allowed');
    await revise();
    await world.advanceTo('2026-04-15T01:00:00.000Z');
    const settlement = async () =>
      (await world.call(manager, 'GET', `/assessments/runs/${RUN}/settlements/${COUNTY}`)).body.settlement;
    await withdraw(issuer);
    const drafts = await Promise.all([redraft(editor, bulletinId), redraft(issuer, bulletinId)]);
    for (const { status, body } of drafts)
      if (status !== 200) expect(body.type).toBe('/problems/bulletin-changed-meanwhile');
    const next = (await redraft(editor, bulletinId)).body.bulletin;
    expect(next).toMatchObject({ bulletinId: `${bulletinId}.2026-1`, version: 1, state: 'draft' });
    expect(next.document).toMatchObject({ number: null, replaces: { year: 2026, number: 1 } });
    expect(next.resultsDigest).toBe((await settlement()).digest);
    expect((await settlement()).bulletinIsOutdated).toBe(false);
    await edit(editor, {}, next.bulletinId);
    expect((await issue(issuer, next.bulletinId)).body.bulletin.document.number.number).toBe(2);
    expect(String((await world.call(township, 'GET', `${at(next.bulletinId)}/document`)).body)).toContain(
      '〔2026〕1号》已撤回，以本通报为准。',
    );
    expect(await typeOf(redraft(auditor, bulletinId))).toBe('/problems/role-not-allowed');
    expect(await typeOf(redraft(above, bulletinId))).toBe('/problems/division-not-yours');
  });
});
