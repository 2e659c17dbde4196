import { landlineParts } from './phone.ts';

/** Compound surnames that are common enough to be met; any other is masked after its first character. */
const COMPOUND_SURNAMES: ReadonlySet<string> = new Set(
  '欧阳 司马 上官 诸葛 皇甫 司徒 令狐 慕容 夏侯 东方 尉迟 公孙 长孙 宇文 端木 南宫 百里 呼延 轩辕 闻人 澹台 太史 申屠 独孤 西门 东郭 万俟 钟离 濮阳 单于'.split(
    ' ',
  ),
);

/**
 * 张三 -> 张*, 欧阳小明 -> 欧阳**, 阿卜·买提 -> 阿*·买*, John Smith -> J*** S****. The first letter of every part stays,
 * so that the parts of a long name can be told apart and no part is shown whole.
 */
export function maskName(name: string): string {
  if (/^\p{Script=Latin}/u.test(name)) return name.replace(/[^\s·]+/gu, (part) => maskAfter(part, 1));
  const parts = name.split('·');
  const surname = [...name].slice(0, 2).join('');
  if (parts.length > 1) return parts.map((part) => maskAfter(part, 1)).join('·');
  return maskAfter(name, [...name].length > 2 && COMPOUND_SURNAMES.has(surname) ? 2 : 1);
}

/**
 * First four and last four characters of an 18-character number: `3301**********1234`. Lists often show six and four,
 * which leaves about 3,300 numbers to try for any birth date of a century; this leaves a hundred times as many, and a
 * clerk who holds the card still finds it by the end of the number.
 * Other documents show their first character and their last two.
 */
export function maskDocumentNumber(number: string): string {
  return number.length === 18 ? maskBetween(number, 4, 4) : maskBetween(number, 1, 2);
}

/** 13800138000 -> 138****8000; 057187654321 -> 0571****4321. */
export function maskPhone(phone: string): string {
  const landline = landlineParts(phone);
  if (landline) return landline.area + maskBetween(landline.local, 0, 4);
  return maskBetween(phone, 3, 4);
}

/** A one-character part is masked whole: what remains must never be all of it. */
function maskAfter(text: string, shown: number): string {
  const letters = [...text];
  const kept = letters.length > shown ? shown : 0;
  return letters.slice(0, kept).join('') + '*'.repeat(letters.length - kept);
}

function maskBetween(text: string, head: number, tail: number): string {
  const hidden = text.length - head - tail;
  if (hidden <= 0) return '*'.repeat(text.length);
  return text.slice(0, head) + '*'.repeat(hidden) + text.slice(text.length - tail);
}
