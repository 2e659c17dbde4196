import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Secret, TOTP } from 'otpauth';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { initCommand } from '../../local/serve/init.ts';
import { selfSigned } from '../functions/self-signed.ts';
import { startServe, type Served, YIPAN } from '../serve/served.ts';
import { openBrowser } from './browser.ts';
import { faultsForReaders } from './faults-for-readers.ts';

const PASSWORD = 'Lantern-Orchid-42';
const folder = mkdtempSync(join(tmpdir(), 'yipan-console-accounts-'));
const config = join(folder, 'yipan.toml');
let served: Served;
let browser: Browser;
let temporary: string;

beforeAll(async () => {
  const { key, cert } = selfSigned();
  writeFileSync(join(folder, 'tls.crt'), cert);
  writeFileSync(join(folder, 'tls.key'), key, { mode: 0o600 });
  const tls = ['--certificate', join(folder, 'tls.crt'), '--certificate-key', join(folder, 'tls.key')];
  initCommand(['--config', config, '--port', '0', ...tls]);
  const made = spawnSync(
    process.execPath,
    [YIPAN, 'account', 'first-administrator', 'root', '--display-name', '管理员', '--config', config],
    { encoding: 'utf8' },
  );
  temporary = /"temporaryPassword": "(\S+)"/.exec(made.stdout)?.[1] ?? made.stderr;
  [served, browser] = await Promise.all([startServe(config), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser.close();
  served.child.kill('SIGKILL');
  await served.ended;
  rmSync(folder, { recursive: true });
});

async function open(): Promise<Page> {
  const context = await browser.newContext({ ignoreHTTPSErrors: true, locale: 'zh-CN' });
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  await page.goto(`https://localhost:${served.port}/`);
  return page;
}

/** First sign-in as the page leads through it: temporary password, authenticator, own password. */
async function firstSignIn(page: Page, name: string, given: string): Promise<void> {
  await page.getByLabel('用户名').fill(name);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(given);
  await page.getByRole('button', { name: '登录' }).click();
  const secret = await page.locator('code').innerText();
  expect(await faultsForReaders(page)).toEqual([]);
  await page.getByRole('textbox', { name: '新密码', exact: true }).fill(PASSWORD);
  await page.getByRole('textbox', { name: '再输一次新密码' }).fill(PASSWORD);
  await page.getByLabel('验证码').fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate());
  await page.getByRole('button', { name: '设置并登录' }).click();
}

test('an administrator signs in for the first time, makes a clerk, and stays signed in over a reload', async () => {
  const page = await open();
  expect(await faultsForReaders(page)).toEqual([]);
  await firstSignIn(page, 'root', temporary);
  await page.getByRole('heading', { name: '用户', exact: true }).waitFor();
  await page.getByRole('button', { name: '新建用户' }).click();
  await page.getByLabel('用户名').fill('li.hua');
  await page.getByLabel('姓名或岗位名称').fill('<img src=x onerror=alert(1)>');
  await page.getByLabel('区划代码').fill('330106009');
  expect(await faultsForReaders(page)).toEqual([]);
  await page.getByRole('button', { name: '保存' }).click();
  const given = await page.getByRole('status').locator('code').innerText();
  await page.getByText('<img src=x onerror=alert(1)>').first().waitFor();

  await page.reload();
  await page.getByRole('heading', { name: '用户', exact: true }).waitFor();
  const stored = await page.evaluate(
    'JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])',
  );
  expect(stored).not.toMatch(/ey[JI]|yipan-session/);

  const clerk = await open();
  await firstSignIn(clerk, 'li.hua', given);
  await clerk.getByRole('heading', { name: '待办件', exact: true }).waitFor();
  expect(await clerk.getByRole('link', { name: '用户' }).count()).toBe(0);

  await page.getByRole('button', { name: '对 li.hua 的操作' }).click();
  await page.getByRole('menuitem', { name: '停用并移交在办件' }).click();
  await page.getByRole('button', { name: '确定' }).click();
  await page.getByText('已停用').waitFor();
  await clerk.reload();
  await clerk.getByRole('heading', { name: '登录' }).waitFor();
});

test('after signing out a reload asks again, and a wrong code is told as the platform tells it', async () => {
  const page = await open();
  await page.getByLabel('用户名').fill('root');
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByLabel('验证码').fill('000000');
  await page.getByRole('button', { name: '登录' }).click();
  await page.getByText('登录未通过').waitFor();
  await page.reload();
  await page.getByRole('heading', { name: '登录' }).waitFor();
});
