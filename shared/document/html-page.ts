import type { Table } from '../domain/assessment/bulletin/bulletin.ts';
import { pageStyle } from './page-style.ts';
import type { Piece } from './piece.ts';

/** What a page in this layout says; `body` is markup already. */
interface HtmlPage {
  readonly title: string;
  readonly banner: string | null;
  readonly body: string;
  /** Beside that of all such pages. */
  readonly style?: string;
}

/**
 * One page of HTML without script or outside files. It prints on A4 in the layout of official documents; on a screen it looks like a
 * sheet of it.
 */
export function htmlPage({ title, banner, body, style = '' }: HtmlPage): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>
${pageStyle(banner)}${style}
</style>
</head>
<body>
<main>
${bannerHtml(banner)}${body}
</main>
</body>
</html>
`;
}

/** On paper it stands in the margin of every page; on a screen once. */
function bannerHtml(text: string | null): string {
  return text === null ? '' : `<p class="banner">${escaped(text)}</p>\n`;
}

export function pieceHtml(piece: Piece): string {
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

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, whatever signs are in it. */
export function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}
