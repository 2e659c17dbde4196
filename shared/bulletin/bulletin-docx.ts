import {
  AlignmentType,
  BorderStyle,
  Paragraph,
  RelativeHorizontalPosition,
  RelativeVerticalPosition,
  Table,
  TableAnchorType,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  WidthType,
} from 'docx';
import type { Bulletin } from '../domain/assessment/bulletin/bulletin.ts';
import {
  COLOPHON_LINES_MM,
  HEADING_TOP_MM,
  headingPoints,
  LINES_BEFORE,
  POINTS,
  pointsOf,
  RED,
  RED_LINE_MM,
} from '../document/official-layout.ts';
import { type PrintedAttachment, type PrintedBulletin, printedBulletin } from './printed-bulletin.ts';
import {
  CHARACTER,
  eighths,
  exact,
  LINE,
  millimetres,
  NO_LINE,
  pieceOf,
  run,
  titleParagraphs,
  twips,
  WIDTH,
  wordFile,
} from '../document/word-page.ts';

/** The bulletin as a Word file in the layout of official documents, as `official-layout.ts` says. */
export async function bulletinDocx(bulletin: Bulletin): Promise<Uint8Array> {
  const printed = printedBulletin(bulletin);
  return await wordFile({
    title: printed.titleLines.join(''),
    office: printed.office,
    banner: printed.banner,
    children: [...headOf(printed), ...bodyOf(printed), ...attachmentsOf(printed), ...colophonOf(printed)],
  });
}

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

function bodyOf(printed: PrintedBulletin): readonly (Paragraph | Table)[] {
  return [
    ...printed.pieces.flatMap((piece, index) => pieceOf(piece, index === printed.pieces.length - 1)),
    ...attachmentNote(printed.attachments),
    ...signatureOf(printed),
  ];
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
        left: NO_LINE,
        right: NO_LINE,
        insideVertical: NO_LINE,
        insideHorizontal: line(COLOPHON_LINES_MM.inner),
      },
      rows: [...first, last],
    }),
    new Paragraph({ spacing: exact(20), children: [] }),
  ];
}
