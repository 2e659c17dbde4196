import type { Bulletin } from '../domain/assessment/bulletin/bulletin.ts';
import { escaped, htmlPage, pieceHtml } from '../document/html-page.ts';
import { headingPoints, POINTS, pointsOf, TYPE_AREA_MM } from '../document/official-layout.ts';
import { type PrintedAttachment, type PrintedBulletin, printedBulletin } from './printed-bulletin.ts';

/** The bulletin as one page that prints on A4 in the layout of official documents. */
export function bulletinHtml(bulletin: Bulletin): string {
  const printed = printedBulletin(bulletin);
  const parts = [text(printed), ...printed.attachments.map(attachment)];
  return htmlPage({
    title: printed.titleLines.join(''),
    banner: printed.banner,
    body: [...parts.slice(0, -1), lastPart(parts.at(-1) ?? '', printed)].join('\n'),
  });
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
