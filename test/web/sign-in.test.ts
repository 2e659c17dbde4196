import { afterAll, beforeAll, expect, test } from 'vitest';
import { faultsForReaders } from './faults-for-readers.ts';
import { servedConsole } from './served-console.ts';

let world: Awaited<ReturnType<typeof servedConsole>>;
beforeAll(async () => {
  world = await servedConsole();
}, 120_000);
afterAll(() => world.close());

test('a click on a ready persona signs in, a reload stays so, and signing out asks again', async () => {
  const page = await world.open();
  await page.goto(`${world.at}/`);
  await page.getByRole('heading', { name: '选择一个身份' }).waitFor();
  expect(await faultsForReaders(page)).toEqual([]);
  await page.getByRole('button', { name: '经办人' }).first().click();
  await page.getByRole('heading', { name: '待办件', exact: true }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/console/');
  expect(await faultsForReaders(page)).toEqual([]);
  await page.reload();
  await page.getByRole('heading', { name: '待办件', exact: true }).waitFor();
  await page.getByRole('button', { name: '退出' }).click();
  await page.getByRole('heading', { name: '登录' }).waitFor();
  expect(await page.getByText('没有登录成功').count()).toBe(0);
  await page.getByRole('button', { name: '前往登录' }).click();
  await page.getByRole('heading', { name: '选择一个身份' }).waitFor();
  expect(world.complaints).toEqual([]);
});

test('no token is stored in the browser, and no identity stands in an address', async () => {
  const page = await world.signIn({ role: 'clerk', division: '330106009' });
  const stored = await page.evaluate(
    'JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])',
  );
  expect(stored).not.toMatch(/ey[JI]/);
  expect(page.url()).toBe(`${world.at}/console/`);
});

test('a language is chosen and kept', async () => {
  const page = await world.signIn({ role: 'clerk', division: '330106009' });
  await page.getByRole('button', { name: 'Switch to English' }).click();
  await page.getByRole('heading', { name: 'Workqueue' }).waitFor();
  await page.reload();
  await page.getByRole('heading', { name: 'Workqueue' }).waitFor();
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
});

test('a code that was not asked for in this browser signs nobody in', async () => {
  const page = await world.open();
  await page.goto(`${world.at}/console/signed-in?code=made-up&state=made-up`);
  await page.getByText('没有登录成功').waitFor();
});
