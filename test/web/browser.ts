import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import chromiumOfNpm from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const NODE_MODULES = join(import.meta.dirname, '../../node_modules');

/** The Chromium that comes from npm, with a CJK font of its own: the machine may have neither. */
export async function openBrowser(): Promise<Browser> {
  return await chromium.launch({
    executablePath: await unpackedChromium(),
    args: ['--no-sandbox', '--font-render-hinting=none', '--disable-gpu'],
    env: { ...process.env, FONTCONFIG_FILE: fontConfiguration() },
  });
}

/** Unpacked once for a version: 180 MB, five seconds. Put in its place whole, because several test files may do it at once. */
async function unpackedChromium(): Promise<string> {
  const { version } = JSON.parse(
    readFileSync(join(NODE_MODULES, '@sparticuz/chromium/package.json'), 'utf8'),
  ) as { version: string };
  const place = join(cache(), `chromium-${version}`);
  if (existsSync(place)) return join(place, 'chromium');
  const fresh = mkdtempSync(join(cache(), 'unpacking-'));
  const { TMPDIR } = process.env;
  process.env['TMPDIR'] = fresh;
  try {
    await chromiumOfNpm.executablePath();
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  }
  try {
    renameSync(fresh, place);
  } catch {
    rmSync(fresh, { recursive: true });
  }
  return join(place, 'chromium');
}

/** Only the font of the package: pictures are then the same on every machine. */
function fontConfiguration(): string {
  const file = join(cache(), 'fonts.conf');
  const fonts = join(NODE_MODULES, '@expo-google-fonts/noto-sans-sc');
  writeFileSync(
    file,
    `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>
${['400Regular', '600SemiBold', '700Bold'].map((weight) => `<dir>${join(fonts, weight)}</dir>`).join('')}
<cachedir>${join(cache(), 'fonts')}</cachedir></fontconfig>`,
  );
  return file;
}

function cache(): string {
  const folder = join(NODE_MODULES, '.cache', 'yipan-browser');
  mkdirSync(folder, { recursive: true });
  return folder;
}
