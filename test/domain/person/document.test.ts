import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkDocument,
  DOCUMENT_KIND_NAMES,
  hasHouseholdDivision,
} from '../../../shared/domain/person/document.ts';
import { makeIdNumber } from '../../../shared/domain/person/id-number.ts';
import { DocumentKind } from '../../../shared/domain/person/person.ts';

const TODAY = '2026-11-23';
const MAINLAND = makeIdNumber('411525', '1985-04-12', 31);
const TAIWAN = makeIdNumber('830000', '1979-11-02', 7);
const FOREIGN = makeIdNumber('933840', '1982-01-30', 2);

function kept(kind: DocumentKind, raw: string): string {
  const checked = checkDocument(kind, raw, TODAY);
  return checked.kind === 'refused'
    ? checked.refusal.name
    : [checked.document.kind, checked.document.number, ...checked.warnings].join(' ');
}

describe('a document', () => {
  it.each([
    ['resident-id', ` ${MAINLAND} `, `resident-id ${MAINLAND}`],
    ['hkmt-residence-permit', TAIWAN, `hkmt-residence-permit ${TAIWAN}`],
    ['foreign-permanent-residence', FOREIGN, `foreign-permanent-residence ${FOREIGN}`],
    ['foreign-permanent-residence', 'usa110082013001', 'foreign-permanent-residence USA110082013001'],
    ['hkm-travel-permit', 'h01234567', 'hkm-travel-permit H01234567'],
    ['hkm-travel-permit', 'M0123456702', 'hkm-travel-permit M01234567'],
    ['hkm-travel-permit', 'HA1234567', 'hkm-travel-permit HA1234567'],
    ['taiwan-travel-permit', '０１２３４５６７', 'taiwan-travel-permit 01234567'],
    ['taiwan-travel-permit', '0123456703', 'taiwan-travel-permit 01234567'],
    ['passport', 'e 1234 5678', 'passport E12345678'],
  ] as const)('%s %j is kept as %s', (kind, raw, document) => {
    expect(kept(kind, raw)).toBe(document);
  });

  it.each([
    ['hkm-travel-permit', 'X01234567'],
    ['hkm-travel-permit', 'H0123456'],
    ['hkm-travel-permit', 'H012345678'],
    ['taiwan-travel-permit', '1234567'],
    ['taiwan-travel-permit', 'T1234567'],
    ['passport', '1234'],
    ['passport', 'ABCDEFG'],
    ['passport', 'E1234567890123456'],
    ['passport', 'Е12345678'], // a Cyrillic letter
    ['passport', ''],
  ] as const)('%s %j does not fit its kind', (kind, raw) => {
    expect(checkDocument(kind, raw, TODAY)).toEqual({
      kind: 'refused',
      refusal: { name: 'document-number-invalid', values: { kind } },
    });
  });

  it('of 18 characters is of the kind that its number tells, so that one card is one person', () => {
    const kinds = ['resident-id', 'hkmt-residence-permit', 'foreign-permanent-residence'] as const;
    for (const number of [MAINLAND, TAIWAN, FOREIGN]) {
      const documents = kinds.map((kind) => checkDocument(kind, number, TODAY));
      const [first, ...others] = documents.map((d) => d.kind === 'accepted' && d.document);
      for (const other of others) expect(other).toEqual(first);
      const corrected = documents.filter(
        (d) => d.kind === 'accepted' && d.warnings.includes('document-kind-corrected'),
      );
      expect(corrected).toHaveLength(2);
    }
  });

  it('gives the refusal of the ID number where that is wrong', () => {
    expect(kept('resident-id', `${MAINLAND.slice(0, 17)}${MAINLAND.endsWith('0') ? '1' : '0'}`)).toBe(
      'id-number-check-digit',
    );
    expect(kept('resident-id', 'USA110082013001')).toBe('id-number-length');
    expect(kept('foreign-permanent-residence', 'USA11008201300')).toBe('id-number-length');
  });

  it('passes the region on', () => {
    expect(checkDocument('resident-id', MAINLAND, TODAY, () => 'abolished')).toMatchObject({
      warnings: ['region-abolished'],
    });
  });

  it('once kept, stays as it is', () => {
    const anyKind = fc.constantFrom(...DocumentKind.options);
    const anyNumber = fc.oneof(
      fc.stringMatching(/^[HMhm]\d{8,10}$/),
      fc.stringMatching(/^\d{8,10}$/),
      fc.stringMatching(/^[A-Za-z]\d{7,9}$/),
      fc.constantFrom(MAINLAND, TAIWAN, FOREIGN),
      fc.string(),
    );
    fc.assert(
      fc.property(anyKind, anyNumber, (kind, raw) => {
        const first = checkDocument(kind, raw, TODAY);
        if (first.kind === 'refused') return;
        const again = checkDocument(first.document.kind, first.document.number, TODAY);
        expect(again).toMatchObject({ kind: 'accepted', document: first.document });
      }),
    );
  });

  it('has a name for every kind, and a household division only for citizens of the mainland', () => {
    expect(Object.keys(DOCUMENT_KIND_NAMES).sort()).toEqual([...DocumentKind.options].sort());
    const withHousehold = DocumentKind.options.filter((kind) =>
      hasHouseholdDivision({ kind, number: MAINLAND }),
    );
    expect(withHousehold).toEqual(['resident-id']);
    expect(hasHouseholdDivision({ kind: 'resident-id', number: TAIWAN })).toBe(false);
  });
});
