import { runCli } from './run-cli.ts';

process.exitCode = await runCli(process.argv.slice(2), {
  env: process.env,
  out: (bytes) => process.stdout.write(bytes),
  tell: (line) => console.error(line),
  width: process.stdout.columns ?? 120,
  isTerminal: process.stdout.isTTY ?? false,
});
