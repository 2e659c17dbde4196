import {
  AlignmentType,
  BorderStyle,
  type IParagraphOptions,
  ImageRun,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import { toBuffer } from 'qrcode';
import { exact, millimetres, NO_LINE, run, twips, wordFile } from '../document/word-page.ts';
import { pointsOf } from '../document/official-layout.ts';
import { LETTER_MM, LETTER_POINTS, QR_MM } from './letter-layout.ts';
import { type LetterContent, type Line, type PrintedLetter, printedLetter } from './printed-letter.ts';
import { QUIET_ZONE } from './qr-modules.ts';

const WIDTH = millimetres(LETTER_MM.width);
const { text: TEXT, title: TITLE, note: NOTE, line: LEADING } = LETTER_POINTS;
/** Dots of a module: 8 print sharp at 600 dots an inch and less. */
const DOTS = 8;
const SLIP_TITLE_POINTS = 16;
const NO_LINES = {
  top: NO_LINE,
  bottom: NO_LINE,
  left: NO_LINE,
  right: NO_LINE,
  insideVertical: NO_LINE,
  insideHorizontal: NO_LINE,
};

/** A letter with its slip as a Word file of one page, for offices that fill it in or keep it so. */
export async function letterDocx(content: LetterContent): Promise<Uint8Array> {
  const letter = printedLetter(content);
  const { title, number, addressee, opening, lines, closing, sender, slip, reference } = letter;
  const code = await toBuffer(reference, { errorCorrectionLevel: 'M', margin: QUIET_ZONE, scale: DOTS });
  return await wordFile({
    title: `${title} ${number}`,
    office: sender.name,
    banner: null,
    form: LETTER_MM,
    children: [
      heading(title, TITLE),
      line(number, { alignment: AlignmentType.RIGHT }),
      line(`${addressee}：`),
      indented(opening),
      formTable(lines, 22, 18),
      indented(closing),
      senderTable(sender),
      line('✂ 沿此线剪下，填写后寄回', {
        alignment: AlignmentType.CENTER,
        points: NOTE,
        border: { top: { style: BorderStyle.DASHED, size: 6, color: '000000', space: 4 } },
        before: 10,
      }),
      heading(slip.title, SLIP_TITLE_POINTS),
      slipHead(letter, code),
      // Two tables that touch one another are drawn as one.
      new Paragraph({ spacing: exact(twips(4)), children: [] }),
      formTable(
        slip.blanks.map((label) => ({ label, value: '' })),
        32,
        20,
      ),
      line(slip.note, { points: NOTE, before: 4 }),
    ],
  });
}

interface LineLook {
  readonly points?: number;
  readonly alignment?: (typeof AlignmentType)[keyof typeof AlignmentType];
  readonly border?: IParagraphOptions['border'];
  /** Room above it, in points. */
  readonly before?: number;
}

function line(text: string, { points = TEXT, alignment, border, before = 0 }: LineLook = {}): Paragraph {
  return new Paragraph({
    spacing: { ...exact(twips(points === NOTE ? 12 : LEADING)), before: twips(before) },
    ...(alignment && { alignment }),
    ...(border && { border }),
    children: [run(text, { points })],
  });
}

function indented(text: string): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.BOTH,
    indent: { firstLine: twips(2 * TEXT) },
    spacing: exact(twips(LEADING)),
    children: [run(text, { points: TEXT })],
  });
}

function heading(text: string, points: number): Paragraph {
  return new Paragraph({
    alignment: AlignmentType.CENTER,
    spacing: exact(twips(points * 1.5)),
    children: [run(text, { use: 'title', points })],
  });
}

function cell(width: number, children: readonly Paragraph[]): TableCell {
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    margins: { top: 0, bottom: 0, left: 80, right: 80 },
    verticalAlign: VerticalAlign.CENTER,
    children: [...children],
  });
}

/** Labels and values; `share` is the labels' part of the width in hundredths, `height` that of a row in points. */
function formTable(lines: readonly Line[], share: number, height: number): Table {
  const first = Math.floor((WIDTH * share) / 100);
  const text = (words: string, use: 'first' | 'body') =>
    new Paragraph({ spacing: exact(twips(18)), children: [run(words, { use, points: TEXT })] });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [first, WIDTH - first],
    layout: TableLayoutType.FIXED,
    rows: lines.map(
      ({ label, value }) =>
        new TableRow({
          cantSplit: true,
          height: { value: twips(height), rule: 'atLeast' },
          children: [cell(first, [text(label, 'first')]), cell(WIDTH - first, [text(value, 'body')])],
        }),
    ),
  });
}

function plainTable(first: number, left: readonly Paragraph[], right: readonly Paragraph[]): Table {
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [first, WIDTH - first],
    layout: TableLayoutType.FIXED,
    borders: NO_LINES,
    rows: [new TableRow({ cantSplit: true, children: [cell(first, left), cell(WIDTH - first, right)] })],
  });
}

function senderTable({ name, date, contact }: PrintedLetter['sender']): Table {
  return plainTable(
    Math.floor(WIDTH / 2),
    contact.map(({ label, value }) => line(`${label}：${value}`)),
    [`${name}（盖章）`, date].map((text) => line(text, { alignment: AlignmentType.CENTER })),
  );
}

function slipHead({ slip: { to, opening, boxes }, reference }: PrintedLetter, code: Buffer): Table {
  const edge = Math.round((pointsOf(QR_MM) * 96) / 72);
  const centred = { alignment: AlignmentType.CENTER };
  return plainTable(
    WIDTH - millimetres(QR_MM + 4),
    [line(`${to}：`), line(opening), line(boxes.map((box) => `□ ${box}`).join('　'))],
    [
      new Paragraph({
        ...centred,
        spacing: { line: 240, lineRule: LineRuleType.AUTO },
        children: [
          new ImageRun({
            type: 'png',
            data: code,
            transformation: { width: edge, height: edge },
            altText: { name: reference, description: reference, title: reference },
          }),
        ],
      }),
      new Paragraph({
        ...centred,
        spacing: exact(twips(9)),
        children: [run(reference, { use: 'page', points: 7 })],
      }),
    ],
  );
}
