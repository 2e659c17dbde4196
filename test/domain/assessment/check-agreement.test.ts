import { describe, expect, it } from 'vitest';
import { checkAgreement } from '../../../shared/domain/assessment/scheme/check-agreement.ts';
import { AGREEMENT_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/agreement-scheme.ts';
import { VILLAGE_SCHEME } from '../../../shared/domain/assessment/scheme/shipped/village-scheme.ts';

const agreement = {
  agreementId: '2026-甲镇',
  unitId: '330106002',
  schemeId: 'agreement-hundred',
  from: '2026-01-01',
  to: '2026-12-31',
  targets: [{ indicator: 'arrivals', target: '98.5' }],
  signedByUnit: { office: '甲镇', on: '2026-01-05' },
  signedByParent: null,
};

describe('a target agreement', () => {
  it('is taken when it names lines of its scheme', () => {
    expect(checkAgreement(agreement, AGREEMENT_SCHEME)).toEqual({ kind: 'valid', agreement });
  });

  it.each([
    ['malformed', '/targets/0/target', { targets: [{ indicator: 'arrivals', target: '98,5' }] }],
    ['no-agreements', '/schemeId', { schemeId: 'village-thousand' }],
    ['ends-before-it-begins', '/to', { to: '2025-12-31' }],
    ['unknown-indicator', '/targets/0', { targets: [{ indicator: 'luck', target: '90' }] }],
    ['target-out-of-range', '/targets/0', { targets: [{ indicator: 'arrivals', target: '100.5' }] }],
    ['same-id', '/targets/1', { targets: [...agreement.targets, { indicator: 'arrivals', target: '90' }] }],
  ])('is refused as %s at %s', (name, line, said) => {
    const checked = checkAgreement({ ...agreement, ...said }, AGREEMENT_SCHEME);
    expect(checked.kind === 'invalid' && checked.problems.map((found) => [found.name, found.line])).toEqual([
      [name, line],
    ]);
  });

  it('is refused by a scheme that takes none', () => {
    const checked = checkAgreement({ ...agreement, schemeId: 'village-thousand' }, VILLAGE_SCHEME);
    expect(checked.kind === 'invalid' && checked.problems[0]?.name).toBe('no-agreements');
  });
});
