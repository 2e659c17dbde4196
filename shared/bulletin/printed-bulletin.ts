import {
  type Block,
  type Bulletin,
  type BulletinDocument,
  numberWords,
  type Section,
} from '../domain/assessment/bulletin/bulletin.ts';
import { dayWords } from '../domain/assessment/period-words.ts';
import type { Piece } from '../document/piece.ts';
import { titleLines } from '../document/title-lines.ts';

/** 附件 in print. */
export interface PrintedAttachment {
  /** 附件1, or 附件 where there is only one. */
  readonly mark: string;
  readonly title: string;
  readonly pieces: readonly Piece[];
}

/** A bulletin as it is printed: every renderer takes its words from here, so that they all say the same. */
export interface PrintedBulletin {
  /** At the head of every page: of a demonstration, a draft, a withdrawn one; null: nothing. */
  readonly banner: string | null;
  readonly heading: string;
  readonly number: string;
  readonly titleLines: readonly string[];
  readonly addressees: string;
  readonly pieces: readonly Piece[];
  readonly attachments: readonly PrintedAttachment[];
  readonly office: string;
  /** 成文日期, or an empty place for it. */
  readonly date: string;
  readonly copies: string | null;
  readonly printed: string;
}

/** Words and numbers of a bulletin in their order. */
export function printedBulletin({ document, state, withdrawn }: Bulletin): PrintedBulletin {
  const { office, number, attachments, copies, issuedOn } = document;
  const status =
    state === 'withdrawn'
      ? `已撤回${withdrawn ? `：${withdrawn.reason}` : ''}`
      : state === 'issued'
        ? null
        : '未签发，不得外传';
  const banner = [document.banner, status].filter((line) => line !== null).join('　');
  const date = issuedOn === null ? '　　年　月　日' : dayWords(issuedOn);
  return {
    banner: banner === '' ? null : banner,
    heading: office.heading,
    number: number === null ? `${office.mark}〔　　〕　号` : numberWords(number),
    titleLines: titleLines(document.title),
    addressees: `${document.addressees.join('、')}：`,
    pieces: [...piecesOf(document.sections), ...replacement(document)],
    attachments: attachments.map(({ heading, blocks }, index) => ({
      mark: attachments.length === 1 ? '附件' : `附件${index + 1}`,
      title: heading,
      pieces: blocks.map(pieceOf),
    })),
    office: office.name,
    date,
    copies: copies.length === 0 ? null : `抄送：${copies.join('，')}。`,
    printed: `${date}印发`,
  };
}

/** 7.3.3: 一、 for the first level and （一） for the second, counted again in each section. */
function piecesOf(sections: readonly Section[]): readonly Piece[] {
  return sections.flatMap(({ heading, blocks }, index) => {
    let second = 0;
    return [
      { kind: 'first' as const, text: `${numeral(index + 1)}、${heading}` },
      ...blocks.map((block): Piece => {
        if (block.kind !== 'subheading') return pieceOf(block);
        second += 1;
        return { kind: 'second', text: `（${numeral(second)}）${block.text}` };
      }),
    ];
  });
}

function pieceOf(block: Block): Piece {
  switch (block.kind) {
    case 'paragraph':
      return { kind: 'paragraph', text: block.text };
    case 'subheading':
      return { kind: 'second', text: block.text };
    case 'table':
      return { kind: 'table', table: block };
  }
}

function replacement({ replaces }: BulletinDocument): readonly Piece[] {
  return replaces === null
    ? []
    : [{ kind: 'paragraph', text: `《${numberWords(replaces)}》已撤回，以本通报为准。` }];
}

const DIGITS = '零一二三四五六七八九';

/** 1 to 99 as Chinese numerals. */
export function numeral(number: number): string {
  const tens = Math.floor(number / 10);
  const ones = number % 10;
  const last = ones === 0 && tens > 0 ? '' : (DIGITS[ones] ?? '');
  return tens === 0 ? last : `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${last}`;
}
