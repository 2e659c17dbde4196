import { meets, report } from './row.ts';
import { writeUnits } from './write-units.ts';

/** `npm run bench`; with `-- --check` it fails where a row misses its target. */
const benches = { 'write-units': writeUnits };

let missed = 0;
for (const [name, bench] of Object.entries(benches)) {
  const rows = await bench();
  report(name, rows);
  missed += rows.filter((row) => !meets(row)).length;
}
if (process.argv.includes('--check') && missed > 0) {
  console.error(`${missed} figures miss their target`);
  process.exit(1);
}
