import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkPhone, landlineParts } from '../../../shared/domain/person/phone.ts';

function kept(raw: string): string {
  const checked = checkPhone(raw);
  return checked.kind === 'accepted'
    ? `${checked.line} ${checked.phone}`
    : `(${checked.refusal.name} ${String(checked.refusal.values?.['reason'])})`;
}

describe('a telephone number', () => {
  it.each([
    ['13800138000', 'mobile 13800138000'],
    ['138 0013 8000', 'mobile 13800138000'],
    ['138-0013-8000', 'mobile 13800138000'],
    ['+86 138 0013 8000', 'mobile 13800138000'],
    ['0086-13800138000', 'mobile 13800138000'],
    ['8613800138000', 'mobile 13800138000'],
    ['＋８６１３８００１３８０００', 'mobile 13800138000'],
    ['013800138000', 'mobile 13800138000'],
    ['\u202A19912345678\u202C', 'mobile 19912345678'],
    ['0571-87654321', 'landline 057187654321'],
    ['(0571) 8765 4321', 'landline 057187654321'],
    ['（010）87654321', 'landline 01087654321'],
    ['+86 571 8765 4321', 'landline 057187654321'],
    ['+86 10 8765 4321', 'landline 01087654321'],
    ['+86 (0)571 87654321', 'landline 057187654321'],
    ['021-62345678', 'landline 02162345678'],
    ['0376-4921234', 'landline 03764921234'],
  ])('%j is kept as %s', (raw, phone) => {
    expect(kept(raw)).toBe(phone);
  });

  it.each([
    ['', 'format'],
    ['12800138000', 'format'],
    ['1380013800', 'format'],
    ['138001380000', 'format'],
    ['87654321', 'format'], // no area code
    ['0571-1234567', 'format'], // a local number starts with 2 to 9
    ['010-8765432', 'format'],
    ['13800138000转8', 'format'],
    ['张三', 'format'],
    ['+852 2123 4567', 'foreign'],
    ['001 202 555 0100', 'foreign'],
  ])('%j is refused: %s', (raw, reason) => {
    expect(kept(raw)).toBe(`(phone-invalid ${reason})`);
  });

  it('is the same however it is spaced and prefixed', () => {
    const mobile = fc.stringMatching(/^1[3-9]\d{9}$/);
    const landline = fc.stringMatching(/^(010|02\d)[2-9]\d{7}$|^0[3-9]\d{2}[2-9]\d{6,7}$/);
    fc.assert(
      fc.property(fc.oneof(mobile, landline), fc.constantFrom('', ' ', '-', '－', '\u00A0'), (phone, gap) => {
        const spaced = phone.replace(/(\d{3})/g, `$1${gap}`);
        expect(kept(spaced)).toBe(kept(phone));
        expect(kept(`+86${phone.replace(/^0/, '')}`)).toBe(kept(phone));
        expect(kept(phone)).toContain(phone);
      }),
    );
  });

  it('of a landline splits into area and local number', () => {
    expect(landlineParts('01087654321')).toEqual({ area: '010', local: '87654321' });
    expect(landlineParts('03764921234')).toEqual({ area: '0376', local: '4921234' });
    expect(landlineParts('13800138000')).toBeUndefined();
  });
});
