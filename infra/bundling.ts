import { copyFileSync, globSync, mkdirSync, readdirSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { buildSync, type Metafile } from 'esbuild';

/** A function as it is deployed: a folder with `index.mjs` (`index.handler`) and the data files that it reads. */
export interface Bundle {
  /** From the root of the repository: `functions/http/list-box.lambda.ts`. */
  readonly entry: string;
  readonly folder: string;
  /** Bytes of `index.mjs` that come from the AWS SDK and what only it brings. */
  readonly sdkBytes: number;
  /** All its other bytes: our code, zod, middy, the verifier of tokens. */
  readonly ownBytes: number;
}

export const ROOT = join(import.meta.dirname, '..');

/** The SDK: its packages, and those that nobody but it imports. */
const OF_THE_SDK =
  /^node_modules\/(@aws-sdk|@aws-crypto|@aws|@smithy|tslib|fast-xml-parser|strnum|uuid|mnemonist|obliterator|bowser)\//;

/** The one module that reads a file of a package, and the file. */
const PACKAGE_FILES: Readonly<Record<string, string>> = {
  'shared/calendar/official-calendar.ts': 'node_modules/chinese-days/dist/chinese-days.json',
};

/** Every entry of a function, in order of name. */
export function functionEntries(): readonly string[] {
  return globSync('functions/**/*.lambda.ts', { cwd: ROOT }).sort();
}

/**
 * Bundles functions into folders of their own under `outFolder`, for Node 24 on Lambda: minified ESM with the SDK inside,
 * so that what was tested is what runs. Data files beside a bundled module are copied beside its bundle, and files of
 * packages below its own `node_modules`, so that the same code finds them in both places. Needs no network and no Docker.
 */
export function bundle(entries: readonly string[], outFolder: string): readonly Bundle[] {
  const { metafile } = buildSync({
    absWorkingDir: ROOT,
    entryPoints: entries.map((entry) => ({ in: entry, out: join(nameOf(entry), 'index') })),
    outdir: outFolder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'node',
    target: 'node24',
    mainFields: ['module', 'main'],
    legalComments: 'none',
    charset: 'utf8',
    metafile: true,
    logLevel: 'error',
  });
  return Object.values(metafile.outputs).map((output) => {
    const entry = output.entryPoint ?? '';
    const folder = join(outFolder, nameOf(entry));
    copyData(Object.keys(output.inputs), folder);
    const sdkBytes = bytesOf(output, (input) => OF_THE_SDK.test(input));
    return { entry, folder, sdkBytes, ownBytes: output.bytes - sdkBytes };
  });
}

/** `functions/http/list-box.lambda.ts` is `http-list-box`. */
function nameOf(entry: string): string {
  return `${basename(dirname(entry))}-${basename(entry, '.lambda.ts')}`;
}

function bytesOf({ inputs }: Metafile['outputs'][string], isCounted: (input: string) => boolean): number {
  const counted = Object.entries(inputs).filter(([input]) => isCounted(input));
  return counted.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
}

function copyData(inputs: readonly string[], folder: string): void {
  const folders = new Set(inputs.filter((input) => input.startsWith('shared/')).map(dirname));
  for (const from of folders) {
    for (const file of readdirSync(join(ROOT, from))) {
      if (/\.(tsv|br)$/.test(file)) copyFileSync(join(ROOT, from, file), join(folder, file));
    }
  }
  for (const input of inputs) {
    const file = PACKAGE_FILES[input];
    if (!file) continue;
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    copyFileSync(join(ROOT, file), join(folder, file));
  }
}
