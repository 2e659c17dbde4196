import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { initialsOf } from './initials.ts';

/** Writes the pinyin initials into the hand-kept lists of changes: run it after adding a line. */
for (const file of ['county-changes.tsv', 'township-changes.tsv']) {
  const path = join(import.meta.dirname, '..', '..', 'shared', 'divisions', file);
  const filled = readFileSync(path, 'utf8')
    .split('\n')
    .map((line) => {
      if (line === '' || line.startsWith('#')) return line;
      const [event, on, precision, code, name = '', , ...rest] = line.split('\t');
      return [event, on, precision, code, name, initialsOf(name), ...rest].join('\t');
    });
  writeFileSync(path, filled.join('\n'));
}
