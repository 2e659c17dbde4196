import { POINTS, pointsOf, TYPE_AREA_MM } from './official-layout.ts';

/** Characters of a title that fit one line. */
const PER_LINE = Math.floor(pointsOf(TYPE_AREA_MM.width) / POINTS.title);

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/**
 * A title in as few lines as it needs, broken between words so that the lines are about as long as one another (7.3.1: 词意完整、
 * 排列对称、长短适宜). A particle or a punctuation mark never begins a line.
 */
export function titleLines(title: string): readonly string[] {
  const lines = Math.ceil(widthOf(title) / PER_LINE);
  if (lines <= 1) return [title];
  const goal = widthOf(title) / lines;
  const result: string[] = [];
  let line = '';
  for (const { segment } of words.segment(title)) {
    const longer = line + segment;
    const isLast = result.length === lines - 1;
    const mayBreak = line !== '' && !/^[的、，。”》）]/u.test(segment) && !/[“《（]$/u.test(line);
    const isNearer = Math.abs(widthOf(line) - goal) <= Math.abs(widthOf(longer) - goal);
    if (mayBreak && !isLast && (isNearer || widthOf(longer) > PER_LINE)) {
      result.push(line);
      line = segment;
    } else {
      line = longer;
    }
  }
  return [...result, line];
}

/** In whole characters: Latin letters and digits are half as wide. */
function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += character <= '\u00ff' ? 0.5 : 1;
  return width;
}
