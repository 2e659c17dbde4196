import { isRealDate } from '../calendar/civil-day.ts';
import type { LocalDate } from '../calendar/date.ts';
import { type Refused, refused } from '../refusal.ts';
import { compactNumber } from './pasted-text.ts';

/** Whose number it is, by its first digits: 81, 82, 83 residents of Hong Kong, Macao, Taiwan; 9 foreign permanent residents. */
export type HolderGroup = 'mainland' | 'hong-kong-macao-taiwan' | 'foreign';

/** What the division directory knows of the six digits of a region. */
export type RegionStatus = 'current' | 'abolished' | 'unknown';

/** Never a reason to refuse: codes change, lists have holes, and a number is given for life. */
export type IdNumberWarning = 'region-unknown' | 'region-abolished';

export type IdNumberCheck =
  | {
      readonly kind: 'accepted';
      readonly number: string;
      readonly holderGroup: HolderGroup;
      readonly warnings: readonly IdNumberWarning[];
    }
  | Refused;

/** Weights of ISO 7064 MOD 11-2 for 17 digits: 2^(17-i) mod 11 (GB 11643-1999, annex A). */
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECK_CHARACTERS = '10X98765432';

/**
 * Checks an 18-character number (GB 11643; residence permits of 港澳台居民 since 2018 and permanent residence cards of
 * foreigners since 2023 follow it). Length, characters, birth date and check digit are hard; the region is a warning.
 * `today` bounds the birth date. Neither the household division nor anything else about the person is read off it.
 */
export function checkIdNumber(
  raw: string,
  today: LocalDate,
  regionOf?: (region: string) => RegionStatus,
): IdNumberCheck {
  const number = compactNumber(raw);
  if (!/^\d{17}[\dX]$/.test(number)) {
    const length = [...number].length;
    return length === 18
      ? refused('id-number-characters')
      : refused('id-number-length', undefined, { length });
  }
  const birth = `${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`;
  if (!isRealDate(birth) || birth < '1900' || birth > today) return refused('id-number-birth-date');
  if (checkCharacterOf(number.slice(0, 17)) !== number[17]) return refused('id-number-check-digit');
  return {
    kind: 'accepted',
    number,
    holderGroup: holderGroup(number),
    warnings: regionWarnings(number, regionOf),
  };
}

/** Group of a checked number. */
export function holderGroup(number: string): HolderGroup {
  if (number.startsWith('9')) return 'foreign';
  return /^8[123]/.test(number) ? 'hong-kong-macao-taiwan' : 'mainland';
}

/** A valid number for synthetic people: region (6 digits), birth date, sequence 0 to 999. */
export function makeIdNumber(region: string, birth: LocalDate, sequence: number): string {
  if (!/^\d{6}$/.test(region)) throw new RangeError(`a region has six digits: ${region}`);
  if (!isRealDate(birth)) throw new RangeError(`not a date: ${birth}`);
  if (!Number.isInteger(sequence) || sequence < 0 || sequence > 999) {
    throw new RangeError(`a sequence is 0 to 999: ${sequence}`);
  }
  const front = `${region}${birth.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`;
  return front + checkCharacterOf(front);
}

function checkCharacterOf(front: string): string {
  let sum = 0;
  for (let i = 0; i < WEIGHTS.length; i++) sum += (WEIGHTS[i] ?? 0) * (front.charCodeAt(i) - 48);
  return CHECK_CHARACTERS.charAt(sum % 11);
}

function regionWarnings(
  number: string,
  regionOf: ((region: string) => RegionStatus) | undefined,
): readonly IdNumberWarning[] {
  const group = holderGroup(number);
  // After the 9 stand a province and a country, not a county; 810000, 820000 and 830000 are whole regions.
  if (group === 'foreign') return [];
  if (group === 'hong-kong-macao-taiwan') return /^8[123]0000/.test(number) ? [] : ['region-unknown'];
  const status = regionOf?.(number.slice(0, 6)) ?? 'current';
  return status === 'current' ? [] : [`region-${status}`];
}
