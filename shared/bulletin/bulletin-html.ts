import type { Bulletin, Table } from '../domain/assessment/bulletin/bulletin.ts';
import { headingPoints, POINTS, pointsOf, TYPE_AREA_MM } from './official-layout.ts';
import {
  type Piece,
  type PrintedAttachment,
  type PrintedBulletin,
  printedBulletin,
} from './printed-bulletin.ts';
import { bulletinStyle } from './bulletin-style.ts';

/**
 * The bulletin as one page of HTML without script or outside files. It prints on A4 in the layout of official documents; on a screen
 * it looks like a sheet of it.
 */
export function bulletinHtml(bulletin: Bulletin): string {
  const printed = printedBulletin(bulletin);
  const title = escaped(printed.titleLines.join(''));
  const parts = [text(printed), ...printed.attachments.map(attachment)];
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<style>
${bulletinStyle(printed.banner)}
</style>
</head>
<body>
<main>
${banner(printed)}${parts.slice(0, -1).join('\n')}
${lastPart(parts.at(-1) ?? '', printed)}
</main>
</body>
</html>
`;
}

function text(printed: PrintedBulletin): string {
  return `<header>
<p class="heading" style="font-size:${headingPoints(printed.heading)}pt">${escaped(printed.heading)}</p>
<p class="number">${escaped(printed.number)}</p>
</header>
<h1>${printed.titleLines.map(escaped).join('<br>')}</h1>
<p class="addressees">${escaped(printed.addressees)}</p>
${printed.pieces.map(pieceHtml).join('\n')}
${attachmentNote(printed.attachments)}<div class="signature"><p>${escaped(printed.office)}</p><p>${escaped(printed.date)}</p></div>`;
}

/** The part that begins on a page of its own and ends with the 版记, for which it keeps room on its last page. */
function lastPart(part: string, printed: PrintedBulletin): string {
  return `<div class="last" style="--colophon:${colophonLines(printed.copies)}">\n${part}\n${colophon(printed)}\n</div>`;
}

/** Lines of the 版记: those of 抄送, of which each holds so many characters between its indents, and the last. */
function colophonLines(copies: string | null): number {
  const perLine = Math.floor(pointsOf(TYPE_AREA_MM.width) / POINTS.small) - 5;
  return 1 + (copies === null ? 0 : Math.ceil([...copies].length / perLine));
}

/** On paper it stands in the margin of every page; on a screen once. */
function banner({ banner: text }: PrintedBulletin): string {
  return text === null ? '' : `<p class="banner">${escaped(text)}</p>\n`;
}

function pieceHtml(piece: Piece): string {
  switch (piece.kind) {
    case 'first':
      return `<h2>${escaped(piece.text)}</h2>`;
    case 'second':
      return `<h3>${escaped(piece.text)}</h3>`;
    case 'paragraph':
      return `<p>${escaped(piece.text)}</p>`;
    case 'table':
      return tableHtml(piece.table);
  }
}

function tableHtml({ columns, rows }: Table): string {
  const whole = columns.reduce((sum, { width }) => sum + width, 0);
  const widths = columns
    .map(({ width }) => `<col style="width:${((width * 100) / whole).toFixed(2)}%">`)
    .join('');
  const head = columns.map(({ title }) => `<th scope="col">${escaped(title)}</th>`).join('');
  const body = rows
    .map((row) => {
      const cells = row.map(
        (cell, index) => `<td class="${columns[index]?.align ?? 'left'}">${escaped(cell)}</td>`,
      );
      return `<tr>${cells.join('')}</tr>`;
    })
    .join('\n');
  return `<table><colgroup>${widths}</colgroup><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table>`;
}

/** 附件说明 (7.3.4): the names below one another, without a mark at their end. */
function attachmentNote(attachments: readonly PrintedAttachment[]): string {
  if (attachments.length === 0) return '';
  const names = attachments.map(({ title }, index) =>
    attachments.length === 1 ? escaped(title) : `${index + 1}. ${escaped(title)}`,
  );
  return `<div class="attachments"><p>附件：</p><p>${names.join('<br>')}</p></div>\n`;
}

function attachment({ mark, title, pieces }: PrintedAttachment): string {
  return `<section class="attachment">
<p class="mark">${escaped(mark)}</p>
<h1>${escaped(title)}</h1>
${pieces.map(pieceHtml).join('\n')}
</section>`;
}

function colophon({ copies, office, printed }: PrintedBulletin): string {
  const to = copies === null ? '' : `<p class="copies">${escaped(copies)}</p>\n`;
  return `<footer>\n${to}<p class="printed"><span>${escaped(office)}</span><span>${escaped(printed)}</span></p>\n</footer>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
