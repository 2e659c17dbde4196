import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bundle, bundle, functionEntries } from '../../infra/bundling.ts';

/** The most that any HTTP function may load at init beside the SDK. */
const HTTP_LIMIT = 60 * 1024;
/** Bytes loaded at init beside the SDK, by function. Raise one only together with a reason. */
const budgets = JSON.parse(
  readFileSync(join(import.meta.dirname, 'bundle-budgets.json'), 'utf8'),
) as Readonly<Record<string, number>>;

describe('bundles', () => {
  const folder = mkdtempSync(join(tmpdir(), 'yipan-budgets-'));
  let bundles: readonly Bundle[];
  beforeAll(async () => {
    bundles = await bundle(functionEntries(), folder);
  }, 300_000);
  afterAll(() => rmSync(folder, { recursive: true }));
  const nameOf = ({ entry }: Bundle): string => entry.slice('functions/'.length, -'.lambda.ts'.length);

  it('have a budget each, of which those of HTTP keep to 60 KB', () => {
    expect(Object.keys(budgets)).toEqual(bundles.map(nameOf));
    const large = Object.entries(budgets).filter(
      ([name, bytes]) => name.startsWith('http/') && bytes > HTTP_LIMIT,
    );
    expect(large).toEqual([]);
  });

  it('keep to their budgets', () => {
    const outgrown = bundles
      .filter((one) => one.init.own > (budgets[nameOf(one)] ?? 0))
      .map((one) => `${nameOf(one)}: ${one.init.own} of ${budgets[nameOf(one)]} bytes`);
    expect(outgrown).toEqual([]);
  });

  it('count every byte of what they load at init, once', () => {
    for (const { folder: where, init, entry } of bundles) {
      const bytes = [...loadedFrom(where)].reduce((sum, text) => sum + Buffer.byteLength(text), 0);
      expect(init.own + init.sdk, entry).toBe(bytes);
    }
  });

  it('carry the data that they read, and only they', () => {
    const having = (file: string) => bundles.filter((one) => existsSync(join(one.folder, file))).map(nameOf);
    const calendar = 'node_modules/chinese-days/dist/chinese-days.json';
    expect(having(calendar)).toEqual([
      'http/act-on-notice',
      'http/act-on-objection',
      'http/act-on-paper-letter',
      'http/act-on-task',
      'http/draw-sample',
      'http/file-objection',
      'http/list-objections',
      'http/recompute-result',
      'http/set-digest-channel',
      'queue/deliver-notice',
      'schedule/confirm-limits',
      'schedule/open-returns',
      'schedule/send-digests',
      'schedule/watch-limits',
      'task/announce-county',
      'task/score-part',
      'task/settle-office',
    ]);
    expect(having('rules.json')).toEqual([
      'http/act-on-notice',
      'http/act-on-objection',
      'http/act-on-paper-letter',
      'http/act-on-return',
      'http/act-on-task',
      'http/file-objection',
      'http/list-objections',
      'http/list-stuck',
      'http/print-letter',
      'http/raise-notice',
      'http/recompute-result',
      'http/redrive',
      'http/set-tasks',
      'queue/deliver-notice',
      'schedule/confirm-limits',
      'schedule/open-returns',
      'schedule/reconcile',
      'schedule/watch-cases',
      'schedule/watch-limits',
      'stream/spawn-notices',
      'task/announce-county',
      'task/score-part',
      'task/settle-office',
    ]);
    const withDirectory = bundles
      .map(nameOf)
      .filter(
        (name) =>
          !/^(stream|schedule|task\/(announce|close|find|note)|http\/((list|record)-outage|list-dead|redrive|start-run|act-on-agreement|(check|list|publish|read)-schemes?$|read-(health|reference)))/.test(
            name,
          ) ||
          ['hand-over', 'count-flows', 'send-digests', 'detect-suspicions', 'open-returns', 'reconcile'].some(
            (sweep) => name === `schedule/${sweep}`,
          ),
      );
    expect(having('national-list.tsv.br')).toEqual(withDirectory);
  });

  it('make no schema that their function does not use', () => {
    // The answers of an operation are for the API document, and search reads no notice.
    const search = bundles.find((one) => nameOf(one) === 'http/search-divisions');
    const text = [...loadedFrom(search?.folder ?? '')].join('\n');
    const found = ['authorization', 'unpaid-wages', '待办件'].filter((part) => text.includes(part));
    expect(found).toEqual(['authorization']);
  });
});

/** The texts of `index.mjs` and all that it imports without waiting to be asked. */
function loadedFrom(folder: string): ReadonlySet<string> {
  const files = new Set(['index.mjs']);
  const texts = new Set<string>();
  for (const file of files) {
    const text = readFileSync(join(folder, file), 'utf8');
    texts.add(text);
    for (const [, imported] of text.matchAll(/(?:from|import)"\.\/([^"]+)"/g))
      if (imported) files.add(imported);
  }
  return texts;
}
