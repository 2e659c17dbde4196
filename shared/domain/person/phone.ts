import { type Refused, refused } from '../refusal.ts';
import { dropInvisible, foldWidth } from './pasted-text.ts';

export type PhoneCheck =
  | { readonly kind: 'accepted'; readonly phone: string; readonly line: 'mobile' | 'landline' }
  | Refused;

const MOBILE = /^1[3-9]\d{9}$/;

/** Area codes: 010, 02x with eight digits after them, 03xx to 09xx with seven or eight; no local number starts with 0 or 1. */
const LANDLINE = /^(010|02\d)([2-9]\d{7})$|^(0[3-9]\d{2})([2-9]\d{6,7})$/;

/**
 * A telephone number of the mainland as digits only: `13800138000`, `057187654321`. A `+86` or `0086` is taken off, and
 * so are spaces, dashes and brackets. Refused (`phone-invalid`) with the reason `foreign` or `format`.
 */
export function checkPhone(raw: string): PhoneCheck {
  if (MOBILE.test(raw)) return { kind: 'accepted', phone: raw, line: 'mobile' };
  const typed = foldWidth(dropInvisible(raw)).replace(/[\s()\-‐‑–—−]/gu, '');
  const national = typed.replace(/^(\+|00)86/, '');
  if (/^(\+|00)/.test(national)) return refused('phone-invalid', undefined, { reason: 'foreign' });
  const digits = nationalForm(national, national !== typed);
  if (MOBILE.test(digits)) return { kind: 'accepted', phone: digits, line: 'mobile' };
  if (LANDLINE.test(digits)) return { kind: 'accepted', phone: digits, line: 'landline' };
  return refused('phone-invalid', undefined, { reason: 'format' });
}

/** Area code and local number of a landline in its kept form, or undefined for a mobile. */
export function landlineParts(phone: string): { readonly area: string; readonly local: string } | undefined {
  const [, city, cityLocal, area = city, local = cityLocal] = LANDLINE.exec(phone) ?? [];
  return area === undefined || local === undefined ? undefined : { area, local };
}

/** Written with the country code a landline loses its 0; a mobile is sometimes dialled with a 0 or an 86 before it. */
function nationalForm(number: string, withCountryCode: boolean): string {
  const mobile = /^(?:0|86)(1[3-9]\d{9})$/.exec(number)?.[1];
  if (mobile !== undefined) return mobile;
  return withCountryCode && !MOBILE.test(number) && !number.startsWith('0') ? `0${number}` : number;
}
