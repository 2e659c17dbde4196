import { spawn } from 'node:child_process';

/** Every static check, side by side. A check that looked at nothing has not passed. */
interface Check {
  readonly name: string;
  readonly command: readonly string[];
  /** Must occur in the output, as proof that the tool read our files. */
  readonly proof?: RegExp;
}

const checks: readonly Check[] = [
  { name: 'types', command: ['tsc', '-p', '.'] },
  { name: 'types of the console', command: ['tsc', '-p', 'web'] },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings'], proof: /on [1-9]\d+ files/ },
  { name: 'format', command: ['biome', 'format', '.'], proof: /Checked [1-9]\d+ files/ },
  {
    name: 'directions',
    command: [
      'depcruise',
      'shared',
      'functions',
      'local',
      'infra',
      'web',
      '--config',
      '.dependency-cruiser.cjs',
    ],
    // Beside TypeScript 7 alone the tool finds "0 modules" and passes.
    proof: /\(([1-9]\d+) modules/,
  },
  { name: 'unused', command: ['knip'] },
];

function run({ name, command, proof }: Check): Promise<boolean> {
  const [tool = '', ...args] = command;
  const started = performance.now();
  return new Promise((resolve) => {
    const child = spawn(`node_modules/.bin/${tool}`, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('close', (code) => {
      const passed = code === 0 && (proof?.test(output) ?? true);
      const seconds = ((performance.now() - started) / 1000).toFixed(1);
      console.log(`${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      if (!passed) console.log(output || '(no output)');
      resolve(passed);
    });
  });
}

const results = await Promise.all(checks.map(run));
process.exit(results.every(Boolean) ? 0 : 1);
