import { copyFileSync, globSync, mkdirSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import { operations } from '../shared/api/operations.ts';
import { DEFAULT_RULE_BOOK, type RuleBook } from '../shared/domain/deadline/rule-book.ts';
import { referenceFiles } from '../shared/api/public-pages.ts';
import { leanSource } from './lean-source.ts';

/** A function as it is deployed: a folder with `index.mjs` (`index.handler`), its later parts and its data files. */
export interface Bundle {
  /** From the root of the repository: `functions/http/list-box.lambda.ts`. */
  readonly entry: string;
  readonly folder: string;
  /** Bytes loaded at init: `index.mjs` with all that it imports. */
  readonly init: Share;
  /** Bytes of parts that are loaded when first asked for: sentences of refusals, the directory, the verifier. */
  readonly later: Share;
}

export interface Share {
  /** Our code, zod, middy, the verifier of tokens: everything that is not the SDK. */
  readonly own: number;
  /** The SDK: its packages, and those that nobody but it imports. */
  readonly sdk: number;
}

export const ROOT = join(import.meta.dirname, '..');

const OF_THE_SDK = /^node_modules\/(@aws-sdk|@aws-crypto|@aws|@smithy|bowser|mnemonist|obliterator|tslib)\//;

/** The one module that reads a file of a package, and the file. */
const PACKAGE_FILES: Readonly<Record<string, string>> = {
  'shared/calendar/official-calendar.ts': 'node_modules/chinese-days/dist/chinese-days.json',
};

/** The one module that reads the installation's rules, and the file beside its bundle. */
const RULES = { input: 'shared/wiring/rule-book.ts', file: 'rules.json' } as const;

/** The one function that has pages, and the folder beside its bundle. */
const REFERENCE = { input: 'functions/http/read-reference.ts', folder: 'reference' } as const;

const OPTIONS = {
  absWorkingDir: ROOT,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  splitting: true,
  minify: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  mainFields: ['module', 'main'],
  legalComments: 'none',
  charset: 'utf8',
  logLevel: 'error',
} as const satisfies BuildOptions;

/** Every entry of a function, in order of name. */
export function functionEntries(): readonly string[] {
  return globSync('functions/**/*.lambda.ts', { cwd: ROOT }).sort();
}

/**
 * Bundles functions into folders of their own under `outFolder`, for Node 24 on Lambda: minified ESM with the SDK inside,
 * so that what was tested is what runs. Data files beside a bundled module are copied beside its bundle, and files of
 * packages below its own `node_modules`, so that the same code finds them in both places. Rules go beside the functions
 * that work by them. Needs no network and no Docker.
 */
export async function bundle(
  entries: readonly string[],
  outFolder: string,
  rules: RuleBook = DEFAULT_RULE_BOOK,
): Promise<readonly Bundle[]> {
  const plugin = leaner();
  return await Promise.all(
    entries.map((entry) => bundleOne(entry, join(outFolder, nameOf(entry)), plugin, rules)),
  );
}

async function bundleOne(entry: string, folder: string, plugin: Plugin, rules: RuleBook): Promise<Bundle> {
  const { metafile } = await build({
    ...OPTIONS,
    entryPoints: [{ in: entry, out: 'index' }],
    outdir: folder,
    metafile: true,
    plugins: [plugin],
  });
  copyData(metafile, folder);
  if (RULES.input in metafile.inputs) await writeFile(join(folder, RULES.file), JSON.stringify(rules));
  if (REFERENCE.input in metafile.inputs) await writeReference(join(folder, REFERENCE.folder));
  const atInit = loadedAtInit(metafile, entry);
  const outputs = Object.entries(metafile.outputs);
  return {
    entry,
    folder,
    init: shareOf(outputs.filter(([path]) => atInit.has(path)).map(([, output]) => output)),
    later: shareOf(outputs.filter(([path]) => !atInit.has(path)).map(([, output]) => output)),
  };
}

/** `functions/http/list-box.lambda.ts` is `http-list-box`. */
function nameOf(entry: string): string {
  return `${basename(dirname(entry))}-${basename(entry, '.lambda.ts')}`;
}

type Output = Metafile['outputs'][string];

/** The entry, and what it imports without waiting to be asked. */
function loadedAtInit({ outputs }: Metafile, entry: string): ReadonlySet<string> {
  const loaded = new Set(Object.keys(outputs).filter((path) => outputs[path]?.entryPoint === entry));
  for (const path of loaded) {
    for (const { path: imported, kind, external } of outputs[path]?.imports ?? []) {
      if (kind === 'import-statement' && !external) loaded.add(imported);
    }
  }
  return loaded;
}

/** What holds the parts of a file together counts as ours unless the file is all SDK. */
function shareOf(outputs: readonly Output[]): Share {
  let own = 0;
  let sdk = 0;
  for (const { bytes, inputs } of outputs) {
    const parts = Object.entries(inputs).filter(([, { bytesInOutput }]) => bytesInOutput > 0);
    const ofSdk = parts.filter(([input]) => OF_THE_SDK.test(input));
    const sdkBytes =
      ofSdk.length === parts.length && parts.length > 0
        ? bytes
        : ofSdk.reduce((sum, [, { bytesInOutput }]) => sum + bytesInOutput, 0);
    sdk += sdkBytes;
    own += bytes - sdkBytes;
  }
  return { own, sdk };
}

function copyData({ outputs }: Metafile, folder: string): void {
  const inputs = Object.values(outputs).flatMap(({ inputs }) => Object.keys(inputs));
  for (const from of new Set(inputs.filter((input) => input.startsWith('shared/')).map(dirname))) {
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

/** Swagger UI, our page, and the document of all operations, ready to be sent. */
async function writeReference(folder: string): Promise<void> {
  const { referenceSource } = await import('../shared/openapi/reference-source.ts');
  const fileOf = referenceSource(operations);
  mkdirSync(folder);
  for (const { name } of Object.values(referenceFiles)) {
    await writeFile(join(folder, name), await fileOf(name));
  }
}

/** Every file whose source is made leaner is so once for all bundles. */
function leaner(): Plugin {
  const known = new Map<string, Promise<string>>();
  return {
    name: 'leaner',
    setup(hooks) {
      hooks.onLoad({ filter: PURE_FILES }, async ({ path }) => {
        const contents = known.get(path) ?? readFile(path, 'utf8').then((text) => leanSource(path, text));
        known.set(path, contents);
        return { contents: await contents, loader: 'ts' };
      });
    },
  };
}

/** Domain and API are pure; of functions only the schema of their environment is, for certain. */
const PURE_FILES = /[\\/](shared[\\/](domain|api)|functions)[\\/].*\.ts$/;
