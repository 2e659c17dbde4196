import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What we read of vitest's report. */
interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numFailedTestSuites: number;
}

const hasJava = /version "(1[7-9]|[2-9]\d)/.test(
  spawnSync('java', ['-version'], { encoding: 'utf8' }).stderr ?? '',
);
// Not only there, but allowed to trace.
const hasStrace = spawnSync('strace', ['-f', '-o', '/dev/null', 'true']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'yipan-test-'));
const file = join(folder, 'report.json');
const vitest = join(import.meta.dirname, '..', 'node_modules', 'vitest', 'vitest.mjs');
const args = [vitest, 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
const { status } = spawnSync(process.execPath, [...args, ...process.argv.slice(2)], { stdio: 'inherit' });

const report = JSON.parse(readFileSync(file, 'utf8')) as Report;
rmSync(folder, { recursive: true });
if (!hasJava) {
  console.log(
    '\nNot run: the contract tests on DynamoDB Local, because there is no Java 17 on this machine.',
  );
}
if (!hasStrace) {
  console.log(
    '\nNot run: the count of fdatasync calls against acknowledged records, because strace cannot run on this machine.',
  );
}
// A test file that does not load counts as failed too: it reports no test of its own.
const failed = report.numFailedTests + (report.numFailedTests === 0 ? report.numFailedTestSuites : 0);
const skipped = report.numPendingTests > 0 ? `, ${report.numPendingTests} skipped` : '';
console.log(`\n${report.numPassedTests} passed, ${failed} failed${skipped}`);
const javaMissing = process.env['YIPAN_REQUIRE_JAVA'] === '1' && !hasJava;
const straceMissing = process.env['YIPAN_REQUIRE_STRACE'] === '1' && !hasStrace;
const isGood = status === 0 && report.numPassedTests > 0 && failed === 0;
process.exit(isGood && !javaMissing && !straceMissing ? 0 : 1);
