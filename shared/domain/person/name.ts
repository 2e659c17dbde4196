import { type Refused, refused } from '../refusal.ts';
import { dropInvisible, foldWidth } from './pasted-text.ts';

/** `reason` of a `name-invalid` refusal. */
export type NameProblem =
  | 'empty'
  | 'too-long'
  | 'characters'
  /** A character of the private use area: an old system's stand-in for a rare character that has its own code today. */
  | 'private-use'
  /** Han and Latin letters in one name: mostly what an input method left behind. */
  | 'mixed-scripts'
  /** A dot at an end, or two together. */
  | 'separator';

export type NameCheck = { readonly kind: 'accepted'; readonly name: string } | Refused;

/** Lengths in characters, not code units: 𠮷 is one. [ours]: the longest names registered are far shorter. */
const LONGEST = { han: 40, latin: 80 } as const;

/**
 * Han characters: all that Unicode unifies, 〇, the compatibility blocks, and the whole of planes 2 and 3, which are
 * set aside for them, so that a new extension needs no new version of the runtime.
 */
const HAN = '\\p{Unified_Ideograph}\\u3007\\uF900-\\uFAFF\\u{20000}-\\u{3FFFD}';
const HAN_NAME = new RegExp(`^[${HAN}]+(·[${HAN}]+)*$`, 'u');
/** Nearly every name there is: characters of the first block, which nothing below changes or refuses. */
const PLAIN_HAN_NAME = /^[\u4E00-\u9FFF]+$/;
const HAN_LETTERS = new RegExp(`^[${HAN}·]+$`, 'u');
const HAS_HAN = new RegExp(`[${HAN}]`, 'u');
const LATIN_NAME = /^\p{Script=Latin}[\p{Script=Latin}\p{Mn} .,'’·-]*$/u;

/** The dots that are typed between the parts of a name; between Han characters a full stop is one more. */
const DOTS = /\s*[·•‧∙⋅・･᛫]\s*/gu;

/**
 * A name as it is kept: Han characters with `·` (U+00B7) between the parts of an ethnic minority name, or Latin letters
 * for foreigners. Spaces inside a Han name are set by typists for looks and are taken out. Han characters are never
 * normalised: a compatibility character is a different character on the card.
 */
export function checkName(raw: string): NameCheck {
  if (PLAIN_HAN_NAME.test(raw) && raw.length <= LONGEST.han) return { kind: 'accepted', name: raw };
  const text = foldWidth(dropInvisible(raw)).trim().replace(DOTS, '·').replace(RADICALS, unifiedRadical);
  if (text === '') return problem('empty');
  if (/\p{Co}/u.test(text)) return problem('private-use');
  if (!HAS_HAN.test(text)) return latinName(text);
  const name = text.replace(/\s+/gu, '').replaceAll('.', '·');
  if (/\p{Script=Latin}/u.test(name)) return problem('mixed-scripts');
  if (!HAN_LETTERS.test(name)) return problem('characters');
  if (!HAN_NAME.test(name)) return problem('separator');
  return [...name].length > LONGEST.han ? problem('too-long') : { kind: 'accepted', name };
}

function latinName(text: string): NameCheck {
  const name = text.normalize('NFC').replace(/\s+/gu, ' ');
  if (/^·|·$|··/.test(name)) return problem('separator');
  // Roman numerals (Ⅳ) count as Latin script, but no name has digits of any kind.
  if (!LATIN_NAME.test(name) || /\p{N}/u.test(name)) return problem('characters');
  return [...name].length > LONGEST.latin ? problem('too-long') : { kind: 'accepted', name };
}

/** Kangxi radicals (⼀ U+2F00) look like characters and come out of PDF files; they stand for their characters. */
const RADICALS = /[\u2F00-\u2FD5]/g;

function unifiedRadical(radical: string): string {
  return radical.normalize('NFKC');
}

function problem(reason: NameProblem): Refused {
  return refused('name-invalid', undefined, { reason });
}
