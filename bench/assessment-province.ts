import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadDirectory } from '../shared/divisions/load.ts';
import { fillStore, townshipsFor } from './assessment/filled-store.ts';
import type { ProvinceScored } from './assessment/score-province.ts';
import type { Row } from './row.ts';

/** Jiangsu has 1,439 townships. The records are invented. */
const PROVINCE = '32';
const TOWNSHIPS = 1_300;
const LINES = 1_000_000;

/** A province's quarter by the workflow on one machine, counties and townships, in a process of its own. */
export async function assessmentProvince(): Promise<readonly Row[]> {
  const scale = Number(process.env['ASSESSMENT_SCALE'] ?? 1);
  const directory = loadDirectory();
  const townships = townshipsFor(directory, Math.round(TOWNSHIPS * scale), PROVINCE);
  const folder = mkdtempSync(join(tmpdir(), 'yipan-province-'));
  try {
    const file = join(folder, 'province.sqlite');
    const filling = fillStore(file, directory, townships, LINES * scale);
    const { lines, seconds } = await filling.upTo(townships.length);
    filling.engine.close();
    console.log(`${lines} lines of ${townships.length} townships, filled in ${seconds.toFixed(0)} s`);
    const child = fork(new URL('./assessment/score-province.ts', import.meta.url), [file]);
    const exit = once(child, 'exit');
    const [scored] = (await Promise.race([
      once(child, 'message'),
      exit.then(([code]) => Promise.reject(new Error(`the process ended with ${String(code)}`))),
    ])) as [ProvinceScored];
    await exit;
    console.log(`${scored.units} units of ${scored.counties} counties; the run is ${scored.state}`);
    if (scored.state !== 'scored' || scored.units < townships.length) throw new Error('not all were scored');
    return [
      {
        metric: 'a province’s quarter on one machine (1,300 townships, 1 million facts)',
        value: Math.round(scored.seconds * 10) / 10,
        unit: 's',
        target: 60,
        better: 'lower',
      },
      {
        metric: 'its memory at most',
        value: Math.round(scored.peakMegabytes),
        unit: 'MB',
        target: 1_000,
        better: 'lower',
      },
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
