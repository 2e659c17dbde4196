import { writeFileSync } from 'node:fs';
import type { Operation } from '../../shared/api/operation.ts';
import { keptSession } from '../accounts/cli/session-file.ts';
import { type Answered, type Call, caller, NoConnection } from './calling.ts';
import { COMMAND } from './command-name.ts';
import { commands } from './commands.ts';
import { fieldsOf } from './fields.ts';
import { commandHelp, overview } from './help.ts';
import { type Invocation, invocationOf } from './invocation.ts';
import { machineCommands } from './machine-commands.ts';
import { nearest } from './nearest.ts';
import { OWN_OPTIONS } from './own-options.ts';
import { allPages, hasPages } from './pages.ts';
import { refusalText } from './refusal-text.ts';
import { shown } from './showing.ts';
import { tokenFor } from './who.ts';
import { WrongUsage } from './wrong-usage.ts';

/** Where a command runs. */
export interface Terminal {
  readonly env: NodeJS.ProcessEnv;
  readonly out: (bytes: string | Uint8Array) => void;
  readonly tell: (line: string) => void;
  readonly width: number;
  readonly isTerminal: boolean;
}

const DEFAULT_URL = 'http://localhost:8787';

/** Runs one command and answers its exit code: 0 done, 1 refused, 2 wrong usage, 3 no connection. */
export async function runCli(args: readonly string[], terminal: Terminal): Promise<number> {
  try {
    return await run(args, terminal);
  } catch (cause) {
    if (cause instanceof WrongUsage) {
      terminal.tell(cause.message);
      return 2;
    }
    if (cause instanceof NoConnection) {
      terminal.tell(cause.message);
      return 3;
    }
    throw cause;
  }
}

async function run([name, ...args]: readonly string[], terminal: Terminal): Promise<number> {
  if (name === undefined || name === '--help' || name === 'help') {
    terminal.out(`${overview()}\n`);
    return name === undefined ? 2 : 0;
  }
  const operation = commands.get(name);
  if (!operation) {
    const meant = nearest(name, [...commands.keys(), ...machineCommands.keys()]);
    throw new WrongUsage(
      `没有命令 there is no command "${name}".${meant ? ` 是否 did you mean ${meant}?` : ''} 全部命令 all commands: ${COMMAND} --help`,
    );
  }
  swallowedByNpm(name, operation, terminal.env);
  const invocation = invocationOf(name, operation, args);
  if (invocation.own.help) {
    terminal.out(`${commandHelp(name, operation, fieldsOf(operation))}\n`);
    return 0;
  }
  return await perform(invocation, terminal);
}

/** Where `--` was forgotten npm takes the options for itself, and says so only in a warning. */
function swallowedByNpm(name: string, operation: Operation, env: NodeJS.ProcessEnv): void {
  const options = [...Object.keys(OWN_OPTIONS), ...fieldsOf(operation).map(({ flag }) => flag)];
  const taken = options.filter((option) => env[`npm_config_${option.replaceAll('-', '_')}`]);
  if (taken.length === 0) return;
  throw new WrongUsage(
    `命令前须加 --，否则 npm 会拿走 --${taken.join(' --')}。Put -- before the command, or npm takes them: npm run -s yipan -- ${name} --${taken[0]} …`,
  );
}

async function perform(invocation: Invocation, terminal: Terminal): Promise<number> {
  const { operation, params, query, body, own } = invocation;
  // A kept session is of one address, and its token is for nobody else.
  const kept = own.token === undefined && !own.division && !own.role ? keptSession(terminal.env) : undefined;
  const url = own.url ?? terminal.env['YIPAN_URL'] ?? kept?.url ?? DEFAULT_URL;
  if (!URL.canParse(url))
    throw new WrongUsage(`--url 不是网址 is no address: "${url}". 例如 For example ${DEFAULT_URL}`);
  if (own.all && !hasPages({ operation }))
    throw new WrongUsage('--all 只用于分页列表 is for lists that come in pages.');
  const token = await tokenFor(operation, own, terminal.env, kept?.url === url ? kept.token : undefined);
  const { send } = caller(url, token, terminal.tell);
  const call: Call = {
    operation,
    params,
    query,
    body,
    idempotencyKey: own['idempotency-key'],
    ifMatch: own['if-match'],
  };
  const answer = own.all ? await allPages(send, call) : await send(call);
  if (answer.status >= 300) {
    terminal.tell(refusalText(call, answer.status, answer.bytes.toString()));
    return 1;
  }
  return show(answer, invocation, terminal);
}

function show({ type, bytes }: Answered, { own }: Invocation, terminal: Terminal): number {
  const isJson = /^application\/([a-z.-]+\+)?json\b/.test(type);
  if (own.out !== undefined) {
    writeOut(own.out, bytes);
    terminal.tell(`已存入 written: ${own.out} (${bytes.length} bytes)`);
  } else if (!isJson && !type.startsWith('text/') && terminal.isTerminal) {
    throw new WrongUsage(`答复是文件 the answer is a file (${type}): 请加 give --out FILE`);
  } else if (isJson && !own.json) {
    const body: unknown = JSON.parse(bytes.toString());
    terminal.out(`${shown(body, terminal.width)}\n`);
    if (typeof body === 'object' && body !== null && 'next' in body && !own.all)
      terminal.tell('还有下一页 there is more: --all');
  } else {
    terminal.out(bytes);
    if (isJson) terminal.out('\n');
  }
  return 0;
}

function writeOut(file: string, bytes: Buffer): void {
  try {
    writeFileSync(file, bytes);
  } catch (cause) {
    throw new WrongUsage(`--out 写不进 cannot be written: ${file}`, { cause });
  }
}
