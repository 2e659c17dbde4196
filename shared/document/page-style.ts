import {
  CHARACTER_POINTS,
  COLOPHON_LINES_MM,
  FONTS,
  HEADING_TOP_MM,
  LINE_POINTS,
  LINES_BEFORE,
  PAGE_NUMBER_BELOW_MM,
  POINTS,
  RED,
  RED_LINE_MM,
  TYPE_AREA_MM,
} from './official-layout.ts';

/** Rounded down: a thousandth of a point too much on each line, and the 22nd goes to the next page. */
const points = (length: number) => `${(Math.floor(length * 100) / 100).toFixed(2)}pt`;
const LINE = points(LINE_POINTS);
const CHARACTER = points(CHARACTER_POINTS);
const lines = (count: number) => points(count * LINE_POINTS);
const { top, binding, bottom, outer, width, height } = TYPE_AREA_MM;

/**
 * The style of the printed page: all measures come from `official-layout.ts`. Even pages are bound on their right, so that the type
 * areas of a sheet lie on one another (6.2). The 版记 stands at the foot of the last page (7.4.1): the last part is made as high as the whole pages that it takes, where
 * the browser can reckon with its height (`calc-size`, Chromium 129); in others the 版记 follows the text. A tenth of a millimetre less on
 * each page, or what browsers round would make a page more. A table is narrower by one line, or half of its border is cut off.
 */
export function pageStyle(banner: string | null): string {
  return `@page { size: A4; margin: ${top}mm ${outer}mm ${bottom}mm ${binding}mm; ${bannerBox(banner)}}
@page :right { ${pageNumber('right')} }
@page :left { margin-left: ${outer}mm; margin-right: ${binding}mm; ${pageNumber('left')} }
* { box-sizing: border-box; }
body { margin: 0; color: #000; font: ${POINTS.body}pt/${LINE} ${family('body')}; letter-spacing: ${points(CHARACTER_POINTS - POINTS.body)}; text-align: justify; word-break: normal; overflow-wrap: anywhere; }
main { width: ${width}mm; }
p { margin: 0; text-indent: calc(2 * ${CHARACTER}); orphans: 2; widows: 2; }
h1, h2, h3 { margin: 0; font-weight: normal; font-size: ${POINTS.body}pt; break-after: avoid; }
h1 { margin: ${lines(LINES_BEFORE.title)} 0 ${lines(LINES_BEFORE.addressees)}; font: ${POINTS.title}pt/${points(LINE_POINTS * 1.2)} ${family('title')}; letter-spacing: 0; text-align: center; text-wrap: balance; }
h2 { font-family: ${family('first')}; text-indent: calc(2 * ${CHARACTER}); }
h3 { font-family: ${family('second')}; text-indent: calc(2 * ${CHARACTER}); }
.heading { padding-top: ${HEADING_TOP_MM}mm; color: #${RED}; font-family: ${family('title')}; line-height: 1; letter-spacing: 0; text-align: center; text-indent: 0; white-space: nowrap; }
.number { margin-top: ${lines(LINES_BEFORE.number)}; padding-bottom: ${RED_LINE_MM.below}mm; border-bottom: ${RED_LINE_MM.weight}mm solid #${RED}; line-height: 1; text-align: center; text-indent: 0; }
.addressees { text-indent: 0; }
.attachments { display: flex; margin: ${lines(LINES_BEFORE.attachmentNote)} 0 0 calc(2 * ${CHARACTER}); break-inside: avoid; break-before: avoid; }
.attachments p { text-indent: 0; text-align: left; }
.attachments p:first-child { flex: none; }
.signature { width: fit-content; margin: ${lines(LINES_BEFORE.signature)} calc(4 * ${CHARACTER}) 0 auto; break-inside: avoid; break-before: avoid; }
.signature p { text-align: center; text-indent: 0; }
table { width: calc(100% - 0.5pt); margin: 6pt 0; border-collapse: collapse; table-layout: fixed; font-size: ${POINTS.table}pt; line-height: ${points(POINTS.table * 1.5)}; letter-spacing: 0; }
th, td { padding: 2pt 4pt; border: 0.5pt solid #000; }
th { font-family: ${family('first')}; font-weight: normal; text-align: center; }
tr { break-inside: avoid; }
thead { display: table-header-group; }
td.left { text-align: left; }
td.center { text-align: center; }
td.right { text-align: right; font-variant-numeric: tabular-nums; }
.attachment, .last:has(.attachment) { break-before: page; }
.last .attachment { break-before: auto; }
.attachment .mark { font-family: ${family('first')}; text-indent: 0; }
.attachment h1 { margin: ${lines(1)} 0; }
footer { margin-top: ${lines(2)}; border: solid #000; border-width: ${COLOPHON_LINES_MM.outer}mm 0; font-size: ${POINTS.small}pt; letter-spacing: 0; break-inside: avoid; }
footer p { padding: 0 1em; text-indent: 0; }
footer .copies { padding-left: 4em; text-indent: -3em; }
footer .copies + .printed { border-top: ${COLOPHON_LINES_MM.inner}mm solid #000; }
.printed { display: flex; justify-content: space-between; }
.banner { color: #555; font: ${POINTS.small}pt/1.5 ${family('first')}; letter-spacing: 0; text-align: center; text-indent: 0; }
@media print {
  .banner { display: none; }
  @supports (height: calc-size(auto, round(up, size, 1mm))) {
    .last { position: relative; height: calc-size(auto, round(up, size, ${height - 0.1}mm)); padding-bottom: calc((var(--colophon) + 1) * ${LINE}); }
    .last footer { position: absolute; inset: auto 0 0; margin: 0; }
  }
}
@media screen {
  body { background: #e8e8e8; }
  main { width: calc(${width}mm + ${binding}mm + ${outer}mm); max-width: 100%; margin: 8mm auto; padding: ${top}mm ${outer}mm ${bottom}mm ${binding}mm; background: #fff; box-shadow: 0 1px 6px #0004; }
  .attachment { margin-top: ${lines(2)}; padding-top: ${lines(1)}; border-top: 1px dashed #bbb; }
}
@media screen and (max-width: 210mm) { main { padding: 8mm; } .heading { padding-top: 0; white-space: normal; } }`;
}

/** 7.5: 4号 half-width numerals between two dashes, 7 mm below the type area, one character in from its outer edge. */
function pageNumber(side: 'left' | 'right'): string {
  return `@bottom-${side} { content: "— " counter(page) " —"; padding: ${PAGE_NUMBER_BELOW_MM}mm ${POINTS.small}pt 0; font: ${POINTS.small}pt/1 ${family('page')}; text-align: ${side}; vertical-align: top; }`;
}

function bannerBox(banner: string | null): string {
  return banner === null
    ? ''
    : `@top-center { content: "${cssText(banner)}"; color: #555; font: ${POINTS.small}pt ${family('first')}; vertical-align: middle; }`;
}

/** Every sign that is no letter as its code: nothing in a text can end the string or the style. */
function cssText(text: string): string {
  return [...text]
    .map((sign) =>
      /[\p{L}\p{N}]/u.test(sign) ? sign : `\\${(sign.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
    )
    .join('');
}

function family(use: keyof typeof FONTS): string {
  return [...FONTS[use].map((name) => `"${name}"`), use === 'first' ? 'sans-serif' : 'serif'].join(', ');
}
