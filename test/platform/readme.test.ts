import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { servedSandbox } from './served-sandbox.ts';

const root = join(import.meta.dirname, '..', '..');
const readme = readFileSync(join(root, 'README.md'), 'utf8');
const hasCurl = spawnSync('curl', ['--version']).status === 0;
const folder = mkdtempSync(join(tmpdir(), 'yipan-readme-'));
let served: Awaited<ReturnType<typeof servedSandbox>>;
beforeAll(async () => {
  served = await servedSandbox(folder);
});
afterAll(() => served.close());

/** The blocks of the tour: what is typed (`$ ` and its indented lines), and what is shown below it. */
function tour(): readonly { readonly typed: string; readonly shown: string }[] {
  const [, section = ''] = readme.split('## Five minutes');
  const [text = ''] = section.split('\n## ');
  return [...text.matchAll(/```\n([\s\S]*?)```/g)]
    .flatMap(([, block = '']) => block.split(/^\$ /m).slice(1))
    .map((command) => {
      const lines = command.split('\n');
      // A command goes on while a quote is open.
      const end = lines.findIndex(
        (_, i) =>
          (lines
            .slice(0, i + 1)
            .join('\n')
            .split("'").length -
            1) %
            2 ===
          0,
      );
      return { typed: lines.slice(0, end + 1).join('\n'), shown: lines.slice(end + 1).join('\n') };
    });
}

/** Types it all into one bash, the way the README says it; answers what came after each command. */
async function typeAll(commands: readonly string[]): Promise<readonly string[]> {
  const token = `"${process.execPath}" local/token.ts --data "${folder}"`;
  const script = commands
    .map((command) =>
      command
        .replaceAll('npm run -s token --', token)
        .replaceAll('localhost:8787', served.at.replace('http://', '')),
    )
    .join('\nprintf "\\x1e"; read -r\n');
  const path = `${dirname(process.execPath)}:${process.env['PATH']}`;
  const child = spawn('bash', ['-eo', 'pipefail', '-c', script], {
    cwd: root,
    env: { ...process.env, PATH: path },
  });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => {
    said.push(chunk);
    // A reader looks at each answer before typing on; what was recorded reaches the other side meanwhile.
    if (chunk.includes('\x1e')) void served.sandbox.pumps.settle().then(() => child.stdin.write('\n'));
  });
  const ended = new Promise<number | null>((resolve) => {
    child.on('close', resolve);
  });
  expect(await ended).toBe(0);
  return Buffer.concat(said).toString().split('\x1e');
}

/** What a reader compares: problems and events, in their order. */
const facts = (text: string): readonly string[] =>
  text.match(
    /\/problems\/[a-z-]+|event: '[a-z-]+'|"?(state|kind)"?: ?['"][a-z-]+|\d{6,9} ?[\p{Script=Han}]+|^\d{9}$/gmu,
  ) ?? [];

describe('the README', () => {
  it.skipIf(!hasCurl)('its tour does what it shows, typed as it stands', { timeout: 60_000 }, async () => {
    const steps = tour();
    expect(steps.length).toBeGreaterThan(8);
    const answers = await typeAll(steps.map(({ typed }) => typed));
    for (const [i, { typed, shown }] of steps.entries())
      expect([typed, ...facts(answers[i] ?? '')]).toEqual([typed, ...facts(shown)]);
    expect(steps.flatMap(({ shown }) => facts(shown)).length).toBeGreaterThan(8);
  });

  it.each([
    'README.md',
    'docs/architecture.md',
    'docs/deploy.md',
    'docs/serve.md',
    'docs/runbook.md',
    'docs/clocks.md',
    'docs/divisions.md',
    'docs/demo-data.md',
    'docs/assessment.md',
  ])('links of %s lead somewhere', (file) => {
    const text = readFileSync(join(root, file), 'utf8');
    const dead = [...text.matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]*))?\)/g)].filter(
      ([, path = '', heading]) => {
        const target = path === '' ? join(root, file) : join(root, dirname(file), path);
        if (!existsSync(target)) return true;
        return heading !== undefined && !headingsOf(readFileSync(target, 'utf8')).includes(heading);
      },
    );
    expect(dead.map(([link]) => link)).toEqual([]);
  });
});

/** Anchors as the renderer of repositories makes them. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}
