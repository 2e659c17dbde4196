import { copyFileSync, globSync, mkdirSync, readdirSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build, type BuildOptions, type Metafile, type Plugin } from 'esbuild';
import ts from 'typescript';
import { operations } from '../shared/api/operations.ts';
import { DEFAULT_RULE_BOOK, type RuleBook } from '../shared/domain/deadline/rule-book.ts';
import { referenceFiles } from '../shared/api/public-pages.ts';

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

/**
 * Takes out of domain and API what a function never reaches, as esbuild by itself cannot know it:
 *
 * - both are pure (a lint rule sees to it), so a value there that nobody uses may go, although a call makes it; otherwise a
 *   schema that a function does not use, and all below it, would be made at every start;
 * - the fields of an object's schema become getters, which zod reads with the first value that it parses: a start does
 *   not wait for two hundred schemas, and what only reads of stored documents need is made while the store answers;
 * - where a function reads no environment, its empty schema goes too, and zod with it;
 * - of an operation the edge reads path and input; its answers and sentences are for the API document.
 *
 * That is a third of the functions that read.
 */
function leaner(): Plugin {
  const known = new Map<string, Promise<string>>();
  return {
    name: 'leaner',
    setup(hooks) {
      hooks.onLoad({ filter: PURE_FILES }, async ({ path }) => {
        const contents = known.get(path) ?? readFile(path, 'utf8').then((text) => lean(path, text));
        known.set(path, contents);
        return { contents: await contents, loader: 'ts' };
      });
    },
  };
}

/** Files of domain and API; and those of functions, of which only the schema of their environment is pure for certain. */
const PURE_FILES = /[\\/](shared[\\/](domain|api)|functions)[\\/].*\.ts$/;
const ENVIRONMENT = 'Env';

/** What only the API document reads of an operation (`shared/api/operation.ts`). */
const FOR_THE_DOCUMENT = new Set(['answers', 'files', 'summary', 'tag', 'refusals']);

interface Edit {
  readonly from: number;
  readonly to: number;
  readonly by: string;
}

/** `const a = f(x)` at the top of a file becomes `const a = (() => f(x))()`, marked as free of side effects. */
function lean(path: string, text: string): string {
  const source = ts.createSourceFile(path, text, ts.ScriptTarget.ESNext, true);
  const isOfFunctions = /[\\/]functions[\\/]/.test(path);
  const edits: Edit[] = [];
  const values = source.statements
    .filter(ts.isVariableStatement)
    .flatMap((statement) => [...statement.declarationList.declarations]);
  const shared = new Set(
    values.flatMap(({ name, initializer }) =>
      initializer && ts.isObjectLiteralExpression(initializer) ? name.getText(source) : [],
    ),
  );
  for (const { name, initializer } of values) {
    if (!initializer || ts.isFunctionLike(initializer)) continue;
    if (name.getText(source).endsWith('Operation')) edits.push(...withoutDocument(initializer, source));
    if (!makesCalls(initializer)) continue;
    if (isOfFunctions && name.getText(source) !== ENVIRONMENT) continue;
    const [from, to] = [initializer.getStart(source), initializer.end];
    // Around the others: of edits at one place, each comes before those that are made earlier.
    edits.push(
      { from: to, to, by: '))()' },
      ...(ts.isObjectLiteralExpression(initializer)
        ? sharedGetters(initializer, source)
        : withGetters(initializer, source, shared)),
      { from, to: from, by: '/* @__PURE__ */ (() => (' },
    );
  }
  let edited = text;
  // From the end, so that earlier places stay where they are.
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) {
    edited = `${edited.slice(0, from)}${by}${edited.slice(to)}`;
  }
  return edited.includes(`${WITH_SHARED}(`) ? edited + WITH_SHARED_CODE : edited;
}

function withoutDocument(initializer: ts.Expression, source: ts.SourceFile): readonly Edit[] {
  const object = ts.isSatisfiesExpression(initializer) ? initializer.expression : initializer;
  const literal = ts.isAsExpression(object) ? object.expression : object;
  if (!ts.isObjectLiteralExpression(literal))
    throw new Error(`${source.fileName}: an operation is an object literal`);
  return literal.properties
    .filter((property) => property.name && FOR_THE_DOCUMENT.has(property.name.getText(source)))
    .map((property) => ({ from: property.getStart(source), to: property.end + 1, by: '' }));
}

/**
 * The fields of an object's schema, `{ a: f(x) }`, become `{ get a() { return f(x) } }`, and those that it shares with
 * others of its file, `{ ...shared, a: f(x) }`, stay the getters that they are there.
 */
function withGetters(node: ts.Node, source: ts.SourceFile, shared: ReadonlySet<string>): readonly Edit[] {
  if (ts.isPropertyAssignment(node) && FOR_THE_DOCUMENT.has(node.name.getText(source))) return [];
  const shape =
    ts.isCallExpression(node) && /^z\.(strictObject|object)$/.test(node.expression.getText(source))
      ? node.arguments.find(ts.isObjectLiteralExpression)
      : undefined;
  if (!shape) return node.getChildren(source).flatMap((child) => withGetters(child, source, shared));
  const getters = shape.properties.filter(ts.isPropertyAssignment).flatMap((field) => getter(field, source));
  const [first, second] = shape.properties;
  if (!first || !ts.isSpreadAssignment(first) || !shared.has(first.expression.getText(source)))
    return getters;
  const [from, to] = [shape.getStart(source), second?.getStart(source) ?? shape.end - 1];
  return [
    ...getters,
    { from, to, by: `${WITH_SHARED}(${first.expression.getText(source)}, {` },
    { from: shape.end, to: shape.end, by: ')' },
  ];
}

const WITH_SHARED = 'withShared';
/** As a spread, which would ask every getter. */
const WITH_SHARED_CODE = `
function ${WITH_SHARED}(shared, own) {
  const fields = Object.getOwnPropertyDescriptors;
  return Object.defineProperties({}, { ...fields(shared), ...fields(own) });
}`;

/** A shared field is made once, whoever asks for it first. */
function sharedGetters(shape: ts.ObjectLiteralExpression, source: ts.SourceFile): readonly Edit[] {
  const [from, to] = [shape.getStart(source), shape.end];
  return [
    { from, to: from, by: '((made) => (' },
    ...shape.properties
      .filter(ts.isPropertyAssignment)
      .flatMap((field) => getter(field, source, `made.${field.name.getText(source)} ??= `)),
    { from: to, to, by: '))({})' },
  ];
}

function getter(
  { name, initializer }: ts.PropertyAssignment,
  source: ts.SourceFile,
  keep = '',
): readonly Edit[] {
  if (!makesCalls(initializer)) return [];
  const [from, to] = [initializer.getStart(source), initializer.end];
  return [
    { from: name.getStart(source), to: from, by: `get ${name.getText(source)}() { return ${keep}(` },
    { from: to, to, by: ') }' },
  ];
}

function makesCalls(node: ts.Node): boolean {
  return (
    ts.isCallExpression(node) || ts.isNewExpression(node) || (ts.forEachChild(node, makesCalls) ?? false)
  );
}
