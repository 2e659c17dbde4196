import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  Header,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import type { Table as PrintedTable } from '../domain/assessment/bulletin/bulletin.ts';
import {
  CHARACTER_POINTS,
  FONTS,
  LINE_POINTS,
  PAGE_NUMBER_BELOW_MM,
  PAPER_MM,
  POINTS,
  pointsOf,
  TYPE_AREA_MM,
} from './official-layout.ts';
import type { Piece } from './piece.ts';

/** Word measures in twentieths of a point, half points and eighths of a point. */
export const twips = (points: number) => Math.floor(points * 20);
export const millimetres = (length: number) => twips(pointsOf(length));
const halves = (points: number) => Math.round(points * 2);
export const eighths = (length: number) => Math.max(2, Math.round(pointsOf(length) * 8));

export const WIDTH = millimetres(TYPE_AREA_MM.width);
export const LINE = twips(LINE_POINTS);
export const CHARACTER = twips(CHARACTER_POINTS);
/** Closer by this so that 28 characters fit; rounded down, for a 29th of a character too much breaks the line. */
const CLOSER = Math.floor((CHARACTER_POINTS - POINTS.body) * 20);

type Use = keyof typeof FONTS;
interface Text {
  readonly use?: Use;
  readonly points?: number;
  readonly color?: string;
}

/** What a Word file in this layout says, and what stands at the head of each of its pages. */
interface WordFile {
  readonly title: string;
  readonly office: string;
  readonly banner: string | null;
  readonly children: readonly (Paragraph | Table)[];
  /** Of a form on a single page, which is no official document: its own margins, in millimetres, and no page number. */
  readonly form?: {
    readonly top: number;
    readonly bottom: number;
    readonly left: number;
    readonly right: number;
  };
}

/** A Word file with the paper, margins, lines and page numbers of official documents, as `official-layout.ts` says. */
export async function wordFile({ title, office, banner, children, form }: WordFile): Promise<Uint8Array> {
  const { top, bottom, left, right } = form ?? {
    top: TYPE_AREA_MM.top,
    bottom: TYPE_AREA_MM.bottom,
    left: TYPE_AREA_MM.binding,
    right: TYPE_AREA_MM.outer,
  };
  const file = new Document({
    title,
    creator: office,
    lastModifiedBy: office,
    styles: {
      default: {
        document: {
          run: {
            font: fontOf('body'),
            size: halves(POINTS.body),
            characterSpacing: CLOSER,
            language: { value: 'zh-CN', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: { line: LINE, lineRule: LineRuleType.EXACT, before: 0, after: 0 } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: millimetres(PAPER_MM.width), height: millimetres(PAPER_MM.height) },
            margin: {
              top: millimetres(top),
              bottom: millimetres(bottom),
              left: millimetres(left),
              right: millimetres(right),
              header: millimetres(top / 2),
              footer: form ? 0 : millimetres(bottom - PAGE_NUMBER_BELOW_MM) - twips(POINTS.small),
            },
          },
        },
        ...(!form && {
          headers: { default: bannerOf(banner), even: bannerOf(banner) },
          footers: { default: pageNumber('odd'), even: pageNumber('even') },
        }),
        children: [...children],
      },
    ],
  });
  return new Uint8Array(
    await Packer.toBuffer(file, undefined, [{ path: 'word/settings.xml', data: SETTINGS }]),
  );
}

/**
 * In place of the library’s own, which knows no mirrored margins: even pages are bound on their right (6.2), and number their pages on the
 * other side. Compatibility 15 is that of Word 2013 and later; without it Word opens a file as one of 2007.
 */
const SETTINGS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:settings xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:mirrorMargins/><w:defaultTabStop w:val="720"/><w:evenAndOddHeaders/><w:compat><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;

function fontOf(use: Use) {
  const name = FONTS[use][0];
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name };
}

export function run(text: string, { use = 'body', points = POINTS.body, color }: Text = {}): TextRun {
  return new TextRun({
    text,
    font: fontOf(use),
    size: halves(points),
    characterSpacing: use === 'body' && points === POINTS.body ? CLOSER : 0,
    ...(color !== undefined && { color }),
  });
}

const INDENT = { firstLine: 2 * CHARACTER };
/** The border of a table where none is drawn. */
export const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
export const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

export function titleParagraphs(titleLines: readonly string[], linesBefore: number): readonly Paragraph[] {
  return titleLines.map(
    (line, index) =>
      new Paragraph({
        alignment: AlignmentType.CENTER,
        keepNext: true,
        spacing: { ...exact(twips(LINE_POINTS * 1.2)), ...(index === 0 && { before: linesBefore * LINE }) },
        children: [run(line, { use: 'title', points: POINTS.title })],
      }),
  );
}

/** The last piece stays with the signature: a page must not hold that alone (7.3.5.5). */
export function pieceOf(piece: Piece, isLast: boolean): readonly (Paragraph | Table)[] {
  switch (piece.kind) {
    case 'first':
    case 'second':
      return [
        new Paragraph({
          indent: INDENT,
          keepNext: true,
          outlineLevel: piece.kind === 'first' ? 0 : 1,
          children: [run(piece.text, { use: piece.kind })],
        }),
      ];
    case 'paragraph':
      return [
        new Paragraph({
          indent: INDENT,
          alignment: AlignmentType.BOTH,
          keepNext: isLast,
          children: [run(piece.text)],
        }),
      ];
    case 'table':
      // A little room after it: the next line is set to an exact height.
      return [tableOf(piece.table), new Paragraph({ spacing: exact(twips(6)), children: [] })];
  }
}

const ALIGNMENTS = {
  left: AlignmentType.LEFT,
  center: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

function tableOf({ columns, rows }: PrintedTable): Table {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns.map(({ width }) => Math.floor((WIDTH * width) / whole));
  const cell = (text: string, index: number, isHead: boolean) =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      margins: { top: 40, bottom: 40, left: 80, right: 80 },
      children: [
        new Paragraph({
          alignment: isHead ? AlignmentType.CENTER : ALIGNMENTS[columns[index]?.align ?? 'left'],
          spacing: exact(twips(POINTS.table * 1.5)),
          children: [run(text, { use: isHead ? 'first' : 'body', points: POINTS.table })],
        }),
      ],
    });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map(({ title }, index) => cell(title, index, true)),
      }),
      ...rows.map(
        (row) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((_, index) => cell(row[index] ?? '', index, false)),
          }),
      ),
    ],
  });
}

/** 7.5: one character in from the outer edge, a dash on either side. */
function pageNumber(side: 'odd' | 'even'): Footer {
  const one = twips(POINTS.small);
  return new Footer({
    children: [
      new Paragraph({
        alignment: side === 'odd' ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: side === 'odd' ? { right: one } : { left: one },
        spacing: exact(twips(POINTS.small)),
        children: [
          new TextRun({
            font: fontOf('page'),
            size: halves(POINTS.small),
            characterSpacing: 0,
            children: ['— ', PageNumber.CURRENT, ' —'],
          }),
        ],
      }),
    ],
  });
}

function bannerOf(banner: string | null): Header {
  return new Header({
    children: [
      new Paragraph({
        alignment: AlignmentType.CENTER,
        children:
          banner === null ? [] : [run(banner, { use: 'first', points: POINTS.small, color: '555555' })],
      }),
    ],
  });
}
