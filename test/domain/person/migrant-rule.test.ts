import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  categoryOf,
  checkMigrantRules,
  DEFAULT_MIGRANT_RULES,
  isDistrictName,
  judgeMigrant,
  type MigrantRule,
} from '../../../shared/domain/person/migrant-rule.ts';

const ON = '2026-06-01';
const NAMES: Readonly<Record<string, string>> = {
  '330106': '西湖区',
  '330110': '余杭区',
  '330122': '桐庐县',
  '330182': '建德市',
  '330203': '海曙区',
  '411525': '固始县',
  '110101': '东城区',
  '110119': '延庆区',
  '500103': '渝中区',
  '500229': '城口县',
  '429004': '仙桃市',
  '429005': '潜江市',
  '441900': '东莞市',
};
const isDistrict = (county: string) => isDistrictName(NAMES[county] ?? '');

function category(household: string | null, residence: string | null, rules = DEFAULT_MIGRANT_RULES): string {
  return categoryOf(household, residence, ON, rules, isDistrict);
}

const everywhere = () => true;
const since2021 = (county: string, on: string) => county === '330106' || on >= '2021-04-09';

const [national] = DEFAULT_MIGRANT_RULES as readonly [MigrantRule];
const withUnit = (unit: MigrantRule['unit']): MigrantRule[] => [{ ...national, unit }];

describe('by the national rule', () => {
  it.each([
    ['411525', '330106002', 'migrant', 'another province'],
    ['411525101', '330106002001', 'migrant', 'another province, to the village'],
    ['330203', '330106002', 'migrant', 'a district of another city'],
    ['330122', '330106002', 'migrant', 'from a county into a district of its city'],
    ['330106002', '330182001', 'migrant', 'from a district into a county-level city'],
    ['330106002', '330110001', 'separated', 'between districts of one city'],
    ['110101001', '110119100', 'separated', 'between districts of a municipality'],
    ['500103001', '500229100', 'migrant', 'a district and a county of a municipality'],
    ['429004001', '429005001', 'migrant', 'two cities directly under a province'],
    ['330106002', '330106003', 'separated', 'another township of the county'],
    ['441900003', '441900004', 'separated', 'another township of a city without counties'],
    ['330106', '330106003', 'separated', 'a household known by its county only'],
    ['330106002', '330106002', 'at-home', 'the same township'],
    ['330106002001', '330106002', 'at-home', 'a village of the township'],
    ['330106002001', '330106002009', 'at-home', 'another village of the township'],
    ['330106002', null, 'at-home', 'no residence known'],
    [null, '330106002', 'no-household', 'a resident of Hong Kong, Macao or Taiwan, or a foreigner'],
    [null, null, 'no-household', 'nothing known'],
  ])('%s in %s is %s: %s', (...[household, residence, expected]) => {
    expect(category(household, residence)).toBe(expected);
  });

  it('never takes counties directly under a province for one city, whatever they are called', () => {
    expect(categoryOf('429004', '429005001', ON, DEFAULT_MIGRANT_RULES, everywhere)).toBe('migrant');
    expect(categoryOf('110101', '310101001', ON, DEFAULT_MIGRANT_RULES, everywhere)).toBe('migrant');
  });

  it('is the same both ways', () => {
    const code = fc
      .tuple(fc.constantFrom(...Object.keys(NAMES)), fc.constantFrom('', '001', '002', '002001'))
      .map(([county, rest]) => county + rest);
    fc.assert(
      fc.property(code, code, (a, b) => {
        expect(category(a, b)).toBe(category(b, a));
      }),
    );
  });
});

describe('by another unit', () => {
  it('a county rule makes migrants of those who cross districts', () => {
    const rules = withUnit('county');
    expect(category('330106002', '330110001', rules)).toBe('migrant');
    expect(category('330106002', '330106003', rules)).toBe('separated');
  });

  it('a township rule makes migrants of those who cross townships, where both are known', () => {
    const rules = withUnit('township');
    expect(category('330106002', '330106003', rules)).toBe('migrant');
    expect(category('330106', '330106003', rules)).toBe('separated');
    expect(category('330106002', '330106002001', rules)).toBe('at-home');
  });

  it('is that of the residence, from its day on', () => {
    const hangzhou: MigrantRule = {
      ...national,
      ruleId: 'hz-1',
      jurisdiction: '3301',
      unit: 'county',
      effectiveFrom: '2026-06-01',
    };
    const rules = [national, hangzhou];
    const judge = (household: string, residence: string, on: string) =>
      judgeMigrant(household, residence, on, rules, isDistrict);
    expect(judge('330106', '330110001', '2026-05-31')).toMatchObject({
      category: 'separated',
      ruleId: 'migrant-cn',
    });
    expect(judge('330106', '330110001', '2026-06-01')).toMatchObject({ category: 'migrant', ruleId: 'hz-1' });
    expect(judge('330106', '411525001', '2026-06-01').ruleId).toBe('migrant-cn');
  });
});

const counted = (minimumDays: number, residence = '330106002') =>
  judgeMigrant('411525', residence, ON, [{ ...national, minimumDays }], isDistrict, '2026-05-30').countsFrom;

describe('the day from which a migrant is counted', () => {
  it('is the day of arrival, or after the days that the rule names', () => {
    expect(counted(0)).toBe('2026-05-30');
    expect(counted(3)).toBe('2026-06-02');
    expect(counted(3, '411525001')).toBeNull();
  });
});

describe('districts', () => {
  it.each([
    ['西湖区', true],
    ['浦东新区', true],
    ['固始县', false],
    ['建德市', false],
    ['神农架林区', false],
    ['六枝特区', false],
    ['', false],
  ])('%j: %s', (name, expected) => {
    expect(isDistrictName(name)).toBe(expected);
  });

  it('are asked about as of the day', () => {
    expect(categoryOf('330106', '330182001', '2021-04-08', DEFAULT_MIGRANT_RULES, since2021)).toBe('migrant');
    expect(categoryOf('330106', '330182001', '2021-04-09', DEFAULT_MIGRANT_RULES, since2021)).toBe(
      'separated',
    );
  });
});

describe('a set of migrant rules', () => {
  it('is checked like every dated rule', () => {
    expect(checkMigrantRules([...DEFAULT_MIGRANT_RULES])).toEqual({
      kind: 'valid',
      rules: DEFAULT_MIGRANT_RULES,
    });
    expect(checkMigrantRules([])).toMatchObject({
      kind: 'invalid',
      problems: [{ name: 'no-national-rule' }],
    });
    expect(checkMigrantRules([national, { ...national, ruleId: 'again', unit: 'village' }])).toMatchObject({
      problems: [{ name: 'malformed', entry: 1, message: expect.stringContaining('unit') }],
    });
    expect(checkMigrantRules([national, { ...national, ruleId: 'again' }])).toMatchObject({
      problems: [{ name: 'overlap', entry: 0 }],
    });
  });

  it('that holds nowhere fails loudly', () => {
    expect(() => categoryOf('411525', '330106002', ON, [], isDistrict)).toThrow(
      "no migrant rule in '330106002'",
    );
  });
});
