import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What we read of vitest's report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
  readonly testResults: readonly {
    readonly name: string;
    readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
  }[];
}

/** What some tests need and a machine may not have. */
interface Need {
  readonly has: boolean;
  /** Without it the run fails where this variable is `1`. */
  readonly required?: string;
  readonly files: readonly string[];
  readonly tests: string;
  readonly because: string;
}

const folder = mkdtempSync(join(tmpdir(), 'yipan-test-'));
const needs: readonly Need[] = [
  {
    has: /version "(1[7-9]|[2-9]\d)/.test(spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? ''),
    required: 'TESTS_REQUIRE_JAVA',
    files: ['contract/dynamodb.test.ts', 'functions/lambda-bundles.test.ts'],
    tests: 'the contract tests on DynamoDB Local, and the bundles of functions against it',
    because: 'there is no Java 17 on this machine',
  },
  {
    // Not only there, but allowed to trace.
    has: spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0,
    required: 'TESTS_REQUIRE_STRACE',
    files: ['platform/fsync-before-answer.test.ts'],
    tests: 'the count of fdatasync calls against acknowledged records',
    because: 'strace cannot run on this machine',
  },
  {
    has: canMount(),
    files: [
      'platform/storage-full.test.ts',
      'platform/start-refused.test.ts',
      'serve/init.test.ts',
      'serve/readiness.test.ts',
      'serve/serve-refused.test.ts',
      'serve/log-file.test.ts',
    ],
    tests: 'a full disk and a read-only data folder on real file systems of their own',
    because: 'mounting one needs root (the full disk by a limit of the database itself did run)',
  },
  {
    has: canMount() && canLeaveTheNetwork(),
    files: ['serve/bundle.test.ts'],
    tests: 'the offline bundle installed by root on a machine without a route',
    because:
      'it needs root, namespaces of the kernel (unshare) and useradd (the bundle did run without being installed)',
  },
];

const file = join(folder, 'report.json');
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });

if (!existsSync(file)) {
  console.error('\nThe tests did not run to their end: there is no report. See what vitest says above.');
  process.exit(1);
}
const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
rmSync(folder, { recursive: true });
tellNotRun(report);
// A test file that does not load counts as failed too: it reports no test of its own.
const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} not run` : '';
console.log(`\n${report.numPassedTests} passed, ${failed} failed${skipped}`);
const isMissing = needs.some(({ has, required }) => !has && required && process.env[required] === '1');
const isGood = status === 0 && report.numPassedTests > 0 && failed === 0;
process.exit(isGood && !isMissing ? 0 : 1);

function canLeaveTheNetwork(): boolean {
  const isAllowed = spawnSync('unshare', ['--net', '--mount', 'ip', 'link', 'set', 'lo', 'up']).status === 0;
  return isAllowed && existsSync('/usr/sbin/useradd');
}

function canMount(): boolean {
  if (process.getuid?.() !== 0) return false;
  const at = mkdtempSync(join(folder, 'mount-'));
  const mounted = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', at]).status === 0;
  if (mounted) spawnSync('umount', [at]);
  return mounted;
}

/** Says in words which tests were not run, and why: those of a missing need together, any other by its name. */
function tellNotRun({ testResults }: Report): void {
  const notRun = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter((one) => ['skipped', 'pending', 'todo'].includes(one.status))
      .map(({ fullName }) => ({ path: name, fullName })),
  );
  const of = ({ files }: Need) => notRun.filter(({ path }) => files.some((end) => path.endsWith(end)));
  const missing = needs.filter(({ has }) => !has);
  for (const need of missing) {
    const count = of(need).length;
    if (count > 0) console.log(`\nNot run (${count}): ${need.tests}, because ${need.because}.`);
  }
  const explained = new Set(missing.flatMap(of));
  const others = notRun.filter((one) => !explained.has(one)).map(({ fullName }) => fullName);
  if (others.length === 0) return;
  const more = others.length > 5 ? `; and ${others.length - 5} more` : '';
  console.log(
    `\nNot run (${others.length}), as asked or by the test itself: ${others.slice(0, 5).join('; ')}${more}.`,
  );
}
