import { escaped, htmlPage, pieceHtml } from '../document/html-page.ts';
import { type AgreementContent, type PrintedSide, printedAgreement } from './printed-agreement.ts';

/** Below the style of all documents: the two sides next to one another, never parted by a page. */
const STYLE = `
.number-of { text-align: center; text-indent: 0; }
.sides { display: grid; grid-template-columns: 1fr 1fr; column-gap: 1em; margin-top: 2em; break-inside: avoid; }
.sides p { text-align: left; text-indent: 0; }
.sides .hand { margin-top: 2em; }`;

/** A target agreement as one page that prints on A4, with room for seals and the signatures that are there. */
export function agreementHtml(content: AgreementContent): string {
  const { banner, titleLines, number, pieces, sides } = printedAgreement(content);
  return htmlPage({
    title: titleLines.join(''),
    banner,
    style: STYLE,
    body: `<h1>${titleLines.map(escaped).join('<br>')}</h1>
<p class="number-of">${escaped(number)}</p>
${pieces.map(pieceHtml).join('\n')}
<div class="sides">${sides.map(sideHtml).join('\n')}</div>`,
  });
}

function sideHtml({ side, name, hand, date }: PrintedSide): string {
  return `<div><p>${escaped(side)}：</p><p>${escaped(name)}（盖章）</p><p class="hand">签字：${escaped(hand ?? '')}</p><p>日期：${escaped(date)}</p></div>`;
}
