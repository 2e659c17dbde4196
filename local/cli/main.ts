#!/usr/bin/env node
import { machineCommands } from './machine-commands.ts';

/** The configuration is at fault: a service manager need not try again (EX_CONFIG of sysexits.h). */
const WRONG_CONFIGURATION = 78;

const [name = '', ...args] = process.argv.slice(2);
const machine = machineCommands.get(name);

if (machine) {
  machine.run(args, process.env).then(
    (code) => process.exit(code),
    (cause: unknown) => {
      const isKnown = cause instanceof Error;
      console.error(isKnown ? cause.message : cause);
      process.exit(isKnown && cause.name === 'WrongConfiguration' ? WRONG_CONFIGURATION : 1);
    },
  );
} else {
  const { runCli } = await import('./run-cli.ts');
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    out: (bytes) => process.stdout.write(bytes),
    tell: (line) => console.error(line),
    width: process.stdout.columns ?? 120,
    isTerminal: process.stdout.isTTY ?? false,
  });
}
