import { parseArgs, type ParseArgsOptionsConfig } from 'node:util';

/**
 * Reads the options of an `npm` command. Throws a sentence about the one at fault, and where npm took options for
 * itself because `--` was forgotten: it would run the command without them, and say so only in a warning.
 */
export function commandLine<const T extends ParseArgsOptionsConfig>(
  command: string,
  options: T,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
) {
  const help = `全部选项 all options: ${command} -- --help`;
  const taken = Object.keys(options).filter((name) => env[`npm_config_${name.replaceAll('-', '_')}`]);
  if (taken.length > 0) {
    const named = taken.map((name) => `--${name}`).join(' ');
    throw new Error(
      `选项前须加 --，否则 npm 会拿走 ${named}。Put -- before the options, or npm takes them: ${command} -- ${named} … ${help}`,
    );
  }
  try {
    return parseArgs<{ args: string[]; options: T }>({ args: [...args], options }).values;
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new Error(`选项有误 wrong option: ${why}. ${help}`, { cause });
  }
}

/** Runs a command; a failure is its sentence on stderr and exit code 1, never a stack. */
export function runCommand(command: () => Promise<void>): void {
  command().catch((cause: unknown) => {
    console.error(cause instanceof Error ? cause.message : cause);
    process.exitCode = 1;
  });
}
