import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDeadlineRules, checkRecordingRules } from '../../../shared/domain/deadline/check-rules.ts';
import { ruleFor } from '../../../shared/domain/deadline/dated-rule.ts';
import {
  type DeadlineRule,
  deadlineRuleFor,
  recordingRuleFor,
} from '../../../shared/domain/deadline/deadline-rule.ts';
import {
  DEFAULT_DEADLINE_RULES,
  DEFAULT_RECORDING_RULES,
} from '../../../shared/domain/deadline/default-rules.ts';
import { NoticeKind, UrgencyGround } from '../../../shared/domain/notice/notice.ts';

const ON = '2026-06-01';
const ordinary = DEFAULT_DEADLINE_RULES.find(
  ({ ruleId }) => ruleId === 'verification-request-cn',
) as DeadlineRule;

function variant(ruleId: string, change: Partial<DeadlineRule>): DeadlineRule {
  return { ...ordinary, ruleId, ...change };
}

function verification(
  division: string,
  on: string,
  extra: readonly DeadlineRule[],
  urgencyGround: UrgencyGround | null = null,
): string {
  const rules = [...DEFAULT_DEADLINE_RULES, ...extra];
  return deadlineRuleFor({ kind: 'verification-request', urgencyGround }, division, on, rules).ruleId;
}

describe('the default rules', () => {
  it('are a valid set that survives being written down', () => {
    const written: unknown[] = JSON.parse(JSON.stringify(DEFAULT_DEADLINE_RULES));
    expect(checkDeadlineRules(written)).toEqual({ kind: 'valid', rules: DEFAULT_DEADLINE_RULES });
    expect(checkRecordingRules([...DEFAULT_RECORDING_RULES]).kind).toBe('valid');
  });

  it('are those of practice: 5 working days to accept, 30 to reply, 15 with a ground, one extension', () => {
    const replies = [null, ...UrgencyGround.options].map((urgencyGround) => {
      const notice = { kind: 'verification-request', urgencyGround } as const;
      const rule = deadlineRuleFor(notice, '411525', ON, DEFAULT_DEADLINE_RULES);
      expect(rule.accept).toMatchObject({ days: 5, unit: 'working' });
      expect(rule.extension?.maxTimes).toBe(1);
      return `${rule.reply?.days} ${rule.reply?.unit}`;
    });
    expect(replies).toEqual(['30 calendar', '15 calendar', '15 calendar', '15 calendar']);
    expect(recordingRuleFor('330106002', ON, DEFAULT_RECORDING_RULES).record).toMatchObject({
      days: 3,
      unit: 'working',
    });
  });

  it('hold for every kind, ground and place, and only a movement notice asks for no reply', () => {
    const division = fc.stringMatching(/^[1-9]\d{5}(\d{3}(\d{3})?)?$/);
    const ground = fc.constantFrom(null, ...UrgencyGround.options);
    fc.assert(
      fc.property(fc.constantFrom(...NoticeKind.options), ground, division, (kind, urgencyGround, code) => {
        const rule = deadlineRuleFor({ kind, urgencyGround }, code, ON, DEFAULT_DEADLINE_RULES);
        expect(rule.reply === null).toBe(kind === 'movement-notice');
        expect(rule.extension === null).toBe(rule.reply === null);
        expect([null, urgencyGround]).toContain(rule.urgencyGround);
      }),
    );
  });
});

describe('the rule that holds', () => {
  const henan = variant('henan', { jurisdiction: '41', effectiveFrom: '2026-01-01' });
  const xinyang = variant('xinyang', { jurisdiction: '4115', effectiveFrom: '2026-03-01' });
  const gushi = variant('gushi', { jurisdiction: '411525', effectiveFrom: '2026-07-01' });
  const national = variant('national-2026', { effectiveFrom: '2026-05-01' });
  const all = [gushi, national, henan, xinyang];

  it.each([
    ['411525101', '2025-12-31', 'verification-request-cn'],
    ['411525101', '2026-01-01', 'henan'],
    ['411525101', '2026-02-28', 'henan'],
    ['411525101', '2026-03-01', 'xinyang'],
    ['411525101', '2026-06-30', 'xinyang'], // a later national rule does not go before a nearer one
    ['411525101', '2026-07-01', 'gushi'],
    ['411524101', '2026-07-01', 'xinyang'],
    ['410102001', '2026-07-01', 'henan'],
    ['330106002', '2026-04-30', 'verification-request-cn'],
    ['330106002', '2026-05-01', 'national-2026'],
    ['41', '2026-07-01', 'henan'], // an office of the province itself
  ])('in %s on %s is %s', (division, on, ruleId) => {
    expect(verification(division, on, all)).toBe(ruleId);
  });

  it('ends on the day that it names, and gives back to the wider one', () => {
    const trial = variant('trial', {
      jurisdiction: '41',
      effectiveFrom: '2026-01-01',
      effectiveTo: '2026-03-01',
    });
    expect(verification('411525', '2026-02-28', [trial])).toBe('trial');
    expect(verification('411525', '2026-03-01', [trial])).toBe('verification-request-cn');
  });

  it('for a ground goes before any ordinary one, however near', () => {
    const ground = 'missing-or-rescue';
    expect(verification('411525101', '2026-08-01', all, ground)).toBe(`verification-request-cn-${ground}`);
    const local = variant('local-rescue', { jurisdiction: '41', urgencyGround: ground });
    expect(verification('411525101', '2026-08-01', [...all, local], ground)).toBe('local-rescue');
    const otherGround = verification('411525101', '2026-08-01', [local], 'school-or-benefit-deadline');
    expect(otherGround).toBe('verification-request-cn-school-or-benefit-deadline');
  });

  it('does not depend on the order of the list', () => {
    const codes = fc.constantFrom('411525101', '411500', '410102001', '330106002', '41');
    const days = fc.constantFrom('2025-06-01', '2026-01-15', '2026-04-01', '2026-06-01', '2026-12-01');
    const shuffled = fc.shuffledSubarray([...DEFAULT_DEADLINE_RULES, ...all], { minLength: 12 });
    const rules = [...DEFAULT_DEADLINE_RULES, ...all].filter((r) => r.noticeKind === 'verification-request');
    fc.assert(
      fc.property(codes, days, shuffled, (code, on, order) => {
        const mine = order.filter((r) => r.noticeKind === 'verification-request' && r.urgencyGround === null);
        const sorted = rules.filter((r) => mine.includes(r));
        expect(ruleFor(mine, code, on)).toBe(ruleFor(sorted, code, on));
      }),
    );
  });

  it('is missing loudly', () => {
    const notice = { kind: 'correction', urgencyGround: null } as const;
    expect(() => deadlineRuleFor(notice, '411525', ON, [ordinary])).toThrow(
      'correction in 411525 on 2026-06-01',
    );
    expect(() => recordingRuleFor('411525', '1949-09-30', DEFAULT_RECORDING_RULES)).toThrow('1949-09-30');
  });
});

const problemsOf = (...extra: readonly unknown[]) => {
  const checked = checkDeadlineRules([...DEFAULT_DEADLINE_RULES, ...extra]);
  return checked.kind === 'valid' ? [] : checked.problems.map(({ name, message }) => `${name}: ${message}`);
};

describe('a set of rules from outside', () => {
  const at = DEFAULT_DEADLINE_RULES.length;
  const zhejiang = variant('zj-1', { jurisdiction: '33', effectiveFrom: '2026-01-01' });

  it('may follow one another, with or without a named end', () => {
    expect(
      problemsOf(zhejiang, variant('zj-2', { jurisdiction: '33', effectiveFrom: '2026-07-01' })),
    ).toEqual([]);
    expect(
      problemsOf(
        { ...zhejiang, effectiveTo: '2026-07-01' },
        variant('zj-2', { jurisdiction: '33', effectiveFrom: '2026-07-01' }),
      ),
    ).toEqual([]);
  });

  it('may leave out that a last day rolls, which it then does', () => {
    const { rollToWorkingDay: _, ...reply } = ordinary.reply as NonNullable<DeadlineRule['reply']>;
    const checked = checkDeadlineRules([...DEFAULT_DEADLINE_RULES, { ...zhejiang, reply }]);
    expect(checked.kind === 'valid' && checked.rules.at(-1)?.reply?.rollToWorkingDay).toBe(true);
  });

  it.each([
    [
      [zhejiang, { ...zhejiang, ruleId: 'zj-2' }],
      `overlap: entry ${at} (zj-1), verification-request in '33': still holds on 2026-01-01, when zj-2 begins`,
    ],
    [
      [
        { ...zhejiang, effectiveTo: '2026-08-01' },
        { ...zhejiang, ruleId: 'zj-2', effectiveFrom: '2026-07-01' },
      ],
      `overlap: entry ${at} (zj-1), verification-request in '33': still holds on 2026-07-01, when zj-2 begins`,
    ],
    [
      [
        { ...zhejiang, ruleId: 'zj-2', effectiveFrom: '2026-07-01' },
        { ...zhejiang, effectiveTo: '2026-06-01' },
      ],
      `gap: entry ${at + 1} (zj-1), verification-request in '33': no rule from 2026-06-01 to 2026-06-30, before zj-2 begins`,
    ],
    [
      [{ ...zhejiang, effectiveTo: '2026-01-01' }],
      `ends-before-it-begins: entry ${at} (zj-1), verification-request in '33': ends on 2026-01-01`,
    ],
    [
      [{ ...zhejiang, ruleId: ordinary.ruleId }],
      `same-id: entry ${at} (verification-request-cn): entry 1 has the same id`,
    ],
  ])('%#: names the entry', (extra, message) => {
    expect(problemsOf(...extra)).toEqual([message]);
  });

  it.each([
    [
      'an unknown kind',
      { noticeKind: 'fax' },
      'noticeKind: must be one of movement-notice, verification-request',
    ],
    ['an unknown ground', { urgencyGround: 'important' }, 'urgencyGround'],
    ['no days', { accept: { days: 0, unit: 'working' } }, 'accept.days: must be 1 or more'],
    ['hours', { accept: { days: 3, unit: 'hours' } }, 'accept.unit'],
    ['two extensions', { extension: { maxTimes: 2, days: 5, unit: 'calendar' } }, 'extension.maxTimes'],
    ['a township as jurisdiction', { jurisdiction: '330106002' }, 'jurisdiction'],
    ['a date that is none', { effectiveFrom: '2026-02-30' }, 'effectiveFrom'],
    ['a field too many', { weight: 3 }, 'has fields that no rule has: weight'],
    ['no source', { source: '' }, 'source'],
  ])('%s is malformed, and the message says where', (_, change, where) => {
    const [first, ...others] = problemsOf({ ...zhejiang, ...change });
    expect(others).toEqual([]);
    expect(first).toMatch(new RegExp(`^malformed: entry ${at} \\(zj-1\\): `));
    expect(first).toContain(where);
  });

  it.each([null, 'rule', 7, []])('%j is no rule', (value) => {
    expect(problemsOf(value)[0]).toMatch(new RegExp(`^malformed: entry ${at}: `));
  });

  it('needs a national rule without an end for every kind, without a ground', () => {
    const without = DEFAULT_DEADLINE_RULES.filter(({ ruleId }) => ruleId !== ordinary.ruleId);
    const missing = {
      name: 'no-national-rule',
      message: 'no national rule without an end for verification-request',
    };
    for (const rules of [
      without,
      [...without, zhejiang],
      [...without, { ...ordinary, effectiveTo: '2030-01-01' }],
    ]) {
      expect(checkDeadlineRules(rules)).toEqual({ kind: 'invalid', problems: [missing] });
    }
    const broken = checkDeadlineRules([...without, { ...ordinary, source: '' }]);
    expect(broken).toMatchObject({ problems: [{ name: 'malformed' }] }); // what may be the missing one is named first
    expect(checkDeadlineRules([])).toMatchObject({ kind: 'invalid', problems: { length: 4 } });
    expect(checkRecordingRules([])).toMatchObject({ kind: 'invalid' });
  });
});
