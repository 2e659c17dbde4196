import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Closure } from './closure.ts';

/** What stands on top of an unpacked bundle, and where it comes from. */
const ON_TOP = ['install.sh', 'yipan.service', 'yipan.example.toml'];
const LICENCE = /^(licen[cs]e|notice|copying)/i;

/** Lays out the bundle in an empty folder: command, Node, our modules as they are, the files of packages that they load, licences. */
export function assemble(root: string, folder: string, { files, packages }: Closure, version: string): void {
  const put = (from: string, to: string): void => {
    mkdirSync(dirname(join(folder, to)), { recursive: true });
    copyFileSync(from, join(folder, to));
  };
  for (const file of files) put(join(root, file), join('app', file));
  for (const one of packages) {
    for (const name of readdirSync(join(root, one)).filter((name) => LICENCE.test(name)))
      put(join(root, one, name), join('app', one, name));
  }
  writeFileSync(
    join(folder, 'app', 'package.json'),
    `${JSON.stringify({ name: 'yipan', version, type: 'module', private: true }, null, 2)}\n`,
  );
  put(process.execPath, 'bin/node');
  put(nodeLicence(root), 'licences/node');
  put(join(root, 'packaging', 'yipan'), 'bin/yipan');
  for (const name of ON_TOP) put(join(root, 'packaging', name), name);
  for (const name of ['serve.md', 'keeping.md']) put(join(root, 'docs', name), name);
  for (const path of ['bin/node', 'bin/yipan', 'install.sh']) chmodSync(join(folder, path), 0o755);
  writeFileSync(join(folder, 'VERSION'), `${version}\n`);
  writeFileSync(join(folder, 'SHA256SUMS'), sums(folder));
}

/** As `sha256sum -c` reads them. */
function sums(folder: string): string {
  const paths = globSync('**/*', { cwd: folder, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths
    .map(
      (path) =>
        `${createHash('sha256').update(readFileSync(path)).digest('hex')}  ${path.slice(folder.length + 1)}\n`,
    )
    .join('');
}

/** The licence of Node lies beside the binary that is packed, in the package or the archive that it came with. */
function nodeLicence(root: string): string {
  const beside = join(dirname(process.execPath), '..', 'LICENSE');
  const inPackage = `node_modules/node/node_modules/node-linux-${process.arch}/LICENSE`;
  for (const path of [beside, join(root, inPackage)]) {
    try {
      if (readFileSync(path, 'utf8').startsWith('Node.js is licensed')) return path;
    } catch {
      // Not there: the next place.
    }
  }
  throw new Error(
    `there is no licence of Node beside ${basename(process.execPath)} (${beside}) or at ${inPackage}`,
  );
}
