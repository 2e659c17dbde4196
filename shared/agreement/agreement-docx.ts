import { AlignmentType, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import { LINE, NO_LINE, pieceOf, run, titleParagraphs, WIDTH, wordFile } from '../document/word-page.ts';
import { type AgreementContent, type PrintedSide, printedAgreement } from './printed-agreement.ts';

/** A target agreement as a Word file on the paper of official documents, with room for seals and the signatures that are there. */
export async function agreementDocx(content: AgreementContent): Promise<Uint8Array> {
  const { banner, titleLines, number, pieces, sides } = printedAgreement(content);
  return await wordFile({
    title: titleLines.join(''),
    office: content.superiorName,
    banner,
    children: [
      ...titleParagraphs(titleLines, 0),
      new Paragraph({ alignment: AlignmentType.CENTER, children: [run(number)] }),
      ...pieces.flatMap((piece, index) => pieceOf(piece, index === pieces.length - 1)),
      sidesOf(sides),
    ],
  });
}

/** The two sides next to one another; a row is never parted by a page. */
function sidesOf(sides: readonly PrintedSide[]): Table {
  const width = Math.floor(WIDTH / 2);
  const line = (text: string, before = 0) => new Paragraph({ spacing: { before }, children: [run(text)] });
  return new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: [width, width],
    layout: TableLayoutType.FIXED,
    borders: {
      top: NO_LINE,
      bottom: NO_LINE,
      left: NO_LINE,
      right: NO_LINE,
      insideVertical: NO_LINE,
      insideHorizontal: NO_LINE,
    },
    rows: [
      new TableRow({
        cantSplit: true,
        children: sides.map(
          ({ side, name, hand, date }) =>
            new TableCell({
              width: { size: width, type: WidthType.DXA },
              children: [
                line(`${side}：`, LINE),
                line(`${name}（盖章）`),
                line(`签字：${hand ?? ''}`, LINE),
                line(`日期：${date}`),
              ],
            }),
        ),
      }),
    ],
  });
}
