import { meets, report } from './row.ts';
import { throughput } from './throughput.ts';
import { writeUnits } from './write-units.ts';

/** `npm run bench`; with `-- --check` it fails where a row misses its target. */
const benches = { 'write-units': writeUnits, throughput };

let missed = 0;
const asked = process.argv.slice(2).filter((arg) => !arg.startsWith('--'));
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows = await bench();
  report(name, rows);
  missed += rows.filter((row) => !meets(row)).length;
}
if (process.argv.includes('--check') && missed > 0) {
  console.error(`${missed} figures miss their target`);
  process.exit(1);
}
