import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { checkedEnvironment, environmentNamed } from '../../infra/environments.ts';
import { ownRuleIds, ruleBookOf } from '../../infra/own-rules.ts';
import { guardRegion } from '../../infra/region-guard.ts';
import { DEFAULT_RULE_BOOK } from '../../shared/domain/deadline/rule-book.ts';
import { ABROAD, MAINLAND, templateOf } from './template.ts';

describe('the region guard', () => {
  it.each(['cn-north-1', 'cn-northwest-1'])('lets %s in', (region) => {
    expect(() => guardRegion({ region })).not.toThrow();
  });

  it.each(['us-east-1', 'ap-east-1', 'ap-southeast-1', 'eu-central-1', 'us-gov-west-1'])(
    'refuses %s',
    (region) => {
      expect(() => guardRegion({ region })).toThrow(`region ${region} is outside mainland China`);
    },
  );

  it('wants a sentence as reason, and takes one', () => {
    expect(() => guardRegion({ ...ABROAD, outsideMainlandBecause: '                    because' })).toThrow(
      'outsideMainlandBecause',
    );
    expect(() => guardRegion(ABROAD)).not.toThrow();
  });

  it.each(['', 'cn-north', 'CN-NORTH-1', '${Token[AWS.Region.4]}', 'cn-north-1 '])(
    'refuses "%s", which is no region: whoever deploys would choose one',
    (region) => {
      expect(() => guardRegion({ ...ABROAD, region })).toThrow('is not the name of an AWS region');
    },
  );
});

describe('environments', () => {
  it('fills in what is not said', () => {
    expect(checkedEnvironment(MAINLAND)).toMatchObject({ requestsPerSecond: 500, burst: 1_000 });
  });

  it.each([
    ['issuer', 'http://sign-in.example'],
    ['issuer', undefined],
    ['jwksUri', 'sign-in.example'],
    ['audience', ''],
    ['name', 'Beijing Trial'],
    ['alarmMails', ['nobody']],
    ['requestsPerSecond', 0],
    ['regoin', 'cn-north-1'],
  ])('names %s when it is %s', (key, value) => {
    expect(() => checkedEnvironment({ ...MAINLAND, [key]: value })).toThrow(key);
  });

  it('asks the guard', () => {
    expect(() => checkedEnvironment({ ...MAINLAND, region: 'us-east-1' })).toThrow('outside mainland China');
  });

  it('knows its environments by name', () => {
    expect(environmentNamed('trial').region).toBe('cn-northwest-1');
    expect(() => environmentNamed('trail')).toThrow('no environment "trail" in infra/environments.ts: trial');
    expect(() => environmentNamed('toString')).toThrow('no environment');
  });
});

describe('rules of an environment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-own-rules-'));
  afterAll(() => rmSync(folder, { recursive: true }));
  const path = relative(process.cwd(), join(folder, 'henan.json'));
  const review = {
    ruleId: 'review-gushi',
    jurisdiction: '411525',
    effectiveFrom: '2026-01-01',
    noticeKinds: ['correction'],
    source: '[test]',
  };
  const write = (content: unknown) =>
    writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));

  it('stand beside those shipped, and the template names them', () => {
    expect(ruleBookOf({ rules: undefined })).toBe(DEFAULT_RULE_BOOK);
    write({ reviews: [review] });
    expect(ruleBookOf({ rules: path })).toEqual({ ...DEFAULT_RULE_BOOK, reviews: [review] });
    expect(templateOf({ rules: path }).Metadata['OwnRules']).toEqual(['review-gushi']);
    expect(ownRuleIds(DEFAULT_RULE_BOOK)).toEqual([]);
  });

  it('are not synthesised with a mistake in them, and each mistake is named', () => {
    write({ deadlines: [{ ruleId: 'x' }], reviews: [{ ...review, noticeKinds: ['movement-notice'] }] });
    expect(() => ruleBookOf({ rules: path })).toThrow(`${path} cannot be used:\n  deadlines: entry 0 (x)`);
    expect(() => templateOf({ rules: path })).toThrow('reviews: entry 0 (review-gushi): noticeKinds.0');
    write('{"reviews": [');
    expect(() => templateOf({ rules: path })).toThrow(`${path} is not JSON`);
    expect(() => ruleBookOf({ rules: 'infra/none.json' })).toThrow('infra/none.json');
    expect(() => checkedEnvironment({ ...MAINLAND, rules: 'rules' })).toThrow(
      'rules: must be the path of a JSON file',
    );
  });
});

describe('the source of the app', () => {
  it('names no region but in the guard and the environments, and no partition, account or domain of AWS', () => {
    const sources = globSync('infra/**/*.ts').filter((file) => !/region-guard|environments/.test(file));
    expect(sources.length).toBeGreaterThan(10);
    const literal = /arn:aws|amazonaws\.com\.cn|\b\d{12}\b|\b(us|eu|ap|sa|ca|me|af|il|cn)(-[a-z]+)+-\d\b/;
    const principals = /'(lambda|scheduler|states|cloudwatch)\.amazonaws\.com'/g;
    const offending = sources.filter((file) => {
      const text = readFileSync(file, 'utf8');
      return literal.test(text) || text.replaceAll(principals, '').includes('amazonaws');
    });
    expect(offending).toEqual([]);
  });
});
