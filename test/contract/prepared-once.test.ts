import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

it('no query of the embedded engine is compiled anew each time it is asked: `LIMIT ?+0`, as its schema says', () => {
  const root = `${import.meta.dirname}/../..`;
  const files = globSync(['shared/sqlite/**/*.ts', 'local/**/*.ts'], { cwd: root });
  const sources = files.map((file) => ({ file, text: readFileSync(`${root}/${file}`, 'utf8') }));
  expect(sources.some(({ text }) => text.includes('LIMIT ?+0'))).toBe(true);
  const bare = sources.filter(({ text }) => /LIMIT \?(?!\+0)/.test(text.replace('`LIMIT ?`', '')));
  expect(bare.map(({ file }) => file)).toEqual([]);
});
