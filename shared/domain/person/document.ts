import type { LocalDate } from '../calendar/date.ts';
import { type Refused, refused } from '../refusal.ts';
import {
  checkIdNumber,
  type HolderGroup,
  holderGroup,
  type IdNumberWarning,
  type RegionStatus,
} from './id-number.ts';
import { compactNumber } from './pasted-text.ts';
import type { DocumentKind, IdentityDocument } from './person.ts';

/** `document-kind-corrected`: the number belongs to another kind of card than the one named, and was kept under that. */
export type DocumentWarning = IdNumberWarning | 'document-kind-corrected';

export type DocumentCheck =
  | {
      readonly kind: 'accepted';
      readonly document: IdentityDocument;
      readonly warnings: readonly DocumentWarning[];
    }
  | Refused;

/** What each kind looks like on screen. */
export const DOCUMENT_KIND_NAMES: Readonly<Record<DocumentKind, string>> = {
  'resident-id': '居民身份证',
  'hkmt-residence-permit': '港澳台居民居住证',
  'hkm-travel-permit': '港澳居民来往内地通行证',
  'taiwan-travel-permit': '台湾居民来往大陆通行证',
  'foreign-permanent-residence': '外国人永久居留身份证',
  passport: '护照',
};

const KIND_OF_GROUP: Readonly<Record<HolderGroup, DocumentKind>> = {
  mainland: 'resident-id',
  'hong-kong-macao-taiwan': 'hkmt-residence-permit',
  foreign: 'foreign-permanent-residence',
};

/** Permanent residence cards before 1 December 2023: country (3 letters) and 12 digits. They stay valid until they expire. */
const OLD_FOREIGN = /^[A-Z]{3}\d{12}$/;

/**
 * Checks a document and brings its number into the one form that is kept, so that one card is one person however it
 * was typed. The 18-character cards share one system of numbers: there the number tells the kind.
 */
export function checkDocument(
  kind: DocumentKind,
  raw: string,
  today: LocalDate,
  regionOf?: (region: string) => RegionStatus,
): DocumentCheck {
  const number = compactNumber(raw);
  if (kind === 'foreign-permanent-residence' && OLD_FOREIGN.test(number)) return accepted(kind, number);
  switch (kind) {
    case 'resident-id':
    case 'hkmt-residence-permit':
    case 'foreign-permanent-residence': {
      const checked = checkIdNumber(number, today, regionOf);
      if (checked.kind === 'refused') return checked;
      const right = KIND_OF_GROUP[checked.holderGroup];
      const corrected: readonly DocumentWarning[] = right === kind ? [] : ['document-kind-corrected'];
      return { ...accepted(right, checked.number), warnings: [...corrected, ...checked.warnings] };
    }
    case 'hkm-travel-permit':
      return lifelong(kind, number, /^([HM]\d{8}|[HM]A\d{7})(\d{2})?$/);
    case 'taiwan-travel-permit':
      return lifelong(kind, number, /^(\d{8})(\d{2})?$/);
    case 'passport':
      // ICAO 9303 knows up to nine characters and lets longer numbers run over; two letters alone are a typing slip.
      return /^(?=.*\d)[A-Z\d]{5,15}$/.test(number)
        ? accepted(kind, number)
        : refused('document-number-invalid', undefined, { kind });
  }
}

/** Only citizens of the mainland have a household registration (户籍); 港澳台 residents and foreigners have none. */
export function hasHouseholdDivision(document: IdentityDocument): boolean {
  return document.kind === 'resident-id' && holderGroup(document.number) === 'mainland';
}

/** Travel permits may carry a count of re-issues (换证次数) in two more digits; the number before it stays for life. */
function lifelong(kind: DocumentKind, number: string, shape: RegExp): DocumentCheck {
  const kept = shape.exec(number)?.[1];
  return kept === undefined ? refused('document-number-invalid', undefined, { kind }) : accepted(kind, kept);
}

function accepted(kind: DocumentKind, number: string): Extract<DocumentCheck, { kind: 'accepted' }> {
  return { kind: 'accepted', document: { kind, number }, warnings: [] };
}
