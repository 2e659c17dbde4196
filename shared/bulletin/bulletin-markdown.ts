import type { Bulletin, Table } from '../domain/assessment/bulletin/bulletin.ts';
import type { Piece } from '../document/piece.ts';
import { printedBulletin } from './printed-bulletin.ts';

/** The bulletin as Markdown: the same words and tables, without the layout. */
export function bulletinMarkdown(bulletin: Bulletin): string {
  const printed = printedBulletin(bulletin);
  const lines = [
    ...(printed.banner === null ? [] : [`> ${escaped(printed.banner)}`]),
    `**${escaped(printed.heading)}**`,
    escaped(printed.number),
    `# ${escaped(printed.titleLines.join(''))}`,
    escaped(printed.addressees),
    ...printed.pieces.map(pieceLine),
    ...(printed.attachments.length === 0
      ? []
      : [
          [
            '附件：',
            ...printed.attachments.map(({ title }, index) => `${index + 1}. ${escaped(title)}`),
          ].join('\n'),
        ]),
    escaped(printed.office),
    escaped(printed.date),
    ...printed.attachments.flatMap(({ mark, title, pieces }) => [
      `## ${escaped(mark)}　${escaped(title)}`,
      ...pieces.map(pieceLine),
    ]),
    '---',
    ...(printed.copies === null ? [] : [escaped(printed.copies)]),
    `${escaped(printed.office)}　${escaped(printed.printed)}`,
  ];
  return `${lines.join('\n\n')}\n`;
}

function pieceLine(piece: Piece): string {
  switch (piece.kind) {
    case 'first':
      return `## ${escaped(piece.text)}`;
    case 'second':
      return `### ${escaped(piece.text)}`;
    case 'paragraph':
      return escaped(piece.text);
    case 'table':
      return tableLines(piece.table);
  }
}

const RULES = { left: ':--', center: ':-:', right: '--:' } as const;

function tableLines({ columns, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(' | ')} |`;
  return [
    line(columns.map(({ title }) => title)),
    `| ${columns.map(({ align }) => RULES[align]).join(' | ')} |`,
    ...rows.map(line),
  ].join('\n');
}

/** What Markdown or a browser would take for more than text is text. */
function escaped(text: string): string {
  return text.replaceAll(/[\\`*_{}[\]<>#|!~&]/g, (sign) => `\\${sign}`).replaceAll(/\s*\n\s*/g, ' ');
}
