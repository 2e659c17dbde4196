import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsForReaders } from './faults-for-readers.ts';
import { servedConsole } from './served-console.ts';

let world: Awaited<ReturnType<typeof servedConsole>>;
beforeAll(async () => {
  world = await servedConsole();
}, 120_000);
afterAll(() => world.close());

test('the operator begins at what there is, sets when a county takes part, and is told why not', async () => {
  const page = await world.signIn({ role: 'operator', division: '' });
  await page.getByRole('heading', { name: '行政区划', exact: true }).waitFor();
  await page.getByLabel('按名称、拼音首字母或代码查找').fill('gsx');
  await page.getByRole('link', { name: '固始县', exact: true }).click();
  await page.getByRole('heading', { name: '固始县 411525' }).waitFor();
  expect(await faultsForReaders(page)).toEqual([]);
  await page.getByLabel('接入日期').fill('2000-01-01');
  await page.getByLabel('退出日期').fill('1999-12-31');
  await page.getByRole('button', { name: '设置接入' }).click();
  await page.getByRole('alert').waitFor();
  await page.getByLabel('退出日期').fill('');
  await page.getByRole('button', { name: '设置接入' }).click();
  await page.getByText('已保存').waitFor();
  expect(world.complaints).toEqual([]);
});

test('dead letters and stuck notices say so where there are none', async () => {
  const page = await world.signIn({ role: 'operator', division: '' });
  await page.getByRole('link', { name: '运行情况' }).click();
  await page.getByText('没有投递失败件').waitFor();
  await page.getByText('没有滞留件').waitFor();
  expect(await faultsForReaders(page)).toEqual([]);
});

test('a draft of a scheme is checked while it is typed, by place and sentence', async () => {
  const page = await world.signIn({ role: 'manager', division: '330106', locale: 'en' });
  await page.getByRole('link', { name: 'Schemes' }).click();
  await page
    .getByRole('button', { name: /^Whole text of/ })
    .first()
    .click();
  await page.getByRole('button', { name: 'Change it as a draft' }).click();
  const draft = page.getByLabel('The whole scheme (JSON)');
  await page.getByText('Nothing is wrong with it').or(page.getByText('places have to be mended')).waitFor();
  await draft.fill('{"schemeId": 1');
  await page.getByText('This is not JSON').waitFor();
  await draft.fill('{"schemeId": 1}');
  await page.getByText('places have to be mended').waitFor();
  expect(await faultsForReaders(page)).toEqual([]);
  expect(world.complaints).toEqual([]);
});

test('a clerk does not see what is not theirs, and the address does not show it either', async () => {
  const page = await world.signIn({ role: 'clerk', division: '330106009' });
  expect(await page.getByRole('link', { name: '运行情况' }).count()).toBe(0);
  await page.goto(`${world.at}/console/operations`);
  await page.getByRole('heading', { name: '没有权限' }).waitFor();
  await page.goto(`${world.at}/console/nowhere`);
  await page.getByRole('heading', { name: '没有这个页面' }).waitFor();
});
