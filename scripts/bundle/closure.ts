import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

/** What an installation runs: the command, and the thread that the server starts. */
const ENTRIES = ['local/cli/main.ts', 'local/runtime/background-thread.ts'];

/** Modules that read files beside them, and what; their imports do not tell. */
const READ: Readonly<Record<string, readonly string[]>> = {
  'local/assessment-workflow.ts': ['workflows/assessment.asl.json'],
  'local/settle-workflow.ts': ['workflows/settle-assessment.asl.json'],
  'local/runtime/background-host.ts': ['local/runtime/background-thread.ts'],
  // `web/dist` is added whole, see `consoleFiles`.
  'local/serve/console.ts': [],
  'shared/divisions/load.ts': ['shared/divisions/directory.packed.br'],
  'shared/calendar/official-calendar.ts': [
    'node_modules/chinese-days/package.json',
    'node_modules/chinese-days/dist/chinese-days.json',
  ],
  'shared/openapi/reference-source.ts': [
    ...['index.html', 'start.js', 'page.css'].map((name) => `shared/openapi/page/${name}`),
    ...['package.json', 'swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png'].map(
      (name) => `node_modules/swagger-ui-dist/${name}`,
    ),
  ],
};

/** Nothing of these belongs to a machine of its own. */
const NEVER = /^node_modules\/(@aws-sdk|@smithy|aws-cdk)|^(infra|test|bench|shared\/aws)\//;

export interface Closure {
  /** Every file that may be read at run time, from the root of the repository. */
  readonly files: readonly string[];
  /** Folders of the packages among them. */
  readonly packages: readonly string[];
  /** Names by which our own modules ask for packages. */
  readonly specifiers: readonly string[];
}

/**
 * All that the command can come to load, by following imports. Throws where a module reads files that nobody has named here, or
 * something is reached that must not be.
 */
export async function closure(root: string): Promise<Closure> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ENTRIES,
    bundle: true,
    splitting: true,
    write: false,
    metafile: true,
    outdir: 'unwritten',
    format: 'esm',
    platform: 'node',
    target: 'node24',
    // As Node itself resolves, not as bundlers do.
    mainFields: ['main'],
    conditions: ['node-addons'],
    loader: { '.node': 'empty' },
    logLevel: 'error',
  });
  const inputs = Object.keys(metafile.inputs);
  const own = inputs.filter((path) => !path.startsWith('node_modules/'));
  for (const path of own) {
    const reads = /import\.meta\.(url|dirname|filename)|createRequire/.test(
      readFileSync(join(root, path), 'utf8'),
    );
    if (reads && !READ[path]) throw new Error(`${path} reads files: name them in scripts/bundle/closure.ts`);
  }
  const found = [...inputs, ...own.flatMap((path) => READ[path] ?? []), ...consoleFiles(root)];
  // A package.json inside a package says what kind its modules are.
  const kinds = found
    .filter((path) => path.startsWith('node_modules/'))
    .flatMap((path) => kindsAbove(root, path));
  const files = [...new Set([...found, ...kinds])].sort();
  const packages = [
    ...new Set(files.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0] ?? [])),
  ];
  const wrong = files.filter((path) => NEVER.test(path));
  if (wrong.length > 0) throw new Error(`the bundle would carry ${wrong.slice(0, 3).join(', ')}`);
  const specifiers = new Set(
    own
      .flatMap((path) => metafile.inputs[path]?.imports ?? [])
      .flatMap(({ original, path }) =>
        original !== undefined && path.startsWith('node_modules/') ? [original] : [],
      ),
  );
  return { files, packages, specifiers: [...specifiers].sort() };
}

/** The console as it was built. */
function consoleFiles(root: string): readonly string[] {
  return globSync('web/dist/**/*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

function kindsAbove(root: string, path: string): readonly string[] {
  const folder = dirname(path);
  if (folder.endsWith('node_modules')) return [];
  const kind = join(folder, 'package.json');
  return [...(existsSync(join(root, kind)) ? [kind] : []), ...kindsAbove(root, folder)];
}
