import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import react from '@vitejs/plugin-react';
import { build } from 'vite';
import { BUILT_FROM } from '../local/console/built-console.ts';
import { sourceDigest } from '../local/console/source-digest.ts';
import { CONSOLE_PATH } from '../shared/api/console-configuration.ts';
import { operationAddresses } from './console/operation-addresses.ts';

/** Builds the console into `web/dist`: every file also as brotli and gzip, so that no request pays for compressing. */
const root = join(import.meta.dirname, '..');
const target = join(root, 'web', 'dist');
// Beside its place and put there whole: another start may be reading it, or be building too.
const fresh = `${target}.${process.pid}`;
const digest = sourceDigest(root);

await build({
  root: join(root, 'web'),
  base: CONSOLE_PATH,
  configFile: false,
  logLevel: 'warn',
  plugins: [react(), operationAddresses()],
  build: {
    outDir: fresh,
    emptyOutDir: true,
    // Kylin and Windows 7 machines of townships run 360 and 奇安信 browsers on Chromium 109.
    target: 'chrome109',
    cssTarget: 'chrome109',
    // Inlined files would need data: in the policy of what a page may load.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    chunkSizeWarningLimit: 1_500,
  },
});
await compressAll(fresh);
writeFileSync(join(fresh, BUILT_FROM), digest);
const old = `${fresh}.old`;
try {
  renameSync(target, old);
} catch {
  // There was none.
}
mkdirSync(join(root, 'web'), { recursive: true });
try {
  renameSync(fresh, target);
} catch {
  // Another build put the same there in between.
  rmSync(fresh, { recursive: true, force: true });
}
rmSync(old, { recursive: true, force: true });

async function compressAll(folder: string): Promise<void> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  await Promise.all(
    files.map(async ({ parentPath, name }) => {
      const path = join(parentPath, name);
      const plain = readFileSync(path);
      const quality = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } };
      writeFileSync(`${path}.br`, await promisify(brotliCompress)(plain, quality));
      writeFileSync(`${path}.gz`, await promisify(gzip)(plain, { level: 9 }));
    }),
  );
}
