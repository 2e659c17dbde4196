import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../local/cli/commands.ts';
import { type Field, fieldsOf } from '../../local/cli/fields.ts';
import { commandHelp, overview } from '../../local/cli/help.ts';
import { invocationOf } from '../../local/cli/invocation.ts';
import { runCli } from '../../local/cli/run-cli.ts';
import { operations } from '../../shared/api/operations.ts';
import { examplesOf } from '../../shared/openapi/examples.ts';
import { refusalsOf } from '../../shared/api/refusals-of.ts';
import { servedSandbox } from './served-sandbox.ts';

const folder = mkdtempSync(join(tmpdir(), 'yipan-cli-'));
const files = mkdtempSync(join(tmpdir(), 'yipan-cli-files-'));
let served: Awaited<ReturnType<typeof servedSandbox>>;
beforeAll(async () => {
  served = await servedSandbox(folder);
});
afterAll(async () => {
  await served.close();
  rmSync(files, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly said: string;
}

/** One command against the sandbox, as a terminal of 100 columns shows it. */
async function yipan(...args: readonly (string | readonly string[])[]): Promise<Ran> {
  return await yipanIn({ YIPAN_URL: served.at }, ...args.flat());
}

async function yipanIn(env: NodeJS.ProcessEnv, ...args: string[]): Promise<Ran> {
  const out: Buffer[] = [];
  const said: string[] = [];
  const code = await runCli(args, {
    env,
    out: (bytes) => out.push(Buffer.from(bytes)),
    tell: (line) => said.push(line),
    width: 100,
    isTerminal: true,
  });
  return { code, out: Buffer.concat(out).toString(), said: said.join('\n') };
}

const WEST = ['--division', '330106009', '--data', folder];
const GUSHI = ['--division', '411525', '--data', folder];
const arrival = (number: string): readonly string[] =>
  [
    ['--kind', 'inflow', '--happened-on', '2026-11-20', '--reason', 'work'],
    ['--person.name', '测试甲', '--person.document.kind', 'resident-id', '--person.document.number', number],
    '--household.division',
    '411525',
    '--residence.division',
    '330106009',
    '--residence.dwelling',
    'rented',
  ].flat();
const NUMBERS = ['100000191001010015', '100000190001010010', '100000190001010029'];

describe('commands come from the table of operations', () => {
  it('every operation is one, in the overview with its words, and its help names all it takes and may be refused for', () => {
    const all = overview();
    for (const operation of operations) {
      const [name = ''] = [...commands].find(([, { id }]) => id === operation.id) ?? [];
      expect(name).toMatch(/^[a-z]+(-[a-z]+)*$/);
      expect(all).toMatch(new RegExp(`^  ${name} +${operation.summary['zh-CN'].slice(0, 2)}`, 'm'));
      expect(all).toContain(operation.summary.en);
      const fields = fieldsOf(operation);
      const help = commandHelp(name, operation, fields);
      for (const [, param] of operation.path.matchAll(/\{(\w+)\}/g))
        expect(fields.some(({ part, at }) => part === 'path' && at[0] === param)).toBe(true);
      for (const { flag, words } of fields) {
        expect(help).toContain(`--${flag} `);
        expect(help).toContain(words);
      }
      for (const refusal of refusalsOf(operation)) expect(help).toContain(`  ${refusal}  `);
      expect(new Set(fields.map(({ flag }) => flag)).size).toBe(fields.length);
    }
  });

  it.each(
    operations.flatMap((operation) =>
      Object.entries(examplesOf(operation.id).bodies).map(([name, { value }]) => ({
        operation,
        name,
        value,
      })),
    ),
  )('a body of $operation.id ($name) can be typed as flags', ({ operation, value }) => {
    const fields = fieldsOf(operation);
    const flags = fields
      .filter(({ part }) => part === 'body')
      .flatMap((field) => typed(field, at(value, field.at)));
    const addressed = fields
      .filter(({ part, required }) => part === 'path' && required)
      .map(({ flag }) => `--${flag}=x`);
    expect(invocationOf('test', operation, [...addressed, ...flags]).body).toEqual(value);
  });

  const at = (value: unknown, path: readonly string[]): unknown =>
    path.reduce<unknown>((inner, name) => (inner as Record<string, unknown> | undefined)?.[name], value);
  const typed = ({ flag, isList, type }: Field, value: unknown): string[] => {
    if (value === undefined) return [];
    const text = (one: unknown): string => (type === 'json' ? JSON.stringify(one) : String(one));
    if (isList && (value as unknown[]).length === 0) return [`--${flag}=`];
    return (isList ? (value as unknown[]) : [value]).map((one) => `--${flag}=${text(one)}`);
  };
});

describe('calling', () => {
  it('records with flags, prints the key, and a repeat with the key gives the same record', async () => {
    const first = await yipan('record-movement', ...WEST, ...arrival(NUMBERS[0] ?? ''));
    expect(first.code).toBe(0);
    const key = /^Idempotency-Key: (\S+)$/m.exec(first.said)?.[1] ?? '';
    const again = await yipan(
      ['record-movement', ...WEST, ...arrival(NUMBERS[0] ?? '')],
      ['--idempotency-key', key, '--json'],
    );
    expect(JSON.parse(again.out)).toMatchObject({ repeated: true, movement: { happenedOn: '2026-11-20' } });
    expect(JSON.parse(first.out).movement.movement).toBe(JSON.parse(again.out).movement.movement);
  });

  it('takes the body from a file, and puts flags over it', async () => {
    const file = join(files, 'arrival.json');
    const { value } = examplesOf('recordMovement').bodies['inflow'] ?? {};
    writeFileSync(file, JSON.stringify(value));
    const answer = await yipan(
      ['record-movement', ...WEST, '--body', file, '--json'],
      ['--person.document.number', NUMBERS[1] ?? '', '--residence.dwelling', 'worksite'],
    );
    expect(JSON.parse(answer.out).movement.residence).toMatchObject({
      dwelling: 'worksite',
      address: '测试路1号',
    });
  });

  it('shows a list as a table that fits, follows its pages, and gives it raw', async () => {
    await yipan('record-movement', ...WEST, ...arrival(NUMBERS[2] ?? ''));
    await served.sandbox.pumps.settle();
    const list = ['list-ledger', '330106009', 'living-here', ...WEST];
    const page = await yipan(...list, '--query.limit', '2');
    const lines = page.out.trimEnd().split('\n');
    expect(lines[0]).toBe('residents 2');
    expect(lines.filter((line) => line.includes('测试'))).toHaveLength(0);
    expect(Math.max(...lines.slice(1, 5).map((line) => line.length))).toBeLessThanOrEqual(100);
    expect(page.said).toContain('--all');
    const all = await yipan(...list, '--limit', '2', '--all');
    expect(all.out.split('\n')[0]).toBe('residents 3');
    const raw = await yipan(...list, '--limit', '2', '--all', '--json');
    expect(JSON.parse(raw.out).residents).toHaveLength(3);
    expect(JSON.parse(raw.out).next).toBeUndefined();
  });

  it('reads the version first where an action is conditional, and an old one is refused', async () => {
    const inbox = await yipan('list-box', '411525', 'inbox', ...GUSHI, '--json');
    const [{ notice }] = JSON.parse(inbox.out).notices as [{ notice: { noticeId: string; version: number } }];
    const handDown = ['act-on-notice', '--notice-id', notice.noticeId, ...GUSHI, '--action', 'hand-down'];
    const old = await yipan(...handDown, '--to', '411525103', '--if-match', '"1"');
    expect(old.code).toBe(1);
    expect(old.said).toContain('refused: 412 precondition-failed');
    const done = await yipan(...handDown, '--to', '411525103');
    expect(done.said).toContain(`If-Match: "${notice.version}"`);
    expect(JSON.parse(done.out).notice.holder).toBe('411525103');
  });

  it('writes an answer into a file', async () => {
    const file = join(files, 'division.json');
    const answer = await yipan('read-division', '411525', ...GUSHI, '--out', file);
    expect([answer.code, answer.out]).toEqual([0, '']);
    expect(JSON.parse(readFileSync(file, 'utf8')).division.name).toBe('固始县');
  });

  it('takes a token from the environment, and a role that may where none is named', async () => {
    const token = await served.sandbox.issuer.mint({
      subject: 'clerk-1',
      role: 'clerk',
      divisions: ['411525'],
    });
    const env = { YIPAN_URL: served.at, YIPAN_TOKEN: token };
    expect((await yipanIn(env, 'list-box', '411525', 'inbox')).code).toBe(0);
    expect((await yipan('list-outages', '--role', 'operator', '--data', folder)).out).toContain('outages 0');
    const asManager = await yipan(
      ['start-run', '--division', '4115', '--data', folder],
      ['--scheme', 'none', '--period.kind', 'quarter', '--period.from', '2026-07-01'],
    );
    expect(asManager.said).toContain('Your role (manager)'); // official runs are an operator's
  });
});

describe('refusals: exit code 1, said in both languages with the field', () => {
  it.each([
    {
      case: 'what is there already',
      args: ['record-movement', ...WEST, ...arrival(NUMBERS[0] ?? '')],
      says: [
        '409 already-open-here',
        '已登记在 330106009',
        'Record a change of address',
        '--residence.division',
      ],
    },
    {
      case: 'fields that are not as required',
      args: ['record-movement', ...WEST, ...arrival(NUMBERS[0] ?? ''), '--happened-on', '20.11.2026'],
      says: ['422 invalid-request', 'Some fields', '--happened-on'],
    },
    {
      case: 'a role that may not',
      args: ['list-outages', ...WEST, '--role', 'clerk'],
      says: ['403 role-not-allowed', '您的角色（clerk）', 'Your role (clerk)', 'operator'],
    },
    {
      case: 'a division of others',
      args: ['list-box', '110101', 'inbox', ...WEST],
      says: ['403 division-not-yours', '110101'],
    },
    {
      case: 'a token that is none',
      args: ['list-box', '110101', 'inbox', '--token', 'abc'],
      says: ['401 token-invalid', '令牌无效', '--data'],
    },
    {
      case: 'a page of a list that is refused on the way',
      args: ['list-ledger', '330106009', 'living-here', ...WEST, '--all', '--cursor', '???'],
      says: ['422 invalid-request'],
    },
  ])('$case', async ({ args, says }) => {
    const { code, out, said } = await yipan(...args);
    expect([code, out]).toEqual([1, '']);
    for (const words of says) expect(said).toContain(words);
  });
});

describe('wrong usage: exit code 2, nothing sent', () => {
  const before = (): number =>
    Number(served.sandbox.engine.db.prepare('SELECT count(*) AS n FROM movements').get()?.['n']);
  it.each([
    { args: ['list-result'], says: 'did you mean list-results?' },
    { args: ['frobnicate-everything'], says: 'no command "frobnicate-everything"' },
    {
      args: ['list-ledger', '--codee', '330106009', '--ledger', 'living-here'],
      says: 'did you mean --code?',
    },
    { args: ['list-ledger', '--code', '330106009'], says: '--ledger' },
    { args: ['list-ledger', '330106009', 'living-here', 'more'], says: 'unexpected "more"' },
    { args: ['list-ledger', '330106009', 'living-here'], says: '--division CODE' },
    {
      args: ['list-ledger', '330106009', 'living-here', '--division', '999999'],
      says: 'There is no division 999999',
    },
    {
      args: ['list-ledger', '330106009', 'living-here', '--division', '330106009', '--role', 'king'],
      says: 'no role "king"',
    },
    { args: ['list-ledger', '330106009', 'living-here', ...WEST, '--token', 'x'], says: 'not both' },
    {
      args: ['list-ledger', '330106009', 'living-here', '--division', '330106009', '--data', files],
      says: 'npm start',
    },
    { args: ['read-notice', 'N-1', ...WEST, '--all'], says: 'come in pages' },
    { args: ['record-movement', ...WEST], says: 'needs a body' },
    { args: ['record-movement', ...WEST, '--body', join(files, 'none.json')], says: 'cannot be read' },
    { args: ['record-movement', ...WEST, '--together', '{'], says: '--together' },
    {
      args: ['list-outages', '--role', 'operator', '--data', folder, '--url', 'nowhere'],
      says: 'no address',
    },
    { args: ['list-outages', '--role', 'operator', '--url'], says: 'wrong option' },
    {
      args: ['list-box', '411525', 'inbox', ...GUSHI, '--out', join(files, 'no', 'such.json')],
      says: 'cannot be written',
    },
  ])('$args', async ({ args, says }) => {
    const recorded = before();
    const { code, out, said } = await yipan(...args);
    expect([code, out]).toEqual([2, '']);
    expect(said).toContain(says);
    expect(said).toMatch(/\p{Script=Han}/u);
    expect(before()).toBe(recorded);
  });

  it('says so where npm took an option for itself', async () => {
    const { code, said } = await yipanIn({ npm_config_json: 'true' }, 'list-outages');
    expect(code).toBe(2);
    expect(said).toContain('Put -- before the command');
  });
});

it('nobody at the address: exit code 3', async () => {
  const { code, said } = await yipanIn(
    {},
    'list-box',
    '411525',
    'inbox',
    ...GUSHI,
    '--url',
    'http://127.0.0.1:1',
  );
  expect(code).toBe(3);
  expect(said).toContain('npm start');
});

it('runs as its user runs it', async () => {
  const run = (...args: string[]): Promise<{ code: number | null; out: string }> => {
    const child = spawn(process.execPath, ['local/cli/main.ts', ...args], {
      env: { ...process.env, YIPAN_URL: served.at },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    return new Promise((resolve) => {
      child.on('close', (code) => resolve({ code, out }));
    });
  };
  const inbox = await run('list-box', '411525', 'inbox', ...GUSHI);
  expect(inbox.code).toBe(0);
  expect(inbox.out).toMatch(/^notices \d+\nnotice\.noticeId/);
  expect((await run('list-bx')).code).toBe(2);
});
