import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskDocumentNumber, maskName, maskPhone } from '../../../shared/domain/person/masking.ts';
import { checkName } from '../../../shared/domain/person/name.ts';

function kept(raw: string): string {
  const checked = checkName(raw);
  return checked.kind === 'accepted' ? checked.name : `(${String(checked.refusal.values?.['reason'])})`;
}

describe('a name', () => {
  it.each([
    ['张三', '张三'],
    ['  张 三　', '张三'],
    ['张\u200B三\uFEFF', '张三'],
    ['𠮷野', '𠮷野'], // extension B
    ['王\u{2B740}', '王\u{2B740}'], // extension D
    ['李\u{31350}', '李\u{31350}'], // extension H
    ['李\u{323B0}', '李\u{323B0}'], // extension J, newer than the runtime
    ['郎\uF92C', '郎\uF92C'], // a compatibility character is another one on the card
    ['刘〇', '刘〇'],
    ['⽟明', '玉明'], // a radical from a PDF
    ['阿卜杜拉·买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉‧买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 · 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉.买买提', '阿卜杜拉·买买提'],
    ["Anne-Marie O'Brien", "Anne-Marie O'Brien"],
    ['ＪＯＨＮ　 Smith', 'JOHN Smith'],
    ['Jose\u0301 Núñez', 'José Núñez'],
    ['Smith, J. R.', 'Smith, J. R.'],
  ])('%j is kept as %j', (raw, name) => {
    expect(kept(raw)).toBe(name);
  });

  it.each([
    ['', '(empty)'],
    [' \u3000\u200B', '(empty)'],
    ['张3', '(characters)'],
    ['张三！', '(characters)'],
    ['张😀', '(characters)'],
    ['张\u0000三', '(characters)'],
    ['张\uDBFF', '(characters)'], // half of a pair
    ['张\u{E0100}', '(characters)'],
    ['😀', '(characters)'],
    ['John3', '(characters)'],
    ['Elizabeth Ⅱ', '(characters)'],
    ['<b>Tom</b>', '(characters)'],
    ['-Tom', '(characters)'],
    ['Иван', '(characters)'],
    ['张san', '(mixed-scripts)'],
    ['\uE863明', '(private-use)'],
    ['\u{F0000}明', '(private-use)'],
    ['·买买提', '(separator)'],
    ['阿卜··买买提', '(separator)'],
    ['阿卜·', '(separator)'],
    ['张三.', '(separator)'],
    ['𠮷'.repeat(41), '(too-long)'],
    ['a'.repeat(81), '(too-long)'],
  ])('%j is refused: %s', (raw, reason) => {
    expect(kept(raw)).toBe(reason);
  });

  it('is measured in characters, not in code units', () => {
    expect(kept('𠮷'.repeat(40))).toBe('𠮷'.repeat(40));
  });

  it('once kept, stays as it is, and holds no control character, digit or half of a pair', () => {
    const han = fc.stringMatching(/^[一-龥·•. ]{1,8}$/u);
    fc.assert(
      fc.property(fc.oneof(han, fc.string({ unit: 'grapheme' }), fc.string({ unit: 'binary' })), (raw) => {
        const checked = checkName(raw);
        if (checked.kind === 'refused') return;
        expect(checkName(checked.name)).toEqual(checked);
        expect(checked.name.isWellFormed()).toBe(true);
        expect(checked.name).not.toMatch(/[\p{Cc}\p{Cf}\p{Nd}\p{Emoji_Presentation}]/u);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('what lists show', () => {
  it.each([
    ['张三', '张*'],
    ['张三丰', '张**'],
    ['欧阳小明', '欧阳**'],
    ['欧阳修', '欧阳*'],
    ['欧阳', '欧*'],
    ['𠮷野明', '𠮷**'],
    ['阿卜·买提', '阿*·买*'],
    ['阿卜杜拉·买买提', '阿***·买**'],
    ['上官·买提', '上*·买*'],
    ['卓', '*'],
    ['John Smith', 'J*** S****'],
    ['J Smith', '* S****'],
  ])('%s as %s', (name, masked) => {
    expect(maskName(name)).toBe(masked);
  });

  it.each([
    ['33010619900307123X', '3301**********123X'],
    ['H01234567', 'H******67'],
    ['01234567', '0*****67'],
    ['USA110082013001', 'U************01'],
    ['E12', '***'],
  ])('document %s as %s', (number, masked) => {
    expect(maskDocumentNumber(number)).toBe(masked);
  });

  it.each([
    ['13800138000', '138****8000'],
    ['057187654321', '0571****4321'],
    ['01087654321', '010****4321'],
    ['03767654321', '0376***4321'],
  ])('telephone %s as %s', (phone, masked) => {
    expect(maskPhone(phone)).toBe(masked);
  });

  it('is never the whole, and as long as it', () => {
    const text = fc.oneof(
      fc.stringMatching(/^[一-龥]{1,4}(·[一-龥]{1,4})?$/u),
      fc.stringMatching(/^[A-Z]{1,6}( [A-Z]{1,6})?$/),
    );
    fc.assert(
      fc.property(text, fc.stringMatching(/^[A-Z\d]{1,20}$/), (name, number) => {
        for (const [whole, masked] of [
          [name, maskName(name)],
          [number, maskDocumentNumber(number)],
          [number, maskPhone(number)],
        ] as const) {
          expect(masked).not.toBe(whole);
          expect([...masked]).toHaveLength([...whole].length);
        }
      }),
    );
  });
});
