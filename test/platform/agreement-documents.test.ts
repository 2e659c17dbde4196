import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Caller } from '../../shared/domain/caller/caller.ts';
import { unzipped } from '../bulletin/unzipped.ts';
import { clerk, GONGSHU, smallWorld, WEST_LAKE, type World } from './small-world.ts';

const COUNTY = '330106';
const ID = `agreement-hundred.${WEST_LAKE}.2026-04-01`;
const manager = (subject: string, division = COUNTY): Caller => ({
  subject,
  role: 'manager',
  divisions: [division],
});
const unit = manager('unit-hand', WEST_LAKE);
const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

let world: World;
beforeEach(async () => {
  world = await smallWorld();
  await post(manager('drafter'), `/divisions/${COUNTY}/agreements`, {
    unitId: WEST_LAKE,
    scheme: 'agreement-hundred',
    from: '2026-04-01',
    targets: [
      { indicator: 'arrivals', target: '97.5' },
      { indicator: 'replied', target: '91' },
    ],
  });
});
afterEach(() => world.close());

const post = (caller: Caller, path: string, body: object) => world.call(caller, 'POST', path, { body });
const act = (caller: Caller, action: object) => post(caller, `/agreements/${ID}/actions`, action);
const print = (caller: Caller, query = '', headers = {}) =>
  world.call(caller, 'GET', `/agreements/${ID}/document${query}`, { headers });
const textOf = (markup: string) =>
  markup
    .replaceAll(/<style>[^]*<\/style>/g, '')
    .replaceAll(/<[^>]*>/g, '\n')
    .replaceAll(/\n+/g, '\n');

/** Page and Word file as texts, a line for each cell and paragraph. */
async function both(caller: Caller): Promise<readonly string[]> {
  const page = await print(caller);
  const word = await print(caller, '?format=docx');
  const parts = ['word/document.xml', 'word/header1.xml'];
  return [textOf(String(page.body)), textOf(parts.map((part) => unzipped(word.body, part)).join(''))];
}

describe('a target agreement on paper', () => {
  it('says until both have signed that it does not hold', async () => {
    for (const text of await both(unit)) {
      expect(text).toContain('起草中，双方尚未签字，不生效');
      expect(text).toContain('年　月　日');
    }
    await act(unit, { action: 'sign' });
    for (const text of await both(unit)) {
      expect(text).toContain('上级单位尚未签字，不生效');
      expect(text).toContain('签字：unit-hand');
    }
    await act(manager('chief'), { action: 'countersign' });
    for (const text of await both(unit)) expect(text).not.toContain('不生效');
  });

  it('names both parties, the days, every line with its target, and who signed when', async () => {
    await act(unit, { action: 'sign' });
    await world.advanceTo('2026-03-09T01:00:00.000Z');
    await act(manager('chief'), { action: 'countersign' });
    for (const text of await both(clerk(WEST_LAKE))) {
      for (const words of [
        '甲方（上级单位）：西湖区',
        '乙方（责任单位）：北山街道',
        `编号：${ID}`,
        '自2026年4月1日起，至2026年12月31日止。',
        // It does not begin with the year.
        '本年度此前签订的责任书，自2026年4月1日起由本责任书代替。',
        '95分及以上为优秀；90分及以上、不满95分为合格；不满90分为重点管理',
        '签字：chief',
        '日期：2026年3月9日',
        '签字：unit-hand',
        '日期：2026年3月2日',
      ])
        expect(text).toContain(words);
      // Category, line, points, the scheme's target and the agreed one.
      expect(text).toContain('\n登记及时\n登记及时\n25\n100\n97.5\n');
      expect(text).toContain('\n信息往来\n反馈及时\n25\n95\n91\n');
      expect(text).toContain('\n信息准确\n信息准确\n15\n100\n未约定\n');
      expect(text).not.toContain('drafter');
    }
  });

  it('is given by format or by what the client accepts, under its own name', async () => {
    const page = await print(unit);
    expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
    expect(page.headers['content-disposition']).toContain('inline');
    expect(String(page.body)).toContain('@page { size: A4; margin: 37mm 26mm 35mm 28mm;');
    expect(String(page.body)).not.toMatch(/<script|<link|url\(|@import|https?:/);
    for (const word of [await print(unit, '?format=docx'), await print(unit, '', { accept: WORD })]) {
      expect(word.headers['content-type']).toBe(WORD);
      expect(word.headers['content-disposition']).toContain(
        encodeURIComponent('目标管理责任书-北山街道-2026-04-01.docx'),
      );
    }
    expect((await print(unit, '?format=pdf')).status).toBe(422);
  });

  it('is for both sides and those above them', async () => {
    expect((await print(manager('city', '3301'))).status).toBe(200);
    for (const stranger of [clerk(GONGSHU), manager('x', '330105')])
      expect((await print(stranger)).body.type).toBe('/problems/agreement-unknown');
  });
});
