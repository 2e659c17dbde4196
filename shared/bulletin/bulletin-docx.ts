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
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  WidthType,
} from 'docx';
import type { Bulletin, Table as BulletinTable } from '../domain/assessment/bulletin/bulletin.ts';
import {
  CHARACTER_POINTS,
  COLOPHON_LINES_MM,
  FONTS,
  HEADING_TOP_MM,
  headingPoints,
  LINE_POINTS,
  LINES_BEFORE,
  PAGE_NUMBER_BELOW_MM,
  PAPER_MM,
  POINTS,
  pointsOf,
  RED,
  RED_LINE_MM,
  TYPE_AREA_MM,
} from './official-layout.ts';
import {
  type Piece,
  type PrintedAttachment,
  type PrintedBulletin,
  printedBulletin,
} from './printed-bulletin.ts';

/** Word measures in twentieths of a point, half points and eighths of a point. */
const twips = (points: number) => Math.floor(points * 20);
const millimetres = (length: number) => twips(pointsOf(length));
const halves = (points: number) => Math.round(points * 2);
const eighths = (length: number) => Math.max(2, Math.round(pointsOf(length) * 8));

const WIDTH = millimetres(TYPE_AREA_MM.width);
const LINE = twips(LINE_POINTS);
const CHARACTER = twips(CHARACTER_POINTS);
/** Closer by this so that 28 characters fit; rounded down, for a 29th of a character too much breaks the line. */
const CLOSER = Math.floor((CHARACTER_POINTS - POINTS.body) * 20);

type Use = keyof typeof FONTS;
interface Text {
  readonly use?: Use;
  readonly points?: number;
  readonly color?: string;
}

/** The bulletin as a Word file in the layout of official documents, as `official-layout.ts` says. */
export async function bulletinDocx(bulletin: Bulletin): Promise<Uint8Array> {
  const printed = printedBulletin(bulletin);
  const file = new Document({
    title: printed.titleLines.join(''),
    creator: printed.office,
    lastModifiedBy: printed.office,
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
              top: millimetres(TYPE_AREA_MM.top),
              bottom: millimetres(TYPE_AREA_MM.bottom),
              left: millimetres(TYPE_AREA_MM.binding),
              right: millimetres(TYPE_AREA_MM.outer),
              header: millimetres(TYPE_AREA_MM.top / 2),
              footer: millimetres(TYPE_AREA_MM.bottom - PAGE_NUMBER_BELOW_MM) - twips(POINTS.small),
            },
          },
        },
        headers: { default: bannerOf(printed), even: bannerOf(printed) },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: [...headOf(printed), ...bodyOf(printed), ...attachmentsOf(printed), ...colophonOf(printed)],
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

function run(text: string, { use = 'body', points = POINTS.body, color }: Text = {}): TextRun {
  return new TextRun({
    text,
    font: fontOf(use),
    size: halves(points),
    characterSpacing: use === 'body' && points === POINTS.body ? CLOSER : 0,
    ...(color !== undefined && { color }),
  });
}

const INDENT = { firstLine: 2 * CHARACTER };
const exact = (line: number) => ({ line, lineRule: LineRuleType.EXACT });

function headOf({ heading, number, titleLines, addressees }: PrintedBulletin): readonly Paragraph[] {
  const points = headingPoints(heading);
  return [
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { ...exact(twips(points * 1.1)), before: millimetres(HEADING_TOP_MM) },
      children: [run(heading, { use: 'title', points, color: RED })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: LINES_BEFORE.number * LINE },
      border: {
        bottom: {
          style: BorderStyle.SINGLE,
          color: RED,
          size: eighths(RED_LINE_MM.weight),
          space: Math.round(pointsOf(RED_LINE_MM.below)),
        },
      },
      children: [run(number)],
    }),
    ...titleParagraphs(titleLines, LINES_BEFORE.title),
    new Paragraph({
      spacing: { before: LINES_BEFORE.addressees * LINE },
      alignment: AlignmentType.BOTH,
      children: [run(addressees)],
    }),
  ];
}

function titleParagraphs(titleLines: readonly string[], linesBefore: number): readonly Paragraph[] {
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

function bodyOf(printed: PrintedBulletin): readonly (Paragraph | Table)[] {
  return [
    ...printed.pieces.flatMap((piece, index) => pieceOf(piece, index === printed.pieces.length - 1)),
    ...attachmentNote(printed.attachments),
    ...signatureOf(printed),
  ];
}

/** The last piece stays with the signature: a page must not hold that alone (7.3.5.5). */
function pieceOf(piece: Piece, isLast: boolean): readonly (Paragraph | Table)[] {
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

function tableOf({ columns, rows }: BulletinTable): Table {
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

/** 附件说明 (7.3.4): the second name stands below the first. */
function attachmentNote(attachments: readonly PrintedAttachment[]): readonly Paragraph[] {
  const under = 5 * CHARACTER;
  return attachments.map(
    ({ title }, index) =>
      new Paragraph({
        keepNext: true,
        indent: { left: under, ...(index === 0 && { hanging: 3 * CHARACTER }) },
        spacing: { before: index === 0 ? LINES_BEFORE.attachmentNote * LINE : 0 },
        children: [
          run(`${index === 0 ? '附件：' : ''}${attachments.length === 1 ? '' : `${index + 1}. `}${title}`),
        ],
      }),
  );
}

/** 7.3.5.1: the date four characters from the right, the office above it and centred on it. */
function signatureOf({ office, date }: PrintedBulletin): readonly Paragraph[] {
  const width = (text: string) =>
    [...text].reduce((sum, sign) => sum + (sign <= '\u00ff' ? CHARACTER / 2 : CHARACTER), 0);
  const right = Math.max(0, Math.round(4 * CHARACTER + (width(date) - width(office)) / 2));
  return [
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right },
      keepNext: true,
      spacing: { before: LINES_BEFORE.signature * LINE },
      children: [run(office)],
    }),
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: 4 * CHARACTER },
      children: [run(date)],
    }),
  ];
}

/** 7.3.7: on a page of its own, 附件 in the first line, its title in the third. */
function attachmentsOf({ attachments }: PrintedBulletin): readonly (Paragraph | Table)[] {
  return attachments.flatMap(({ mark, title, pieces }) => [
    new Paragraph({ pageBreakBefore: true, children: [run(mark, { use: 'first' })] }),
    ...titleParagraphs([title], 1),
    new Paragraph({ children: [] }),
    ...pieces.flatMap((piece) => pieceOf(piece, false)),
  ]);
}

/**
 * 版记 (7.4): a table that lies on the lower edge of the type area of the last page. It hangs on the paragraph after it, which is as low
 * as can be, so that it needs no page of its own.
 */
function colophonOf({ copies, office, printed }: PrintedBulletin): readonly (Paragraph | Table)[] {
  const none = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
  const line = (length: number) =>
    ({ style: BorderStyle.SINGLE, size: eighths(length), color: '000000' }) as const;
  const one = twips(POINTS.small);
  const small = { points: POINTS.small };
  const row = (child: Paragraph) =>
    new TableRow({
      cantSplit: true,
      children: [
        new TableCell({
          width: { size: WIDTH, type: WidthType.DXA },
          margins: { left: 0, right: 0 },
          children: [child],
        }),
      ],
    });
  const first =
    copies === null
      ? []
      : [
          row(
            new Paragraph({
              indent: { left: 4 * one, right: one, hanging: 3 * one },
              children: [run(copies, small)],
            }),
          ),
        ];
  const last = row(
    new Paragraph({
      indent: { left: one, right: one },
      tabStops: [{ type: TabStopType.RIGHT, position: WIDTH - one }],
      children: [run(`${office}\t${printed}`, small)],
    }),
  );
  return [
    new Table({
      width: { size: WIDTH, type: WidthType.DXA },
      columnWidths: [WIDTH],
      margins: { left: 0, right: 0 },
      layout: TableLayoutType.FIXED,
      float: {
        // In the middle of the page, a millimetre off on either side: LibreOffice lets it float by the page only.
        horizontalAnchor: TableAnchorType.PAGE,
        relativeHorizontalPosition: RelativeHorizontalPosition.CENTER,
        verticalAnchor: TableAnchorType.MARGIN,
        relativeVerticalPosition: RelativeVerticalPosition.BOTTOM,
      },
      borders: {
        top: line(COLOPHON_LINES_MM.outer),
        bottom: line(COLOPHON_LINES_MM.outer),
        left: none,
        right: none,
        insideVertical: none,
        insideHorizontal: line(COLOPHON_LINES_MM.inner),
      },
      rows: [...first, last],
    }),
    new Paragraph({ spacing: exact(20), children: [] }),
  ];
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

function bannerOf({ banner }: PrintedBulletin): Header {
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
