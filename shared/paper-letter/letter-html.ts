import { escaped, htmlPage } from '../document/html-page.ts';
import { LETTER_MM, LETTER_POINTS, QR_MM } from './letter-layout.ts';
import { type LetterContent, type Line, type PrintedLetter, printedLetter } from './printed-letter.ts';
import { QUIET_ZONE, qrModules, qrPath } from './qr-modules.ts';

const { top, right, bottom, left, width } = LETTER_MM;

/** After the style of all documents: smaller margins on both sides of a sheet, and no page number on a single page. */
const STYLE = `
@page { margin: ${top}mm ${right}mm ${bottom}mm ${left}mm; }
@page :left { margin-left: ${left}mm; margin-right: ${right}mm; @bottom-left { content: none; } }
@page :right { @bottom-right { content: none; } }
main { width: ${width}mm; }
body { font-size: ${LETTER_POINTS.text}pt; line-height: ${LETTER_POINTS.line}pt; letter-spacing: 0; }
h1 { margin: 0; font-size: ${LETTER_POINTS.title}pt; line-height: 1.6; }
p { text-indent: 2em; }
.number-of { text-align: right; text-indent: 0; }
.to { text-indent: 0; }
table { margin: 4pt 0; font-size: ${LETTER_POINTS.text}pt; line-height: 18pt; }
th { width: 22%; text-align: left; }
td { text-align: left; }
.sender { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1em; margin-top: 6pt; }
.sender p { text-indent: 0; text-align: left; }
.sender .seal span { white-space: nowrap; }
.sender .seal { text-align: center; padding-top: 1em; }
.cut { margin: 10pt 0 6pt; border-top: 1px dashed #000; text-indent: 0; text-align: center; font-size: ${LETTER_POINTS.note}pt; line-height: 12pt; }
.slip { break-inside: avoid; }
.slip h1 { font-size: 16pt; line-height: 1.4; }
.slip .head { display: grid; grid-template-columns: 1fr ${QR_MM}mm; align-items: start; }
.slip .boxes { display: flex; flex-wrap: wrap; gap: 0 1.5em; margin: 2pt 0; }
.slip .boxes p, .slip .head p { text-indent: 0; text-align: left; }
.slip svg { width: ${QR_MM}mm; height: ${QR_MM}mm; }
.slip .reference { text-align: center; font: 7pt/1 monospace; letter-spacing: 0; }
.slip th { width: 32%; }
.slip td { height: 20pt; }
.note { margin-top: 4pt; font-size: ${LETTER_POINTS.note}pt; line-height: 12pt; text-indent: 0; }
@media screen { main { padding: ${top}mm ${right}mm ${bottom}mm ${left}mm; width: 210mm; } }`;

/** A letter with its slip as one page that prints on A4. */
export function letterHtml(content: LetterContent): string {
  const letter = printedLetter(content);
  const { title, number, addressee, opening, lines, closing, sender } = letter;
  return htmlPage({
    title: `${title} ${number}`,
    banner: null,
    style: STYLE,
    body: `<h1>${escaped(title)}</h1>
<p class="number-of">${escaped(number)}</p>
<p class="to">${escaped(addressee)}：</p>
<p>${escaped(opening)}</p>
${linesHtml(lines)}
<p>${escaped(closing)}</p>
<div class="sender"><div>${sender.contact.map(contactHtml).join('')}</div>
<div class="seal"><p>${escaped(sender.name)}<span>（盖章）</span></p><p>${escaped(sender.date)}</p></div></div>
<p class="cut">✂ 沿此线剪下，填写后寄回</p>
${slipHtml(letter)}`,
  });
}

function slipHtml({ slip, reference }: PrintedLetter): string {
  const { title, to, opening, boxes, blanks, note } = slip;
  const qr = qrModules(reference);
  const edge = qr.size + 2 * QUIET_ZONE;
  return `<section class="slip">
<h1>${escaped(title)}</h1>
<div class="head"><div><p>${escaped(to)}：</p><p>${escaped(opening)}</p>
<div class="boxes">${boxes.map((box) => `<p>□ ${escaped(box)}</p>`).join('')}</div></div>
<div><svg viewBox="0 0 ${edge} ${edge}" role="img" aria-label="${escaped(reference)}"><path d="${qrPath(qr)}" fill="#000" shape-rendering="crispEdges"/></svg><p class="reference">${escaped(reference)}</p></div></div>
${linesHtml(blanks.map((label) => ({ label, value: '' })))}
<p class="note">${escaped(note)}</p>
</section>`;
}

function linesHtml(lines: readonly Line[]): string {
  const rows = lines.map(
    ({ label, value }) => `<tr><th scope="row">${escaped(label)}</th><td>${escaped(value)}</td></tr>`,
  );
  return `<table>${rows.join('\n')}</table>`;
}

function contactHtml({ label, value }: Line): string {
  return `<p>${escaped(label)}：${escaped(value)}</p>`;
}
