import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editBulletin, withdrawBulletin } from '../../shared/domain/assessment/bulletin/act-on-bulletin.ts';
import type { Bulletin } from '../../shared/domain/assessment/bulletin/bulletin.ts';
import { bulletinDocx } from '../../shared/bulletin/bulletin-docx.ts';
import { bulletinHtml } from '../../shared/bulletin/bulletin-html.ts';
import { bulletinJson } from '../../shared/bulletin/bulletin-json.ts';
import { bulletinMarkdown } from '../../shared/bulletin/bulletin-markdown.ts';
import {
  CHARACTER_POINTS,
  CHARACTERS_PER_LINE,
  headingPoints,
  LINE_POINTS,
  LINES_PER_PAGE,
  PAPER_MM,
  pointsOf,
  TYPE_AREA_MM,
} from '../../shared/document/official-layout.ts';
import { numeral, printedBulletin } from '../../shared/bulletin/printed-bulletin.ts';
import { titleLines } from '../../shared/document/title-lines.ts';
import { drafted, EDITOR, issued, ISSUER } from './demo-bulletin.ts';
import { unzipped } from './unzipped.ts';

function textOf(markup: string): string {
  return markup
    .replaceAll(/<style>[^]*<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(
      /&(lt|gt|quot|#39|apos|amp);/g,
      (_, name: string) => ({ lt: '<', gt: '>', quot: '"', '#39': "'", apos: "'", amp: '&' })[name] ?? '',
    );
}

/** Every text of the document, tables among them. */
function textsOf({ document }: Bulletin): readonly string[] {
  const sections = [...document.sections, ...document.attachments];
  return [
    ...document.addressees,
    ...sections.map(({ heading }) => heading),
    ...sections.flatMap(({ blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table'
          ? [...block.columns.map(({ title }) => title), ...block.rows.flat()]
          : [block.text],
      ),
    ),
  ];
}

function withParagraph(text: string): Bulletin {
  const acted = editBulletin(
    drafted(),
    { rewritten: [{ block: 'demand-all', text }], addressees: [text.slice(0, 60)] },
    EDITOR,
  );
  if (acted.kind === 'refused') throw new Error(acted.refusal.name);
  return acted.bulletin;
}

describe('the layout of official documents', () => {
  it('fills A4 with the type area of the standard, 22 lines of 28 characters', () => {
    const { width, height, top, bottom, binding, outer } = TYPE_AREA_MM;
    expect(binding + width + outer).toBe(PAPER_MM.width);
    expect(top + height + bottom).toBe(PAPER_MM.height);
    expect(CHARACTERS_PER_LINE * CHARACTER_POINTS).toBeCloseTo(pointsOf(width), 6);
    expect(LINES_PER_PAGE * LINE_POINTS).toBeCloseTo(pointsOf(height), 6);
  });

  it('sets the red heading in one line', () => {
    for (const length of [4, 8, 11, 20]) {
      const heading = '甲'.repeat(length);
      expect(headingPoints(heading) * length).toBeLessThanOrEqual(pointsOf(TYPE_AREA_MM.width));
    }
  });

  it('breaks a title between words, in lines of about one length', () => {
    expect(titleLines('关于2026年第二季度流动人口服务协同工作考核情况的通报')).toEqual([
      '关于2026年第二季度流动人口',
      '服务协同工作考核情况的通报',
    ]);
    expect(titleLines('考核通报')).toEqual(['考核通报']);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('流动人口', '服务', '的', '、', '考核', '2026年', '《', '》'), {
          maxLength: 30,
        }),
        (parts) => {
          const title = parts.join('');
          expect(titleLines(title).join('')).toBe(title);
        },
      ),
    );
  });

  it('numbers in Chinese', () => {
    expect([1, 9, 10, 11, 20, 21, 99].map(numeral)).toEqual([
      '一',
      '九',
      '十',
      '十一',
      '二十',
      '二十一',
      '九十九',
    ]);
  });
});

describe.each(['html', 'markdown', 'word'] as const)('a bulletin as %s', (kind) => {
  const rendered = async (bulletin: Bulletin): Promise<string> => {
    if (kind === 'html') return textOf(bulletinHtml(bulletin));
    if (kind === 'markdown') return bulletinMarkdown(bulletin).replaceAll(/\\(.)/g, '$1');
    const file = await bulletinDocx(bulletin);
    const parts = ['word/document.xml', 'word/header1.xml', 'word/header2.xml'].map((part) =>
      unzipped(file, part),
    );
    return textOf(parts.join('')).replaceAll('\n', '');
  };

  it('says everything that the document says, and who did not sign', async () => {
    const bulletin = issued();
    const text = await rendered(bulletin);
    for (const one of textsOf(bulletin)) expect(text).toContain(one);
    for (const one of [
      '甲县人民政府办公室文件',
      '甲政办考〔2026〕3号',
      '2026年7月16日',
      '演示数据，与真实单位无关',
      '抄送：',
      '附件1',
      '一、总体情况',
    ])
      expect(text).toContain(one);
    expect(text).not.toContain(EDITOR.subject);
    expect(text).not.toContain(ISSUER.subject);
  });

  it('shows that it is not issued yet, or no longer stands', async () => {
    expect(await rendered(drafted())).toContain('未签发，不得外传');
    expect(await rendered(drafted())).toContain('甲政办考〔　　〕　号');
    expect(await rendered(issued())).not.toContain('未签发');
    const withdrawn = withdrawBulletin(issued(), '丙镇得分更正', ISSUER);
    if (withdrawn.kind === 'refused') throw new Error(withdrawn.refusal.name);
    expect(await rendered(withdrawn.bulletin)).toContain('已撤回：丙镇得分更正');
    const next = drafted({ replaces: { mark: '甲政办考', year: 2026, number: 3 } });
    expect(await rendered(next)).toContain('《甲政办考〔2026〕3号》已撤回，以本通报为准。');
  });

  it('takes every text for text', async () => {
    const signs = fc.string({
      unit: fc.constantFrom(
        '<',
        '>',
        '&',
        '"',
        "'",
        '|',
        '#',
        '*',
        '`',
        '甲',
        '\\',
        '{',
        '1',
        '</style>',
        '<script>',
      ),
      minLength: 1,
      maxLength: 12,
    });
    await fc.assert(
      fc.asyncProperty(signs, async (text) => {
        expect(await rendered(withParagraph(text))).toContain(text);
      }),
      { numRuns: kind === 'word' ? 10 : 60 },
    );
  });
});

describe('the page of HTML', () => {
  it('has no markup but its own, and nothing from outside', () => {
    const odd = withParagraph('<script>alert(1)</script><img src=x onerror=y>');
    const html = bulletinHtml({ ...odd, document: { ...odd.document, banner: '"; } </style><script>' } });
    expect(html).not.toMatch(/<script|<img|<link|url\(|@import|https?:/);
    expect(html.match(/<\/style>/g)).toHaveLength(1);
  });

  it('prints by the measures of the standard', () => {
    const html = bulletinHtml(issued());
    expect(html).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm;');
    expect(html).toContain('@page :left { margin-left: 26mm; margin-right: 28mm;');
    expect(html).toContain('padding-top: 35mm');
    expect(html).toContain('letter-spacing: -0.21pt');
    expect(html).toContain('font: 16pt/28.99pt');
  });
});

describe('the 版记 of the page', () => {
  it('closes the part that begins on the last page break, whether or not there are attachments', () => {
    const bulletin = issued();
    const without = { ...bulletin, document: { ...bulletin.document, attachments: [] } };
    for (const [one, begins] of [
      [bulletin, '<section class="attachment">\n<p class="mark">附件2</p>'],
      [without, '<header>'],
    ] as const) {
      const [, last = ''] = bulletinHtml(one).split('<div class="last"');
      expect(last.replace(/^[^>]*>\n/, '').startsWith(begins)).toBe(true);
      expect(last).toMatch(/<\/footer>\n<\/div>\n<\/main>/);
    }
  });

  it('has room for every line of 抄送', () => {
    const linesFor = (copies: readonly string[]) => {
      const bulletin = issued();
      const html = bulletinHtml({ ...bulletin, document: { ...bulletin.document, copies: [...copies] } });
      return Number(/--colophon:(\d+)/.exec(html)?.[1]);
    };
    expect(linesFor([])).toBe(1);
    expect(linesFor(['县委办公室'])).toBe(2);
    expect(linesFor(Array.from({ length: 30 }, () => '县人大常委会办公室'))).toBeGreaterThanOrEqual(
      2 + Math.ceil(300 / 28),
    );
  });
});

describe('the Word file', () => {
  it('has A4, the margins, exact lines and numbers on either side', async () => {
    const xml = unzipped(await bulletinDocx(issued()), 'word/document.xml');
    expect(xml).toMatch(/<w:pgSz w:w="11905" w:h="16837"/);
    expect(xml).toMatch(/<w:pgMar w:top="2097" w:right="1474" w:bottom="1984" w:left="1587"/);
    expect(xml).toContain('w:tblpYSpec="bottom"');
    expect(xml.match(/<w:footerReference /g)).toHaveLength(2);
    const styles = unzipped(await bulletinDocx(issued()), 'word/styles.xml');
    expect(styles).toMatch(/w:line="579"[^>]*w:lineRule="exact"/);
  });

  it('is bound on the right on even pages, which have their own footer', async () => {
    const settings = unzipped(await bulletinDocx(issued()), 'word/settings.xml');
    expect(settings).toMatch(/<w:mirrorMargins\/>.*<w:evenAndOddHeaders\/>/);
  });
});

describe('the bulletin as JSON', () => {
  it('is the whole document without the hands that made it', () => {
    const bulletin = issued();
    const json = JSON.parse(bulletinJson(bulletin)) as Bulletin;
    expect(json.document).toEqual(bulletin.document);
    expect(Object.keys(json)).not.toContain('timeline');
    expect(bulletinJson(bulletin)).not.toContain(ISSUER.subject);
  });
});

describe('all of them', () => {
  it('print the same words', () => {
    const printed = printedBulletin(issued());
    expect(
      printed.pieces
        .filter((piece) => piece.kind === 'first')
        .map((piece) => (piece.kind === 'first' ? piece.text.slice(0, 2) : '')),
    ).toEqual(['一、', '二、', '三、', '四、', '五、', '六、']);
    expect(printed.attachments.map(({ mark }) => mark)).toEqual(['附件1', '附件2']);
  });
});
