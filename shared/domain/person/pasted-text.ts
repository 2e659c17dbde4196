/**
 * What people paste differs from what they mean: card readers and spreadsheets add spaces of several widths, marks of
 * writing direction and byte order marks, and input methods type full-width letters and digits.
 */
const INVISIBLE = /[\p{Cf}\uFE00-\uFE0F]/gu;
const SPACES = /\s+/gu;
const COMPACT = /^[\dA-Z]+$/;

/** Full-width ASCII (０ Ａ －) as ASCII, and the ideographic space as a space; other characters stay as they are. */
export function foldWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}

/** Without zero-width characters, direction marks and byte order marks. */
export function dropInvisible(text: string): string {
  return text.replace(INVISIBLE, '');
}

/** A number as it is kept: narrow, upper case, nothing invisible and no space in it. */
export function compactNumber(text: string): string {
  if (COMPACT.test(text)) return text;
  return foldWidth(dropInvisible(text)).replace(SPACES, '').toUpperCase();
}
