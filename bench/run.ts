import { assessment } from './assessment.ts';
import { assessmentCost } from './assessment-cost.ts';
import { assessmentProvince } from './assessment-province.ts';
import { bundles } from './bundles.ts';
import { handlerCpu } from './handler-cpu.ts';
import { init } from './init.ts';
import { meets, report } from './row.ts';
import { throughput } from './throughput.ts';
import { writeUnits } from './write-units.ts';

/** `npm run bench`, or `npm run bench -- init bundles`; with `--check` it fails where a row misses its target. */
const benches = {
  'write-units': writeUnits,
  bundles,
  init,
  'handler-cpu': handlerCpu,
  throughput,
  assessment,
  'assessment-province': assessmentProvince,
  'assessment-cost': assessmentCost,
};

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const unknown = asked.filter((name) => !Object.hasOwn(benches, name));
if (unknown.length > 0) {
  console.error(`no bench ${unknown.join(', ')}; there are: ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
let missed = 0;
for (const [name, bench] of Object.entries(benches)) {
  if (asked.length > 0 && !asked.includes(name)) continue;
  const rows = await bench();
  report(name, rows, name.startsWith('assessment') && process.env['ASSESSMENT_SCALE'] !== undefined);
  missed += rows.filter((row) => !meets(row)).length;
}
if (process.argv.includes('--check') && missed > 0) {
  console.error(`${missed} figures miss their target`);
  process.exit(1);
}
