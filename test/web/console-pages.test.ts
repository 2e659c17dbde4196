import { afterAll, beforeAll, expect, test } from 'vitest';
import { join } from 'node:path';
import { builtConsole } from '../../local/console/built-console.ts';
import { consolePages } from '../../local/console/console-pages.ts';
import { servedSandbox } from '../platform/served-sandbox.ts';

let world: Awaited<ReturnType<typeof servedSandbox>>;
beforeAll(async () => {
  const built = await builtConsole(join(import.meta.dirname, '../..'), () => {});
  world = await servedSandbox(undefined, consolePages(built, { sandbox: true, accounts: false, ways: [] }));
}, 120_000);
afterAll(() => world.close());

const get = (path: string, headers: Record<string, string> = {}) =>
  fetch(`${world.at}${path}`, { headers, redirect: 'manual' });

test('the address of the platform leads to the console', async () => {
  const { status, headers } = await get('/');
  expect([status, headers.get('location')]).toEqual([302, '/console/']);
});

test('the page allows scripts and styles from its own files only, and no frame around it', async () => {
  const policy = (await get('/console/')).headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|https?:/);
});

test('files of a build are compressed and good for a year, the page itself is asked for each time', async () => {
  const page = await get('/console/notices/some');
  expect(page.headers.get('cache-control')).toBe('no-cache');
  const asset = /assets\/[\w-]+\.js/.exec(await page.text())?.[0] ?? '';
  const file = await get(`/console/${asset}`, { 'accept-encoding': 'br' });
  expect(file.status).toBe(200);
  expect(file.headers.get('content-encoding')).toBe('br');
  expect(file.headers.get('cache-control')).toContain('immutable');
  expect(file.headers.get('content-type')).toContain('javascript');
  const again = await get(`/console/${asset}`, { 'if-none-match': file.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('a file that is not there is not answered by the page, and no path leads to the disk', async () => {
  for (const path of [
    '/console/assets/gone.js',
    '/console/../package.json',
    '/console/..%2f..%2fpackage.json',
  ])
    expect((await get(path)).status, path).toBe(404);
});
