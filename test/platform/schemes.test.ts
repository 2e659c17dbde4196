import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AGREEMENT_SCHEME } from '../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { clerk, GUSHI, inflowBody, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const manager = (subject: string, division = COUNTY): Caller => ({
  subject,
  role: 'manager',
  divisions: [division],
});
const operator: Caller = { subject: 'operator', role: 'operator', divisions: [] };
const Q1 = 'agreement-hundred.v1.quarter.2026-01-01';
const Q2 = 'agreement-hundred.v1.quarter.2026-04-01';

let world: World;
beforeEach(async () => {
  world = await smallWorld();
});
afterEach(() => world.close());

const named = (reply: { body: { type?: string } }) => reply.body.type?.replace('/problems/', '');
const post = (caller: Caller, path: string, body: object) => world.call(caller, 'POST', path, { body });
const get = async (caller: Caller, path: string) => (await world.call(caller, 'GET', path)).body;
const lineOf = async (run: string, unit: string, indicator: string) => {
  const { result } = await get(manager('m'), `/assessments/runs/${run}/units/${unit}`);
  return result.score.lines.find((line: { indicator: string }) => line.indicator === indicator);
};

/** Five arrivals of the second quarter, one of them recorded weeks late: 80 %. */
async function secondQuarter(): Promise<void> {
  await world.advanceTo('2026-06-01T01:00:00.000Z');
  for (const [i, on] of ['2026-05-29', '2026-05-29', '2026-05-29', '2026-05-29', '2026-04-20'].entries())
    await world.call(clerk(WEST_LAKE), 'POST', '/movements', {
      body: inflowBody(WEST_LAKE, on, GUSHI, i + 1),
      key: `k${i}`,
    });
  await world.settle();
  await world.advanceTo('2026-07-01T01:00:00.000Z');
}

describe('schemes', () => {
  const scheme = {
    ...AGREEMENT_SCHEME,
    version: 2,
    effectiveFrom: '2026-04-01',
    supersedes: { schemeId: 'agreement-hundred', version: 1 },
    document: { number: '示范文号第9号', office: '测试省办公室' },
  };
  const publish = (changes: object = {}) =>
    post(operator, '/assessments/schemes', { scheme: { ...scheme, ...changes } });

  it('stand in a list with their days, documents and what they supersede, shipped and published ones', async () => {
    expect((await publish()).headers['location']).toBe('/assessments/schemes/agreement-hundred/versions/2');
    const { schemes } = await get(clerk(WEST_LAKE), '/assessments/schemes');
    const ofAgreement = schemes.filter(({ schemeId }: { schemeId: string }) => schemeId === scheme.schemeId);
    expect(ofAgreement).toMatchObject([
      { version: 1, standing: 'in-force', shipped: true, supersedes: null },
      {
        version: 2,
        standing: 'coming',
        shipped: false,
        supersedes: { schemeId: 'agreement-hundred', version: 1 },
        document: { number: '示范文号第9号', office: '测试省办公室' },
        publishedBy: 'operator',
      },
    ]);
    const whole = await get(operator, '/assessments/schemes/agreement-hundred/versions/2');
    expect(whole.scheme).toEqual(JSON.parse(JSON.stringify(scheme)));
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    const later = await get(operator, '/assessments/schemes');
    expect(
      later.schemes
        .filter(({ schemeId }: { schemeId: string }) => schemeId === scheme.schemeId)
        .map(({ standing }: { standing: string }) => standing),
    ).toEqual(['past', 'in-force']);
  });

  it('are scored by from their first day on, and by the version before until then', async () => {
    await publish();
    await secondQuarter();
    const { assessments } = world.stores;
    expect((await assessments.run(Q1))?.schemeVersion).toBe(1);
    expect(await assessments.run(Q2)).toBeUndefined();
    expect(await assessments.run('agreement-hundred.v2.quarter.2026-04-01')).toMatchObject({
      state: 'scored',
      schemeVersion: 2,
    });
    const asked = { scheme: 'agreement-hundred', period: { kind: 'month', from: '2026-05-01' } };
    const { body } = await post(operator, '/assessments/runs', asked);
    expect(body.run.schemeVersion).toBe(2);
  });

  it('have every fault named at its line, in both languages', async () => {
    const [first, ...others] = AGREEMENT_SCHEME.categories;
    const faulty = {
      ...scheme,
      total: '101',
      year: { ...scheme.year, firstMonth: 2, yearEnd: '31' },
      categories: [{ ...first, indicators: [{ ...first?.indicators[0], measure: 'luck' }] }, ...others],
      supersedes: null,
    };
    const { status, body } = await post(manager('m'), '/assessments/schemes/check', { scheme: faulty });
    expect(status).toBe(200);
    expect(body.valid).toBe(false);
    const lines = body.problems.map(({ name, line }: { name: string; line: string }) => [name, line]);
    expect(lines).toEqual(
      expect.arrayContaining([
        ['categories-do-not-add-up', '/categories'],
        ['unknown-measure', '/categories/0/indicators/0'],
      ]),
    );
    const [unknown] = body.problems.filter(({ name }: { name: string }) => name === 'unknown-measure');
    expect(unknown.zh).toContain('第1类“登记及时”第1项“登记及时”（/categories/0/indicators/0）');
    expect(unknown.en).toContain('there is no measure "luck"');
    const moved = {
      ...scheme,
      year: { ...scheme.year, firstMonth: 2 },
      supersedes: { schemeId: 'nothing', version: 1 },
    };
    const beside = await post(manager('m'), '/assessments/schemes/check', { scheme: moved });
    expect(beside.body.problems.map(({ line }: { line: string }) => line)).toEqual([
      '/supersedes',
      '/year/firstMonth',
    ]);
    const good = await post(manager('m'), '/assessments/schemes/check', { scheme });
    expect(good.body).toEqual({ valid: true, problems: [] });
  });

  it('never change one that is or was in force', async () => {
    expect(named(await publish({ version: 1, supersedes: null }))).toBe('scheme-version-not-next');
    expect(named(await publish({ version: 3 }))).toBe('scheme-version-not-next');
    for (const effectiveFrom of ['2026-01-01', '2026-03-02', '2026-05-01']) {
      const early = await publish({ effectiveFrom });
      expect(named(early)).toBe('scheme-begins-too-early');
      expect(early.body.pointer).toBe('/scheme/effectiveFrom');
    }
    expect(named(await publish({ total: '99' }))).toBe('scheme-not-valid');
    const both = await Promise.all([publish(), publish()]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { schemes } = await get(operator, '/assessments/schemes');
    const own = schemes.filter((one: { standing: string }) => one.standing !== 'offered');
    expect(own).toHaveLength(4);
  });

  it('are refused or found faulty whatever is sent, and nothing of it is kept', async () => {
    const before = await get(operator, '/assessments/schemes');
    const paths = Object.keys(scheme) as (keyof typeof scheme)[];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.jsonValue(), async (field, value) => {
        const sent = { ...scheme, effectiveFrom: '2026-03-31', [field]: value };
        const { status, body } = await post(operator, '/assessments/schemes/check', { scheme: sent });
        expect(status).toBe(200);
        for (const { line, zh, en } of body.problems) {
          expect(line).toMatch(/^\//);
          expect(zh.length * en.length).toBeGreaterThan(0);
        }
        expect((await post(operator, '/assessments/schemes', { scheme: sent })).status).toBe(422);
      }),
      { numRuns: 60 },
    );
    expect(await get(operator, '/assessments/schemes')).toEqual(before);
  });
});

describe('a county’s own targets', () => {
  const lines = [{ indicator: 'arrivals', target: '75' }];
  const body = { scheme: 'agreement-hundred', from: '2026-04-01', source: '示范文号第7号', lines };
  const publish = (changes: object = {}, caller = manager('m')) =>
    post(caller, `/divisions/${COUNTY}/overrides`, { ...body, ...changes });

  it('hold for its units from their first day on, and not for itself', async () => {
    expect((await publish()).status).toBe(201);
    await secondQuarter();
    expect(await lineOf(Q2, WEST_LAKE, 'arrivals')).toMatchObject({
      target: '75',
      targetSetBy: 'override',
      rate: '80.00',
      reason: 'target-reached',
    });
    expect(await lineOf(Q2, COUNTY, 'arrivals')).toMatchObject({ target: '100', targetSetBy: 'scheme' });
  });

  it('are replaced by later ones, and all of them stay to be read', async () => {
    await publish();
    expect((await publish({ lines: [{ indicator: 'arrivals', target: '80' }] })).body.overrides.version).toBe(
      2,
    );
    await publish({ from: '2026-07-01', lines: [] });
    const { overrides } = await get(clerk(COUNTY), `/divisions/${COUNTY}/overrides?scheme=agreement-hundred`);
    expect(overrides).toMatchObject([
      { from: '2026-04-01', lines: [{ target: '80' }] },
      { from: '2026-07-01', lines: [] },
    ]);
    await world.advanceTo('2026-04-01T01:00:00.000Z');
    expect(named(await publish())).toBe('overrides-begin-too-early');
  });

  it('fit their line, and go no further than the scheme lets them', async () => {
    const wrong = await publish({ lines: [...lines, { indicator: 'luck', target: '9' }] });
    expect(named(wrong)).toBe('overrides-not-valid');
    expect(wrong.body.pointer).toBe('/lines/1');
    const [first, ...others] = AGREEMENT_SCHEME.categories;
    const [arrivals] = first?.indicators ?? [];
    const scheme = {
      ...AGREEMENT_SCHEME,
      version: 2,
      effectiveFrom: '2026-04-01',
      categories: [
        { ...first, indicators: [{ ...arrivals, countyTarget: { least: '90', most: '100' } }] },
        ...others,
      ],
    };
    expect((await post(operator, '/assessments/schemes', { scheme })).status).toBe(201);
    expect((await publish()).body.title).toContain('超出方案允许的90至100');
    expect((await publish({ lines: [{ indicator: 'arrivals', target: '92.5' }] })).status).toBe(201);
  });
});

describe('a target agreement', () => {
  const drafted = {
    unitId: WEST_LAKE,
    scheme: 'agreement-hundred',
    from: '2026-04-01',
    targets: [{ indicator: 'arrivals', target: '70' }],
  };
  const id = `agreement-hundred.${WEST_LAKE}.2026-04-01`;
  const unit = manager('unit', WEST_LAKE);
  const draft = (changes: object = {}, caller = manager('drafter')) =>
    post(caller, `/divisions/${COUNTY}/agreements`, { ...drafted, ...changes });
  const act = (caller: Caller, body: object, of = id) => post(caller, `/agreements/${of}/actions`, body);

  it('is signed by both sides, and its targets go before the county’s and the scheme’s', async () => {
    const lines = [{ indicator: 'arrivals', target: '75' }];
    const source = '示范文号第7号';
    await post(manager('m'), `/divisions/${COUNTY}/overrides`, {
      scheme: 'agreement-hundred',
      from: '2026-04-01',
      source,
      lines,
    });
    expect((await draft()).headers['location']).toBe(`/agreements/${id}`);
    expect((await act(unit, { action: 'send-back', reason: '目标过高' })).body.agreement.state).toBe(
      'sent-back',
    );
    await act(manager('drafter'), { action: 'redraft', targets: drafted.targets });
    await act(unit, { action: 'sign' });
    const { agreement } = (await act(manager('chief'), { action: 'countersign' })).body;
    expect(agreement).toMatchObject({ state: 'in-force', from: '2026-04-01', to: '2026-12-31' });
    expect(agreement.timeline.map(({ event }: { event: string }) => event)).toEqual([
      'draft',
      'send-back',
      'redraft',
      'sign',
      'countersign',
    ]);
    expect((await get(clerk(WEST_LAKE), `/agreements/${id}`)).agreement).toEqual(agreement);
    for (const [side, code] of [
      ['office', WEST_LAKE],
      ['superior', COUNTY],
    ])
      expect((await get(manager('m'), `/divisions/${code}/agreements?side=${side}`)).agreements).toEqual([
        agreement,
      ]);
    await secondQuarter();
    expect(await lineOf(Q2, WEST_LAKE, 'arrivals')).toMatchObject({ target: '70', targetSetBy: 'agreement' });
  });

  it('holds nothing before both have signed', async () => {
    await draft();
    await act(unit, { action: 'sign' });
    await secondQuarter();
    expect(await lineOf(Q2, WEST_LAKE, 'arrivals')).toMatchObject({ target: '100', targetSetBy: 'scheme' });
    expect(named(await act(manager('chief'), { action: 'countersign' }))).toBe('agreement-too-late');
  });

  it('is amended by a new one from a later quarter, signed before that begins', async () => {
    await draft();
    await act(unit, { action: 'sign' });
    await act(manager('chief'), { action: 'countersign' });
    for (const body of [
      { action: 'redraft', targets: drafted.targets },
      { action: 'withdraw', reason: '调整' },
    ])
      expect(named(await act(manager('chief'), body))).toBe('transition-not-allowed');
    await world.advanceTo('2026-06-30T01:00:00.000Z');
    const targets = [{ indicator: 'arrivals', target: '85' }];
    expect((await draft({ from: '2026-07-01', targets })).status).toBe(201);
    await world.advanceTo('2026-07-01T01:00:00.000Z');
    const later = `agreement-hundred.${WEST_LAKE}.2026-07-01`;
    expect(named(await act(unit, { action: 'sign' }, later))).toBe('agreement-too-late');
    expect(named(await draft({ from: '2026-07-01', unitId: WEST_LAKE }))).toBe('agreement-too-late');
  });

  it('is kept apart by persons, where one township stands on both sides', async () => {
    const village = `${WEST_LAKE}001`;
    const scheme = {
      ...AGREEMENT_SCHEME,
      schemeId: 'village-agreement',
      effectiveFrom: '2026-04-01',
      peerGroups: [{ id: 'villages', zh: '村', en: 'villages', kinds: ['village', 'community'] }],
    };
    await post(operator, '/assessments/schemes', { scheme });
    const by = (subject: string) => manager(subject, WEST_LAKE);
    const body = { ...drafted, unitId: village, scheme: 'village-agreement' };
    expect((await post(by('one'), `/divisions/${WEST_LAKE}/agreements`, body)).status).toBe(201);
    const of = `village-agreement.${village}.2026-04-01`;
    expect(named(await act(by('one'), { action: 'sign' }, of))).toBe('reviewer-is-author');
    expect((await act(by('two'), { action: 'sign' }, of)).status).toBe(200);
    for (const subject of ['one', 'two'])
      expect(named(await act(by(subject), { action: 'countersign' }, of))).toBe('reviewer-is-author');
    expect((await act(by('three'), { action: 'countersign' }, of)).body.agreement.state).toBe('in-force');
  });

  it('is nobody else’s', async () => {
    await draft();
    const stranger = manager('x', '330105');
    expect(named(await act(stranger, { action: 'sign' }))).toBe('agreement-unknown');
    expect((await get(stranger, `/agreements/${id}`)).type).toBe('/problems/agreement-unknown');
    expect(named(await draft({}, stranger))).toBe('division-not-yours');
    expect(named(await act(manager('chief'), { action: 'sign' }))).toBe('division-not-yours');
  });
});
