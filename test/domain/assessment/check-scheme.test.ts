import { describe, expect, it } from 'vitest';
import { checkScheme } from '../../../shared/domain/assessment/scheme/check-scheme.ts';
import { schemeInForce } from '../../../shared/domain/assessment/scheme/scheme-in-force.ts';
import type { Scheme } from '../../../shared/domain/assessment/scheme/scheme.ts';
import type { SchemeProblem } from '../../../shared/domain/assessment/scheme/scheme-problem.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import {
  OFFERED_SCHEMES,
  SHIPPED_SCHEMES,
} from '../../../shared/domain/assessment/scheme/shipped/shipped-schemes.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';

/** A copy that may be spoilt at any depth. */
// oxlint-disable-next-line typescript/no-explicit-any
type Loose = any;

function problemsOf(scheme: Scheme, spoil: (copy: Loose) => void): readonly SchemeProblem[] {
  const copy: Loose = structuredClone(scheme);
  spoil(copy);
  const checked = checkScheme(copy);
  return checked.kind === 'invalid' ? checked.problems : [];
}

describe('the shipped schemes', () => {
  it.each([...SHIPPED_SCHEMES, ...OFFERED_SCHEMES].map((scheme) => [scheme.schemeId, scheme] as const))(
    '%s is valid',
    (_, scheme) => {
      expect(checkScheme(structuredClone(scheme))).toEqual({ kind: 'valid', scheme });
    },
  );

  it('has Table A’s points in each category', () => {
    expect(VILLAGE_SCHEME.categories.map(({ zh, points }) => `${zh} ${points}`)).toEqual([
      '基层基础 100',
      '信息准确 300',
      '登记注销及时 250',
      '协查核实 200',
      '服务与权益 100',
      '惠民政策落实 50',
    ]);
    expect(
      AGREEMENT_SCHEME.categories.flatMap(({ indicators }) =>
        indicators.map(({ zh, points }) => `${zh} ${points}`),
      ),
    ).toEqual([
      '登记及时 25',
      '签收及时 10',
      '反馈及时 25',
      '反馈完整 15',
      '信息准确 15',
      '本人更正与申请按时办结 10',
    ]);
  });
});

describe('a problem names the line at fault', () => {
  const cases: readonly (readonly [
    name: SchemeProblem['name'],
    line: string,
    words: RegExp,
    spoil: (copy: Loose) => void,
  ])[] = [
    ['malformed', '/total', /格式不符/, (s) => (s.total = '1e3')],
    ['malformed', '/categories/2/points', /类型应为string/, (s) => (s.categories[2].points = 250)],
    ['malformed', '/', /方案没有这些字段：veto/, (s) => (s.veto = true)],
    ['malformed', '/year/firstMonth', /不能大于12/, (s) => (s.year.firstMonth = 13)],
    ['malformed', '/notApplicable', /只能是：within-category/, (s) => (s.notApplicable = 'lost')],
    [
      'same-id',
      '/categories/3/indicators/0',
      /accepted|arrivals/,
      (s) => (s.categories[3].indicators[0].id = 'arrivals'),
    ],
    [
      'refused-subject',
      '/categories/5/indicators/0',
      /罚款/,
      (s) => (s.categories[5].indicators[0].zh = '罚款收缴率'),
    ],
    ['ends-before-it-begins', '/effectiveTo', /2026-01-01/, (s) => (s.effectiveTo = '2026-01-01')],
    [
      'supersedes-itself',
      '/supersedes',
      /第1版/,
      (s) => (s.supersedes = { schemeId: s.schemeId, version: 1 }),
    ],
    ['categories-do-not-add-up', '/categories', /合计1000\.00分，应为总分1100分/, (s) => (s.total = '1100')],
    [
      'indicators-do-not-add-up',
      '/categories/2',
      /合计249\.50分，应为本类250分/,
      (s) => (s.categories[2].indicators[0].points = '149.5'),
    ],
    [
      'no-points',
      '/categories/0/indicators/2',
      /分值为零/,
      (s) => {
        s.categories[0].indicators[2].points = '0';
        s.categories[0].indicators[0].points = '70';
      },
    ],
    [
      'unknown-measure',
      '/categories/1/indicators/0',
      /没有统计指标“people-fined”/,
      (s) => (s.categories[1].indicators[0].measure = 'people-fined'),
    ],
    [
      'unknown-measure',
      '/categories/1/indicators/0',
      /toString/,
      (s) => (s.categories[1].indicators[0].cases[0].measure = 'toString'),
    ],
    ['unknown-measure', '/bonuses/0', /没有统计指标/, (s) => (s.bonuses[0].measure = 'x')],
    [
      'shown-not-scored',
      '/categories/4/indicators/1',
      /“持证率”只展示，不计分/,
      (s) => (s.categories[4].indicators[1].measure = 'permits-held'),
    ],
    [
      'method-does-not-fit',
      '/categories/0/indicators/2',
      /“培训场次”不能按per-point计分/,
      (s) => (s.categories[0].indicators[2].method = { kind: 'per-point', perPoint: '1' }),
    ],
    [
      'method-does-not-fit',
      '/categories/1/indicators/0',
      /不能用于逐例扣分/,
      (s) => (s.categories[1].indicators[0].cases[0].measure = 'sampled-right'),
    ],
    ['method-does-not-fit', '/bonuses/0', /不能用于加分/, (s) => (s.bonuses[0].measure = 'errors-found')],
    [
      'method-does-not-fit',
      '/categories/0/indicators/2',
      /不能用于进步/,
      (s) => (s.categories[0].indicators[2].levelAndProgress = both('70', '30')),
    ],
    [
      'target-out-of-range',
      '/categories/2/indicators/0',
      /目标值101超过100%/,
      (s) => (s.categories[2].indicators[0].target = '101'),
    ],
    [
      'target-out-of-range',
      '/categories/0/indicators/2',
      /目标值0不能为零/,
      (s) => (s.categories[0].indicators[2].target = '0'),
    ],
    ['target-out-of-range', '/bonuses/0', /不能为零/, (s) => (s.bonuses[0].per = '0')],
    [
      'floor-above-points',
      '/categories/2/indicators/0',
      /保底151分高于分值150分/,
      (s) => (s.categories[2].indicators[0].floor = '151'),
    ],
    [
      'most-lost-above-points',
      '/categories/2/indicators/0',
      /扣分上限150\.5分高于分值150分/,
      (s) => (s.categories[2].indicators[0].mostLost = '150.5'),
    ],
    ['weights-not-100', '/year', /合计95\.00%/, (s) => (s.year.yearEnd = '25')],
    [
      'weights-not-100',
      '/categories/2/indicators/0',
      /合计90\.00%/,
      (s) => (s.categories[2].indicators[0].levelAndProgress = both('70', '20')),
    ],
    ['band-gap', '/bands/1', /没有等次|空档：690分至700分/, (s) => (s.bands[1].below = '690')],
    ['band-gap', '/bands/0', /1000分及以上没有等次/, (s) => (s.bands[0].below = '1000')],
    ['band-overlap', '/bands/1', /与“达标”重叠：700分起属于两个等次/, (s) => (s.bands[1].below = '700.01')],
    ['band-overlap', '/bands/1', /重叠/, (s) => delete s.bands[1].below],
    ['band-empty', '/bands/1', /不高于下限/, (s) => (s.bands[1].below = '0')],
    ['bands-not-from-zero', '/bands/1', /应从0分起，现从10分起/, (s) => (s.bands[1].from = '10')],
    ['pass-line-in-a-band', '/passLine', /合格线600分/, (s) => (s.passLine = '600')],
    ['unknown-grade', '/gradeCaps/0', /没有等次“good”/, (s) => (s.gradeCaps[0].highest = 'good')],
    ['unknown-peer-group', '/outcomes/1', /没有同类分组“towns”/, (s) => (s.outcomes[1].peerGroup = 'towns')],
    ['in-two-groups', '/peerGroups/1', /village已在分组“村”中/, (s) => s.peerGroups[1].kinds.push('village')],
    [
      'in-two-groups',
      '/peerGroups/1',
      /u-7已在分组“村”中/,
      (s) => {
        s.peerGroups[0].units = ['u-7', 'u-8'];
        s.peerGroups[1].units = ['u-7'];
      },
    ],
    ['outcome-without-condition', '/outcomes/3', /没有分数或名次条件/, (s) => delete s.outcomes[3].rank],
    ['outcome-empty', '/outcomes/0', /不低于700又低于700/, (s) => (s.outcomes[0].below = '700')],
    ['award-without-commendation', '/outcomes/3', /奖励金额/, (s) => (s.outcomes[3].unitAward = 1000)],
    ['unknown-indicator', '/breakTiesBy/1', /没有指标“luck”/, (s) => (s.breakTiesBy[1] = 'luck')],
    [
      'unknown-indicator',
      '/overrides/0',
      /没有指标“luck”/,
      (s) => s.overrides.push(override({ indicator: 'luck', target: '90' })),
    ],
    ['override-without-effect', '/overrides/0', /没有调整任何内容/, (s) => s.overrides.push(override({}))],
    ['target-out-of-range', '/overrides/0', /超过100%/, (s) => s.overrides.push(override({ target: '120' }))],
    [
      'ends-before-it-begins',
      '/overrides/0',
      /不晚于/,
      (s) => s.overrides.push(override({ target: '90', effectiveTo: '2026-01-01' })),
    ],
    [
      'override-overlap',
      '/overrides/1',
      /与第1条在同一天/,
      (s) =>
        s.overrides.push(override({ target: '90' }), override({ target: '85', effectiveFrom: '2026-07-01' })),
    ],
  ];

  it.each(cases)('%s at %s', (name, line, words, spoil) => {
    const found = problemsOf(VILLAGE_SCHEME, spoil).filter((problem) => problem.name === name);
    expect(found.map((problem) => problem.line)).toContain(line);
    const named = found.find((problem) => problem.line === line);
    expect(named?.zh).toMatch(words);
    expect(named?.zh).toContain(`（${line}）：`);
    expect(named?.en).toContain(`(${line}): `);
  });

  it('says every problem at once, by the words the line is known by', () => {
    const found = problemsOf(VILLAGE_SCHEME, (s) => {
      s.categories[3].indicators[1].measure = 'no-such';
      s.year.yearEnd = '31';
    });
    expect(found.map(({ name }) => name).sort()).toEqual(['unknown-measure', 'weights-not-100']);
    expect(found.find(({ name }) => name === 'unknown-measure')).toEqual({
      name: 'unknown-measure',
      line: '/categories/3/indicators/1',
      zh: '第4类“协查核实”第2项“协查反馈及时”（/categories/3/indicators/1）：没有统计指标“no-such”，只能使用登记在册的统计指标',
      en: 'category 4 "notices", indicator 2 "verifications answered on time" (/categories/3/indicators/1): there is no measure "no-such"; only registered measures can be scored',
    });
  });

  it('takes overrides that follow one another, and a wider one beside a nearer', () => {
    expect(
      problemsOf(VILLAGE_SCHEME, (s) =>
        s.overrides.push(
          override({ target: '90', effectiveTo: '2026-07-01' }),
          override({ target: '92', effectiveFrom: '2026-07-01' }),
          override({ target: '80', jurisdiction: '33' }),
        ),
      ),
    ).toEqual([]);
  });

  it.each([null, undefined, 'scheme', [], {}])('does not throw on %j', (input) => {
    expect(checkScheme(input).kind).toBe('invalid');
  });
});

describe('the scheme in force', () => {
  const versions: readonly Scheme[] = [
    { ...VILLAGE_SCHEME, effectiveTo: '2026-07-01' },
    { ...VILLAGE_SCHEME, version: 2, effectiveFrom: '2026-06-01' },
    AGREEMENT_SCHEME,
  ];

  it.each([
    ['2025-12-31', undefined],
    ['2026-01-01', 1],
    ['2026-05-31', 1],
    ['2026-06-01', 2],
    ['2026-07-01', 2],
  ] as const)('on %s', (on, version) => {
    expect(schemeInForce(versions, 'village-thousand', on)?.version).toBe(version);
  });

  it('is none from the day on which the last version ends', () => {
    const [first] = versions;
    const on = (day: string) => schemeInForce(first ? [first] : [], 'village-thousand', day)?.version;
    expect([on('2026-06-30'), on('2026-07-01')]).toEqual([1, undefined]);
  });
});

function both(level: string, progress: string) {
  return { aboveAverage: { level, progress }, belowAverage: { level: '30', progress: '70' } };
}

function override(said: Record<string, string>) {
  return { jurisdiction: '330106', effectiveFrom: '2026-01-01', indicator: 'arrivals', source: 'x', ...said };
}
